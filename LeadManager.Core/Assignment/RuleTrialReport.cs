namespace LeadManager.Core.Assignment;

/// <summary>Which rules to try, and on what.</summary>
public sealed record TryRules
{
    /// <summary>The most days to look back, and the most leads to read.</summary>
    public const int DaysMax = 366, LeadsMax = 5_000;

    /// <summary>The leads of so many days, those of today counted.</summary>
    public int Days { get; set; } = 30;

    /// <summary>Whether rules that are switched off are tried as if they were on.</summary>
    public bool WithOff { get; set; } = true;

    /// <summary>A rule as it is being written, in the place of the stored one, or the last where it is new.</summary>
    public SaveAssignmentRule? Draft { get; set; }
}

/// <summary>What the rules would have done with past leads, had each arrived without an assignee.</summary>
/// <param name="Days">The leads of so many days.</param>
/// <param name="Leads">How many of them were tried.</param>
/// <param name="IsCut">There were more; the latest were tried.</param>
/// <param name="People">What each would have got, the most first.</param>
/// <param name="Rules">What each rule would have given out, in their order.</param>
/// <param name="Nobody">How many nobody would have got.</param>
/// <param name="Reasons">Why, the most frequent first.</param>
/// <param name="First">The first of the leads with what would have become of them.</param>
public sealed record RuleTrialReport(
    int Days, int Leads, bool IsCut, IReadOnlyList<TrialShare> People, IReadOnlyList<TrialShare> Rules, int Nobody, IReadOnlyList<TrialReason> Reasons, IReadOnlyList<TrialLead> First)
{
    /// <summary>So many leads and so many reasons are shown one by one.</summary>
    public const int Shown = 50, ReasonsShown = 10;
}

/// <summary>How many leads go to a person or by a rule.</summary>
public sealed record TrialShare(int Id, string Name, int Count);

/// <summary>Why nobody gets leads, and how many.</summary>
public sealed record TrialReason(string Reason, int Count);

/// <summary>One lead of a trial.</summary>
/// <param name="Id">The lead.</param>
/// <param name="Name">Whose it is, as people say it.</param>
/// <param name="ArrivedAt">When it was entered (UTC).</param>
/// <param name="To">Who would have got it; absent where nobody would.</param>
/// <param name="Reason">Why; absent where no rule asks for such leads.</param>
public sealed record TrialLead(int Id, string Name, DateTime ArrivedAt, string? To, string? Reason);
