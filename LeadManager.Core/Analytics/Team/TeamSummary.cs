using LeadManager.Core.Leads;
using LeadManager.Core.Users;

namespace LeadManager.Core.Analytics.Team;

/// <summary>What a manager looks at (S3.101, S3.102): how his people do, where leads stand and where they are lost, who waits for whom.</summary>
public sealed record TeamSummary
{
    /// <summary>The moment, in UTC, that the numbers are of.</summary>
    public required DateTime At { get; init; }

    /// <summary>The days of what is counted by days.</summary>
    public required TeamDays Days { get; init; }

    /// <summary>His people, who has most open leads first.</summary>
    public required IReadOnlyList<TeamMember> Members { get; init; }

    /// <summary>How many people with fewer leads are left out; choose a team to see them.</summary>
    public required int More { get; init; }

    /// <summary>How many of the leads captured in these days came to each step, the first step first.</summary>
    public required IReadOnlyList<StepCount> Funnel { get; init; }

    /// <summary>The numbers of the chosen team's people; null where no team is chosen.</summary>
    public IReadOnlyCollection<int>? Chosen { get; init; }

    /// <summary>Managers whose teams can be chosen.</summary>
    public required IReadOnlyList<PersonName> Managers { get; init; }
}

/// <summary>A step of the funnel and how many leads came to it.</summary>
public sealed record StepCount(LeadStep Name, int Count);

/// <summary>One of a manager's people.</summary>
/// <param name="Person">Who.</param>
/// <param name="Pipeline">His open leads by stage, now.</param>
/// <param name="Given">How many leads others gave him in these days.</param>
/// <param name="Acceptance">How soon he took those on.</param>
/// <param name="FirstContact">How soon he spoke with those.</param>
/// <param name="Activities">How many activities of his happened in these days.</param>
/// <param name="Won">How many of his leads were won in these days.</param>
/// <param name="Overdue">Follow-ups of his that are past due, now.</param>
/// <param name="DueToday">Those that are still due today.</param>
/// <param name="OldestDueAt">When the one that waits longest was due (UTC).</param>
/// <param name="Quiet">Leads of his that have gone quiet, now.</param>
public sealed record TeamMember(
    PersonName Person, IReadOnlyList<StageCount> Pipeline, int Given, ResponseTime Acceptance, ResponseTime FirstContact,
    int Activities, int Won, int Overdue, int DueToday, DateTime? OldestDueAt, int Quiet)
{
    /// <summary>How many quotations he requested in these days (S3.209).</summary>
    public int Requested { get; init; }

    /// <summary>How soon those were decided (S3.077).</summary>
    public ResponseTime Decision { get; init; } = ResponseTime.None;

    /// <summary>His open leads, now.</summary>
    public int Open => Pipeline.Sum(stage => stage.Count);
}

/// <summary>How soon leads were answered that somebody was given.</summary>
/// <param name="Count">How many were answered.</param>
/// <param name="WithinADay">Of these, within 24 hours.</param>
/// <param name="Minutes">All their times together.</param>
public sealed record ResponseTime(int Count, int WithinADay, long Minutes)
{
    /// <summary>Where nothing was answered.</summary>
    public static readonly ResponseTime None = new(0, 0, 0);

    /// <summary>The mean time in minutes; absent where nothing was answered.</summary>
    public double? Mean => Count == 0 ? null : (double)Minutes / Count;
}
