using System.Globalization;

namespace LeadManager.Benchmarks.Circuits;

/// <summary>Says what was measured.</summary>
internal static class CircuitReport
{
    public static void Begin(int count, int leads, IReadOnlyList<string> people, IReadOnlyDictionary<string, string> limits)
    {
        Say($"{count} signed-in dashboards of {string.Join(", ", people)} over {leads:N0} leads, {Environment.ProcessorCount} cores for application and client together");
        Say($"raised for this, because everything comes from one address: {string.Join(", ", limits.Select(limit => $"{limit.Key}={limit.Value}"))}");
    }

    public static void Memory(string when, double before, double now, int count) =>
        Say($"memory, {when}: {now:N0} MB resident, {before:N0} MB before the first; {(now - before) * 1024 / count:N0} KB a circuit (what the collector has not given back yet is counted in)");

    public static void Delays(string what, IReadOnlyList<OpenDashboard> open) => Times($"change-to-render, {what}", open.SelectMany(dashboard => dashboard.Delays));

    public static void Steady(string how, double perSecond, IReadOnlyList<OpenDashboard> open, ChangeLog changes, int seconds, double busy)
    {
        Say($"for {seconds} s {perSecond:N1} changes a second, {how}; the application used {busy:N2} cores");
        Times("  an answer of the API", changes.Answers);
        Delays("every change", open);
        Times("  of these the newest in each render", open.SelectMany(dashboard => dashboard.Newest));
        Times("  event-to-render, clicks meanwhile", open.SelectMany(dashboard => dashboard.Clicks));
        var renders = open.Select(dashboard => dashboard.Renders / (double)seconds).ToList();
        Say($"  renders a second and circuit: {renders.Average():N2}, most {renders.Max():N2}; {open.Sum(dashboard => dashboard.Bytes) / Math.Max(1, open.Sum(dashboard => dashboard.Renders)) / 1024.0:N1} KB each before compression");
    }

    public static void End(IReadOnlyList<OpenDashboard> open, ChangeLog changes, WebApp app)
    {
        var faults = open.SelectMany(dashboard => dashboard.Circuit.Faults).Concat(changes.Refusals).ToList();
        Say($"dropped circuits: {open.Count(dashboard => dashboard.Circuit.IsDropped)}; behind the last total: {open.Count(dashboard => dashboard.Shown != changes.Total)}; errors: {faults.Count}; warnings in the application's log: {app.Trouble.Count}");
        foreach (var fault in faults.Concat(app.Trouble).Distinct().Take(10))
            Say($"  {fault}");
    }

    private static void Times(string what, IEnumerable<double> times)
    {
        var sorted = times.Order().ToArray();
        if (sorted.Length == 0)
            Say($"{what}: none seen");
        else
            Say($"{what}: p50 {Measurement.At(sorted, 0.5):N0} ms, p95 {Measurement.At(sorted, 0.95):N0} ms, most {sorted[^1]:N0} ms, of {sorted.Length:N0}");
    }

    private static void Say(FormattableString text) => Console.WriteLine(text.ToString(CultureInfo.InvariantCulture));
}
