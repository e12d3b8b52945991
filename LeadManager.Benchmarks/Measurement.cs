using System.Diagnostics;
using System.Globalization;

namespace LeadManager.Benchmarks;

/// <summary>Times an action as a caller meets it: warmed up, then often enough for a 95th percentile.</summary>
internal static class Measurement
{
    private const int WarmUps = 60, Rounds = 200;

    /// <summary>So long an action runs at least before it is timed: until then the runtime still compiles it.</summary>
    private static readonly TimeSpan WarmTime = TimeSpan.FromSeconds(6);

    /// <summary>The figure's line of the table, beside the same in the bare engine.</summary>
    public static async Task<string> LineAsync(Figure figure, BareDatabase bare)
    {
        var begun = Stopwatch.GetTimestamp();
        for (var round = 0; round < WarmUps || Stopwatch.GetElapsedTime(begun) < WarmTime; round++)
            await figure.Action(round);
        using var process = Process.GetCurrentProcess();
        var worked = process.TotalProcessorTime;
        var service = await TimesAsync(figure.Action, warmUps: 0);
        process.Refresh();
        var work = (process.TotalProcessorTime - worked).TotalMilliseconds / Rounds;
        var line = string.Create(CultureInfo.InvariantCulture, $"| {figure.Name} | {At(service, 0.5):N1} | {At(service, 0.95):N1} | {work:N1} |");
        if (figure.Sql is not { } sql)
            return line + " | |";
        var engine = await TimesAsync(round =>
        {
            bare.Read(sql(round));
            return Task.CompletedTask;
        });
        return line + string.Create(CultureInfo.InvariantCulture, $" {At(engine, 0.5):N2} | {At(service, 0.5) / At(engine, 0.5):N1} |");
    }

    /// <summary>The sorted times of the rounds, in milliseconds.</summary>
    public static async Task<double[]> TimesAsync(Func<int, Task> action, int warmUps = WarmUps, int rounds = Rounds)
    {
        for (var round = 0; round < warmUps; round++)
            await action(round);
        var times = new double[rounds];
        for (var round = 0; round < rounds; round++)
        {
            var begun = Stopwatch.GetTimestamp();
            await action(warmUps + round);
            times[round] = Stopwatch.GetElapsedTime(begun).TotalMilliseconds;
        }

        Array.Sort(times);
        return times;
    }

    /// <summary>The time that this share of the rounds stays below.</summary>
    public static double At(double[] sorted, double share) => sorted[Math.Min(sorted.Length - 1, (int)(sorted.Length * share))];
}
