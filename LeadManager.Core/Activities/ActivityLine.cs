namespace LeadManager.Core.Activities;

/// <summary>An activity as it is shown.</summary>
/// <param name="Id">Its number.</param>
/// <param name="LeadId">The lead it belongs to.</param>
/// <param name="Type">What kind of thing happened.</param>
/// <param name="Note">What was said or done.</param>
/// <param name="Outcome">What came of it.</param>
/// <param name="DurationMinutes">How long it took.</param>
/// <param name="At">When it happened, in UTC.</param>
/// <param name="ById">Who wrote it down.</param>
/// <param name="By">His name.</param>
public sealed record ActivityLine(int Id, int LeadId, ActivityType Type, string Note, string? Outcome, int? DurationMinutes, DateTime At, int? ById, string? By);

/// <summary>One page of a lead's activities, the latest first, and how many there are in all.</summary>
public sealed record ActivityPage(IReadOnlyList<ActivityLine> Items, int Total);
