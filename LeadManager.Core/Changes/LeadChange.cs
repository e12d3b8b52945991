namespace LeadManager.Core.Changes;

/// <summary>
/// That something happened to a lead: kind, from whom to whom, by whom, when; no personal data. Its growing id is a
/// cursor for other readers.
/// </summary>
public sealed class LeadChange
{
    public int Id { get; private set; }

    public int LeadId { get; init; }

    public required string Kind { get; init; }

    /// <summary>The assignee before and after; the same where the change handed nothing over.</summary>
    public int? FromUserId { get; init; }

    public int? ToUserId { get; init; }

    /// <summary>Who did it; absent for the system itself.</summary>
    public int? ActorId { get; init; }

    /// <summary>When, in UTC.</summary>
    public DateTime At { get; init; }
}
