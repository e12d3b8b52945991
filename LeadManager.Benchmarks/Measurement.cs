using System.Diagnostics;
using System.Globalization;

namespace LeadManager.Benchmarks;

/// <summary>Times one action as a caller meets it: warmed up, then often enough for a 95th percentile.</summary>
internal static class Measurement
{
    private const int WarmUps = 5, Rounds = 60;

    /// <summary>A line of the table.</summary>
    public static async Task<string> OfAsync(string name, Func<int, Task> action)
    {
        for (var round = 0; round < WarmUps; round++)
            await action(round);
        var times = new double[Rounds];
        for (var round = 0; round < Rounds; round++)
        {
            var begun = Stopwatch.GetTimestamp();
            await action(WarmUps + round);
            times[round] = Stopwatch.GetElapsedTime(begun).TotalMilliseconds;
        }

        Array.Sort(times);
        return string.Create(CultureInfo.InvariantCulture, $"| {name} | {times[Rounds / 2]:N1} | {times[(int)(Rounds * 0.95)]:N1} |");
    }
}
