using System.Diagnostics;
using System.Globalization;

namespace LeadManager.Benchmarks.Roles;

/// <summary>The times of some rounds after as many to warm up, and the work of the processor in each.</summary>
internal sealed record RoleTiming(double[] Sorted, double Work)
{
    public static async Task<RoleTiming> OfAsync(Func<int, Task> action, int rounds)
    {
        for (var round = 0; round < rounds / 2; round++)
            await action(round);
        using var process = Process.GetCurrentProcess();
        var worked = process.TotalProcessorTime;
        var times = await Measurement.TimesAsync(action, 0, rounds);
        process.Refresh();
        return new RoleTiming(times, (process.TotalProcessorTime - worked).TotalMilliseconds / rounds);
    }

    public static RoleTiming Together(IEnumerable<RoleTiming> parts) =>
        parts.ToList() is var all ? new RoleTiming([.. all.SelectMany(part => part.Sorted).Order()], all.Average(part => part.Work)) : throw new UnreachableException();

    public double At(double share) => Measurement.At(Sorted, share);

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{At(0.5):N1} / {At(0.95):N1} ({Work:N1})");
}
