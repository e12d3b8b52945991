namespace LeadManager.Core.Analytics.Tallies;

/// <summary>What leads are counted by.</summary>
public enum TallyKind
{
    /// <summary>All of them, under one empty key.</summary>
    Total,
    Staff,
    Source,
    Event,
    WordOfMouth,
    LastContact,
    City,
    Status,

    /// <summary>The stage in the manager's words.</summary>
    Stage,

    Temperature,

    /// <summary>The referral types of active clients.</summary>
    Referral,

    /// <summary>The named lists that depend on nothing but the lead.</summary>
    List,

    /// <summary>The office's month of capture, <c>yyyy-MM</c>.</summary>
    Month,
}

/// <summary>
/// How many leads outside the bin have this key and these owners. Kept in the transaction of every change of a lead, so
/// that a dashboard adds up a few thousand numbers instead of reading a million leads.
/// </summary>
public sealed class LeadTally
{
    public const int KeyMax = 200;

    public TallyKind Kind { get; set; }
    public required string Key { get; set; }

    /// <summary>The <see cref="TallyOwner.Key"/> of those who own these leads, or one of the <see cref="TallyGroups"/>.</summary>
    public required string Owner { get; set; }

    public int Count { get; set; }
}

/// <summary>
/// One combination of owners that leads have, with the columns of a lead that decide who counts it. Status and outcome
/// are kept only for leads without an assignee: no scope that is tallied asks them of the others.
/// </summary>
public sealed class TallyOwner
{
    public const int KeyMax = 100;

    public required string Key { get; set; }
    public int? AssigneeId { get; set; }
    public int? TeamLeadId { get; set; }
    public int? RelationshipManagerId { get; set; }
    public Leads.LeadStatus Status { get; set; }
    public Leads.LeadOutcome? Outcome { get; set; }
}
