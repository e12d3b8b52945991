using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;

namespace LeadManager.Benchmarks.Exports;

/// <summary>What an export costs those who read lists meanwhile: case X06 of the reliability list.</summary>
internal sealed class ExportBesideOthers(WebApp app, IReadOnlyList<HttpClient> others)
{
    private const int Leads = 500_000, Others = 100, Pages = 400, Seed = 7;
    private static readonly TimeSpan Quiet = TimeSpan.FromSeconds(20), ThinkAtMost = TimeSpan.FromSeconds(4);
    private static readonly string[] Lists = ["", "list=fresh&", "list=unassigned&", "status=Qualified&", "sort=-createdAt&", "source=Website&sort=-createdAt&"];

    private ConcurrentBag<double> _times = [];
    private int _refused;

    public static async Task RunAsync(string[] arguments)
    {
        await using var app = arguments is [var file, ..] ? await WebApp.OpenAsync(file) : await WebApp.StartAsync(Leads);
        var count = arguments is [_, var number] ? int.Parse(number, CultureInfo.InvariantCulture) : Others;
        var others = new List<HttpClient>();
        for (var other = 0; other < count; other++)
        {
            others.Add(new HttpClient { BaseAddress = app.Address });
            await SignedInPerson.SignInAsync(others[^1], other % 2 == 0 ? "user" : "safelife", app.Password, default);
        }

        await new ExportBesideOthers(app, others).MeasureAsync();
        others.ForEach(other => other.Dispose());
    }

    private async Task MeasureAsync()
    {
        using var exporter = new HttpClient { BaseAddress = app.Address, Timeout = Timeout.InfiniteTimeSpan };
        await SignedInPerson.SignInAsync(exporter, "administrator", app.Password, default);
        using var left = new CancellationTokenSource();
        var reading = others.Select((other, place) => ReadAsync(other, new Random(Seed + place), left.Token)).ToList();
        await Task.Delay(Quiet); // everything is warm
        Say($"{others.Count} signed-in readers, a page of a list every {ThinkAtMost.TotalSeconds / 2:N0} s each, {Environment.ProcessorCount} cores for application and client together");
        _times = [];
        await Task.Delay(Quiet);
        var alone = Report("nobody exports");
        foreach (var path in new[] { "api/leads/export.csv", "api/leads/export.xlsx" })
        {
            _times = [];
            var got = await Download.FetchAsync(app, exporter, path, default);
            var beside = Report($"beside {path}");
            Say($"  p95 is {beside / alone:N1} times that; the export took {got.Whole.TotalSeconds:N1} s, first byte after {got.FirstByte.TotalSeconds:N2} s, {got.Bytes / 1e6:N1} MB, memory rose by {got.Rise:N0} MB");
            await Task.Delay(Quiet / 4);
        }

        await left.CancelAsync();
        await Task.WhenAll(reading);
        Say($"refused: {_refused}; warnings in the application's log: {app.Trouble.Count}");
    }

    private async Task ReadAsync(HttpClient other, Random random, CancellationToken ct)
    {
        try
        {
            while (true)
            {
                await Task.Delay(ThinkAtMost * random.NextDouble(), ct);
                var begun = Stopwatch.GetTimestamp();
                using var answer = await other.GetAsync($"api/leads?{Lists[random.Next(Lists.Length)]}page={random.Next(1, Pages)}", ct);
                if (answer.IsSuccessStatusCode)
                    _times.Add(Stopwatch.GetElapsedTime(begun).TotalMilliseconds);
                else
                    Interlocked.Increment(ref _refused);
            }
        }
        catch (OperationCanceledException)
        {
            // Has read enough.
        }
    }

    /// <summary>Says how long a page took and gives the 95th percentile.</summary>
    private double Report(string when)
    {
        var sorted = _times.Order().ToArray();
        Say($"a page while {when}: p50 {Measurement.At(sorted, 0.5):N0} ms, p95 {Measurement.At(sorted, 0.95):N0} ms, most {sorted[^1]:N0} ms, of {sorted.Length:N0}");
        return Measurement.At(sorted, 0.95);
    }

    private static void Say(FormattableString text) => Console.WriteLine(text.ToString(CultureInfo.InvariantCulture));
}
