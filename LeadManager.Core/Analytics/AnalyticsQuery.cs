namespace LeadManager.Core.Analytics;

/// <summary>Which leads are counted: those captured from the first to the last day, in the office's calendar; all where absent.</summary>
public sealed record AnalyticsQuery
{
    public DateOnly? From { get; init; }

    public DateOnly? To { get; init; }
}
