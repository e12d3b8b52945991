using System.Globalization;
using Microsoft.AspNetCore.Components;

namespace LeadManager.Web.Components.Shared;

/// <summary>
/// A line over time beside the year before. Every step is a place that the pointer or the keyboard can reach, names its
/// numbers and leads to the list behind them; nothing of it needs the server.
/// </summary>
public partial class TrendChart
{
    [Parameter, EditorRequired] public IReadOnlyList<TrendPoint> Points { get; set; } = [];

    /// <summary>The last step is not over yet: its line is dotted.</summary>
    [Parameter] public bool LastIsRunning { get; set; } = true;

    /// <summary>What is counted; "leads" where absent.</summary>
    [Parameter] public string? Noun { get; set; }

    private TrendScale? _scale;

    // Asked for every point and line.
    private TrendScale Scale => _scale ??= new(Points);

    private List<(int Index, int Value)> Counts => [.. Points.Select((point, index) => (index, point.Count))];

    private List<(int Index, int Value)> Settled => LastIsRunning && Points.Count > 1 ? Counts[..^1] : Counts;

    private List<(int Index, int Value)> Earlier =>
        [.. Points.Select((point, index) => (index, point.Before)).Where(step => step.Before is not null).Select(step => (step.index, step.Before ?? 0))];

    private string Description => L["{0} to {1}, from {2} to {3}",
        Points[0].FullLabel, Points[^1].FullLabel, Number(Points.Min(point => point.Count)), Number(Points.Max(point => point.Count))];

    protected override void OnParametersSet() => _scale = null;

    private static string Number(int value) => value.ToString("N0", CultureInfo.CurrentCulture);
}
