using System.Diagnostics;
using System.Globalization;
using System.Net.Http.Json;
using System.Text.Json;

namespace LeadManager.Benchmarks.Circuits;

/// <summary>
/// Makes leads through the API, one after the other or many in one, and keeps when each began. Each makes the office's total one larger,
/// so a total on a dashboard says which changes it holds.
/// </summary>
internal sealed class ChangeLog(SignedInPerson person, int totalBefore, int most)
{
    private readonly long[] _begun = new long[most];
    private int _count;

    /// <summary>The total before the first change.</summary>
    public int TotalBefore => totalBefore;

    /// <summary>The total that dashboards show once every change so far is seen.</summary>
    public int Total => totalBefore + Volatile.Read(ref _count);

    /// <summary>How long the API took for each, in milliseconds.</summary>
    public List<double> Answers { get; } = [];

    public List<string> Refusals { get; } = [];

    public static async Task<ChangeLog> BeginAsync(SignedInPerson person, int most, CancellationToken ct)
    {
        var summary = await person.Api.GetFromJsonAsync<JsonElement>("api/analytics/summary", ct);
        return new ChangeLog(person, summary.GetProperty("counts").GetProperty("total").GetInt32(), most);
    }

    /// <summary>When the change that brought this total began.</summary>
    public long BegunAt(int total) => _begun[total - totalBefore - 1];

    public async Task ChangeAsync(CancellationToken ct)
    {
        var number = _count;
        var lead = new { firstName = "Load", lastName = $"Number{number}", phone = string.Create(CultureInfo.InvariantCulture, $"555 {number / 10_000:000} {number % 10_000:0000}"), source = "Website" };
        _begun[number] = Stopwatch.GetTimestamp();
        Volatile.Write(ref _count, number + 1); // before it is asked for: a dashboard may show it before the answer is here
        using var answer = await person.Api.PostAsJsonAsync("api/leads", lead, ct);
        if (!answer.IsSuccessStatusCode)
        {
            Refusals.Add(await answer.Content.ReadAsStringAsync(ct));
            Volatile.Write(ref _count, number);
            return;
        }

        Answers.Add(Stopwatch.GetElapsedTime(_begun[number]).TotalMilliseconds);
    }

    /// <summary>Makes so many leads in one change: an import, which is one transaction.</summary>
    public async Task ChangeTogetherAsync(int many, CancellationToken ct)
    {
        var number = _count;
        var lines = Enumerable.Range(number, many).Select(one => string.Create(CultureInfo.InvariantCulture, $"Load,Number{one},555 {one / 10_000:000} {one % 10_000:0000},Website"));
        using var form = new MultipartFormDataContent { { new StringContent(string.Join("\r\n", lines.Prepend("First name,Last name,Phone,Source"))), "file", "load.csv" } };
        var begun = Stopwatch.GetTimestamp();
        Array.Fill(_begun, begun, number, many);
        Volatile.Write(ref _count, number + many);
        using var answer = await person.Api.PostAsync("api/import", form, ct);
        if (answer.IsSuccessStatusCode)
            Answers.Add(Stopwatch.GetElapsedTime(begun).TotalMilliseconds);
        else
        {
            Refusals.Add(await answer.Content.ReadAsStringAsync(ct));
            Volatile.Write(ref _count, number);
        }
    }

    /// <summary>Makes so many leads together at the beginning of each second, for so long.</summary>
    public async Task KeepChangingTogetherAsync(int many, int seconds, CancellationToken ct)
    {
        var begun = Stopwatch.GetTimestamp();
        for (var second = 0; second < seconds; second++)
        {
            if (TimeSpan.FromSeconds(second) - Stopwatch.GetElapsedTime(begun) is var wait && wait > TimeSpan.Zero)
                await Task.Delay(wait, ct);
            await ChangeTogetherAsync(many, ct);
        }
    }

    /// <summary>Makes so many a second for so long; those that are late are made at once.</summary>
    public async Task KeepChangingAsync(int perSecond, TimeSpan time, CancellationToken ct)
    {
        var begun = Stopwatch.GetTimestamp();
        for (var made = 0; Stopwatch.GetElapsedTime(begun) < time; made++)
        {
            if (TimeSpan.FromSeconds((double)made / perSecond) - Stopwatch.GetElapsedTime(begun) is var wait && wait > TimeSpan.Zero)
                await Task.Delay(wait, ct);
            await ChangeAsync(ct);
        }
    }
}
