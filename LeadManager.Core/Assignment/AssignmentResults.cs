using LeadManager.Core.Access;
using LeadManager.Core.Results;

namespace LeadManager.Core.Assignment;

/// <summary>What a hand-over came to.</summary>
/// <param name="LeadId">The lead.</param>
/// <param name="LeadName">Whose lead it is about, as people say it.</param>
/// <param name="AssigneeId">Who has it now; absent where nobody does.</param>
/// <param name="AssigneeName">His name.</param>
public sealed record HandedOver(int LeadId, string LeadName, int? AssigneeId, string? AssigneeName);

/// <summary>What became of one lead of a bulk assignment.</summary>
/// <param name="LeadId">The lead as it was asked for.</param>
/// <param name="LeadName">Its name; absent where the actor may not see it.</param>
/// <param name="Failure">Why it was left as it is; absent where it went over.</param>
public sealed record BulkOutcome(int LeadId, string? LeadName, Failure? Failure)
{
    public bool IsOk => Failure is null;
}

/// <summary>Somebody to whom the actor may give leads, with what speaks for and against him today.</summary>
/// <param name="Id">The number of his account.</param>
/// <param name="Name">The name as shown.</param>
/// <param name="Role">His role now.</param>
/// <param name="OpenLeads">How many open leads he has.</param>
/// <param name="IsAway">Whether he is away today, in the office's calendar; nothing can be given to him then.</param>
/// <param name="AwayUntil">His last day away, where it is known.</param>
/// <param name="GivenToday">How many leads others and rules have given him today.</param>
/// <param name="DailyCap">How many a rule or a forwarding gives him in one day; absent without a limit.</param>
/// <param name="LastAssignedAt">When he was last given a lead (UTC).</param>
public sealed record AssignableUser(
    int Id, string Name, Role Role, int OpenLeads, bool IsAway, DateOnly? AwayUntil, int GivenToday, int? DailyCap, DateTime? LastAssignedAt)
{
    /// <summary>Whether rules and forwarding pass him over for the rest of the day; people may still choose him.</summary>
    public bool IsCapped => GivenToday >= DailyCap;
}

/// <summary>One turn in a lead's chain as it is shown (S4.53-S4.60). Every moment is in UTC.</summary>
/// <param name="UserId">The holder.</param>
/// <param name="Role">His role then.</param>
/// <param name="Name">His name then.</param>
/// <param name="AssignedAt">Since when he had it.</param>
/// <param name="ById">Who handed it over; absent where a rule or the system did.</param>
/// <param name="By">The name of who, or what, handed it over.</param>
/// <param name="Status">How the turn ended.</param>
/// <param name="AcceptedAt">When the holder took it on.</param>
/// <param name="EndedAt">When the turn ended; absent while it lasts.</param>
/// <param name="Notes">What was said with it.</param>
/// <param name="Answer">What the holder said at the end.</param>
public sealed record ChainLine(
    int UserId, Role Role, string Name, DateTime AssignedAt, int? ById, string By, ChainStatus Status, DateTime? AcceptedAt, DateTime? EndedAt,
    string? Notes, string? Answer)
{
    internal static ChainLine Of(ChainEntry entry) => new(
        entry.UserId, entry.Role, entry.Name, entry.AssignedAt, entry.ById, entry.ByName, entry.Status, entry.AcceptedAt, entry.CompletedAt,
        entry.Notes, entry.Answer);
}

/// <summary>Everybody whom the actor may choose, by name.</summary>
public sealed record AssignableUsers(IReadOnlyList<AssignableUser> Items);

/// <summary>All turns of a lead, the first one first.</summary>
public sealed record LeadChain(IReadOnlyList<ChainLine> Items)
{
    /// <summary>The turn that lasts, if one does.</summary>
    public ChainLine? Current => Items is [.., { EndedAt: null } last] ? last : null;
}
