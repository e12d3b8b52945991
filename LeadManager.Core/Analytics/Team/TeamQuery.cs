using LeadManager.Core.Results;

namespace LeadManager.Core.Analytics.Team;

/// <summary>Of which days and of whom a manager's numbers are.</summary>
public sealed record TeamQuery
{
    /// <summary>The longest period, in days, and the one where none is asked.</summary>
    public const int DaysMax = 366, UsualDays = 30;

    /// <summary>First and last day, in the office's calendar; the last thirty days where absent.</summary>
    public DateOnly? From { get; init; }

    public DateOnly? To { get; init; }

    /// <summary>Only this manager's people and what is in their hands; everybody in sight where absent.</summary>
    public int? ManagerId { get; init; }

    /// <summary>The days that are meant today, or why they are none.</summary>
    internal Outcome<TeamDays> DaysOf(DateOnly today)
    {
        var last = To ?? (From > today ? From.Value : today);
        var first = From ?? (last.DayNumber < UsualDays ? DateOnly.MinValue : last.AddDays(1 - UsualDays));
        return first > last ? new Invalid(nameof(From), Words.Say("The first day is after the last."))
            : last == DateOnly.MaxValue || last.DayNumber - first.DayNumber >= DaysMax ? new Invalid(nameof(From), Words.Say("Choose at most a year."))
            : new TeamDays(first, last);
    }
}

/// <summary>The first and the last day of a period.</summary>
public sealed record TeamDays(DateOnly From, DateOnly To);
