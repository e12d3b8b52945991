using LeadManager.Core.Leads;

namespace LeadManager.Core.Analytics;

/// <summary>A name and how many leads bear it.</summary>
public sealed record NameCount(string Name, int Count);

/// <summary>A status and how many leads have it.</summary>
public sealed record StatusCount(LeadStatus Name, int Count);

/// <summary>A stage, in the manager's words, and how many leads stand at it.</summary>
public sealed record StageCount(LeadStage Name, int Count);

/// <summary>An owner and how many leads are his.</summary>
public sealed record AssigneeCount(int Id, string Name, int Count);

/// <summary>A month of the office, by its first day, and how many leads were captured in it.</summary>
public sealed record MonthCount(DateOnly Month, int Count);

/// <summary>The single numbers of the dashboard.</summary>
/// <param name="Total">All leads of the period.</param>
/// <param name="Fresh">The named list Fresh.</param>
/// <param name="Unassigned">The named list Unassigned.</param>
/// <param name="Referrals">The named list Referrals: active clients.</param>
/// <param name="RegularReferrals">Of these, the regular ones.</param>
/// <param name="InterimReferrals">Of these, the interim ones.</param>
/// <param name="Won">The named list Won.</param>
public sealed record LeadCounts(int Total, int Fresh, int Unassigned, int Referrals, int RegularReferrals, int InterimReferrals, int Won)
{
    /// <summary>What is counted where there are no leads.</summary>
    public static readonly LeadCounts None = new(0, 0, 0, 0, 0, 0, 0);
}

/// <summary>How it goes just now, whatever the period.</summary>
/// <param name="WonThisMonth">Won since the month began in the office.</param>
/// <param name="WonLastMonthSoFar">Won in the same part of the month before.</param>
/// <param name="NewThisWeek">Captured since Monday.</param>
public sealed record RecentCounts(int WonThisMonth, int WonLastMonthSoFar, int NewThisWeek)
{
    /// <summary>What is counted where there are no leads.</summary>
    public static readonly RecentCounts None = new(0, 0, 0);
}

/// <summary>Accounts that may enter, and those that wait for approval.</summary>
public sealed record UserCounts(int Active, int Waiting);

/// <summary>Everything a dashboard shows, over the leads that the actor's dashboard counts. Lists are longest first.</summary>
public sealed record AnalyticsSummary
{
    public required LeadCounts Counts { get; init; }
    public required RecentCounts Recent { get; init; }
    public required UserCounts Users { get; init; }
    public required IReadOnlyList<NameCount> ByStaff { get; init; }
    public required IReadOnlyList<NameCount> BySource { get; init; }
    public required IReadOnlyList<NameCount> ByEvent { get; init; }
    public required IReadOnlyList<NameCount> ByWordOfMouthType { get; init; }
    public required IReadOnlyList<StatusCount> ByStatus { get; init; }
    public required IReadOnlyList<StageCount> ByStage { get; init; }

    /// <summary>The stages in the words of the actor's own role; null where these are the manager's.</summary>
    public IReadOnlyList<StageCount>? ByOwnStage { get; init; }
    public required IReadOnlyList<AssigneeCount> ByAssignee { get; init; }

    /// <summary>The last 24 months, oldest first, months without leads too; whatever the period.</summary>
    public required IReadOnlyList<MonthCount> ByMonth { get; init; }

    /// <summary>The moment, in UTC, that the numbers are of.</summary>
    public required DateTime At { get; init; }
}
