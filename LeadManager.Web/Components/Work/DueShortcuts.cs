using LeadManager.Core;
using LeadManager.Core.Settings;

namespace LeadManager.Web.Components.Work;

/// <summary>A moment that is a tap away, with its name; the moment is in UTC.</summary>
public sealed record DueShortcut(string Name, DateTime At);

/// <summary>When people usually want to be reminded, on the office's clocks.</summary>
public static class DueShortcuts
{
    private static readonly TimeSpan Morning = TimeSpan.FromHours(9);

    /// <summary>In an hour, tomorrow, in three days, next week, in a month; a day that is no working day becomes the next Monday.</summary>
    public static IReadOnlyList<DueShortcut> Of(DateTime now, OfficeCalendar office)
    {
        var today = office.DateOf(now);
        return
        [
            new(Words.Say("In an hour"), Rounded(now.AddHours(1))),
            new(Words.Say("Tomorrow"), At(today.AddDays(1))),
            new(Words.Say("In 3 days"), At(Working(today.AddDays(3)))),
            new(Words.Say("Next week"), At(Monday(today))),
            new(Words.Say("In a month"), At(Working(today.AddMonths(1)))),
        ];

        DateTime At(DateOnly day) => office.ToUtc(day.ToDateTime(TimeOnly.MinValue) + Morning);
    }

    /// <summary>The same time of the office's clocks on another day.</summary>
    public static DateTime Move(DateTime due, DateOnly day, OfficeCalendar office) => office.ToUtc(day.ToDateTime(TimeOnly.FromDateTime(office.ToLocal(due))));

    /// <summary>Tomorrow, at the same time of the day as it was due; what was due at night becomes the morning.</summary>
    public static DateTime Tomorrow(DateTime due, DateTime now, OfficeCalendar office) => Move(due, office.DateOf(now).AddDays(1), office);

    private static DateTime Rounded(DateTime at)
    {
        var step = TimeSpan.FromMinutes(5).Ticks;
        return new DateTime((at.Ticks + step - 1) / step * step, DateTimeKind.Utc);
    }

    private static DateOnly Working(DateOnly day) => day.DayOfWeek switch
    {
        DayOfWeek.Saturday => day.AddDays(2),
        DayOfWeek.Sunday => day.AddDays(1),
        _ => day,
    };

    private static DateOnly Monday(DateOnly today) => today.AddDays(((int)DayOfWeek.Monday - (int)today.DayOfWeek + 6) % 7 + 1);
}
