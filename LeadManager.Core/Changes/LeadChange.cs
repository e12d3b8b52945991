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

    public int? FromUserId { get; init; }

    public int? ToUserId { get; init; }

    public int? ActorId { get; init; }

    public DateTime At { get; init; }
}
