namespace LeadManager.Core.Analytics;

/// <summary>The part of a summary that depends on the period.</summary>
internal sealed record LeadNumbers
{
    public required LeadCounts Counts { get; init; }
    public required IReadOnlyList<NameCount> ByStaff { get; init; }
    public required IReadOnlyList<NameCount> BySource { get; init; }
    public required IReadOnlyList<NameCount> ByEvent { get; init; }
    public required IReadOnlyList<NameCount> ByWordOfMouthType { get; init; }
    public required IReadOnlyList<StatusCount> ByStatus { get; init; }
    public required IReadOnlyList<StageCount> ByStage { get; init; }
    public required IReadOnlyList<AssigneeCount> ByAssignee { get; init; }
}
