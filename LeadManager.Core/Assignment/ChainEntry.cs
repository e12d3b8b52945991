using LeadManager.Core.Access;

namespace LeadManager.Core.Assignment;

/// <summary>How a holder's turn with a lead ended; <see cref="Assigned"/> while it lasts or where somebody else moved the lead on (S4.13-S4.16).</summary>
public enum ChainStatus
{
    Assigned,
    Forwarded,
    Completed,
    Rejected,
}

/// <summary>
/// One hand-over in a lead's chain: who held it, since when, from whom, and how that ended (S4.54-S4.60). Role and name
/// are kept as they were then. Every moment is in UTC.
/// </summary>
public sealed class ChainEntry
{
    public int Id { get; private set; }

    public required int LeadId { get; init; }

    /// <summary>The holder.</summary>
    public required int UserId { get; init; }

    public required Role Role { get; init; }

    public required string Name { get; init; }

    public required DateTime AssignedAt { get; init; }

    /// <summary>Who handed it over; absent where a rule or the system did.</summary>
    public int? ById { get; init; }

    /// <summary>The name of who, or what, handed it over.</summary>
    public required string ByName { get; init; }

    /// <summary>What was said with it, at most <see cref="Leads.LeadLimits.Reason"/> characters.</summary>
    public string? Notes { get; init; }

    public ChainStatus Status { get; set; }

    /// <summary>When the holder took it on.</summary>
    public DateTime? AcceptedAt { get; set; }

    /// <summary>When the turn ended; absent while it lasts.</summary>
    public DateTime? CompletedAt { get; set; }

    /// <summary>What the holder said at the end; mandatory for a rejection.</summary>
    public string? Answer { get; set; }

    /// <summary>After how many minutes the holder took on what somebody else had given him; absent while he has not (S3.208).</summary>
    public int? AcceptedAfter { get; set; }

    /// <summary>After how many minutes the holder first spoke with the lead: wrote down a call, visit, e-mail or meeting of his.</summary>
    public int? ContactedAfter { get; set; }

    /// <summary>When the turn was found not to be accepted in time; once for each turn.</summary>
    public DateTime? MissedAt { get; set; }

    /// <summary>The holder takes it on; once more changes nothing.</summary>
    internal void Accept(DateTime now)
    {
        if (AcceptedAt is not null)
            return;
        (AcceptedAt, AcceptedAfter) = (now, MinutesUntil(now));
    }

    /// <summary>The holder has spoken with the lead; only the first time counts, and none from before it was his.</summary>
    internal void Contact(DateTime at) => ContactedAfter ??= at < AssignedAt ? null : MinutesUntil(at);

    /// <summary>The whole minutes from the hand-over; none where it was before.</summary>
    internal int MinutesUntil(DateTime at) => (int)Math.Max(0, (at - AssignedAt).TotalMinutes);
}
