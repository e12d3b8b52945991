using System.Diagnostics;
using System.Globalization;
using LeadManager.Core.Access;
using LeadManager.Core.Analytics.Tallies;
using LeadManager.Core.Leads;

namespace LeadManager.Benchmarks;

/// <summary>What is measured over a longer while: eight writers at once, a recount, a stream of many leads.</summary>
internal static class Totals
{
    private const int Writers = 8, LeadsEach = 250, Streamed = 100_000;

    /// <summary>What is measured, by its name.</summary>
    public static IReadOnlyList<(string Name, Func<BenchOffice, Task<string>> MeasureAsync)> All { get; } =
        [("writers together", WriteTogetherAsync), ("stream", StreamAsync), ("recount", RecountAsync)];

    private static async Task<string> WriteTogetherAsync(BenchOffice office)
    {
        var editing = office.Get<LeadEditing>();
        for (var number = 0; number < Writers * LeadsEach; number++) // until the runtime has compiled it
            await editing.CreateAsync(office.Actor, WriteFigures.Entry(number), default);
        var failed = 0;
        var times = new double[Writers * LeadsEach];
        var begun = Stopwatch.GetTimestamp();
        await Task.WhenAll(Enumerable.Range(0, Writers).Select(writer => Task.Run(async () =>
        {
            for (var number = 0; number < LeadsEach; number++)
            {
                var started = Stopwatch.GetTimestamp();
                if (!(await editing.CreateAsync(office.Actor, WriteFigures.Entry((writer * LeadsEach) + number), default)).IsOk)
                    Interlocked.Increment(ref failed);
                times[(writer * LeadsEach) + number] = Stopwatch.GetElapsedTime(started).TotalMilliseconds;
            }
        })));
        var seconds = Stopwatch.GetElapsedTime(begun).TotalSeconds;
        Array.Sort(times);
        return Say($"{Writers} writers together: {times.Length / seconds:N0} leads a second, p95 {Measurement.At(times, 0.95):N1} ms, {failed} refused");
    }

    private static async Task<string> StreamAsync(BenchOffice office)
    {
        var begun = Stopwatch.GetTimestamp();
        var count = 0;
        await foreach (var lead in office.Get<LeadService>().StreamAsync(office.Actor, LeadAction.ExportLeads, new LeadQuery(), default))
            if (++count == Streamed)
                break;
        return Say($"{count:N0} leads read for an export, without writing the file: {Stopwatch.GetElapsedTime(begun).TotalSeconds:N1} s");
    }

    private static async Task<string> RecountAsync(BenchOffice office)
    {
        var begun = Stopwatch.GetTimestamp();
        var faults = await office.Get<TallyService>().RecountAsync(default);
        return Say($"all leads counted afresh in {Stopwatch.GetElapsedTime(begun).TotalSeconds:N1} s: {faults.Count} kept numbers differed");
    }

    private static string Say(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
