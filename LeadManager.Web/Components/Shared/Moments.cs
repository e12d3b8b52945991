using System.Globalization;
using LeadManager.Core;
using LeadManager.Core.Settings;

namespace LeadManager.Web.Components.Shared;

/// <summary>
/// Moments as people say them, in the office's own time zone and the words of the current language. Never seconds, never
/// an ISO date.
/// </summary>
public static class Moments
{
    /// <summary>"just now", "12 minutes ago", "Today 10:42", "Yesterday 16:05", "Mon 16 Nov", "16 Nov 2025"; later: "Tomorrow 09:00".</summary>
    public static string Say(DateTime utc, DateTime now, OfficeCalendar office)
    {
        var age = now - utc;
        return age switch
        {
            _ when age < TimeSpan.Zero => Day(utc, now, office),
            { TotalMinutes: < 1 } => Words.Say("just now"),
            { TotalMinutes: < 2 } => Words.Say("1 minute ago"),
            { TotalMinutes: < 60 } => Words.Say("{0} minutes ago", (int)age.TotalMinutes),
            _ => Day(utc, now, office),
        };
    }

    /// <summary>"2 days late", "3 hours late", "Today 14:30", "Tomorrow 09:00", "Tue 24 Nov".</summary>
    public static string Due(DateTime utc, DateTime now, OfficeCalendar office)
    {
        var late = now - utc;
        return late switch
        {
            _ when late <= TimeSpan.Zero => Day(utc, now, office),
            { TotalMinutes: < 60 } => Words.Say("{0} min late", Math.Max(1, (int)late.TotalMinutes)),
            { TotalHours: < 2 } => Words.Say("1 hour late"),
            { TotalHours: < 24 } => Words.Say("{0} hours late", (int)late.TotalHours),
            { TotalDays: < 2 } => Words.Say("1 day late"),
            _ => Words.Say("{0} days late", (int)late.TotalDays),
        };
    }

    /// <summary>The same with the time of day of a later day too: "Tue 24 Nov 09:00".</summary>
    public static string DueAt(DateTime utc, DateTime now, OfficeCalendar office) =>
        utc < now || DaysFromToday(utc, now, office) < 2 ? Due(utc, now, office) : Words.Say("{0} {1:t}", Due(utc, now, office), office.ToLocal(utc));

    /// <summary>"12 min", "3.4 hours", "2.1 days": how long something takes, from its minutes.</summary>
    public static string Span(double minutes) => minutes switch
    {
        < 1 => Words.Say("under a minute"),
        < 60 => Words.Say("{0:0} min", minutes),
        < 48 * 60 => Words.Say("{0:0.#} hours", minutes / 60),
        _ => Words.Say("{0:0.#} days", minutes / (24 * 60)),
    };

    /// <summary>The whole moment, for the tooltip.</summary>
    public static string Full(DateTime utc, OfficeCalendar office) => office.ToLocal(utc).ToString("f", CultureInfo.CurrentCulture);

    public static bool IsToday(DateTime utc, DateTime now, OfficeCalendar office) => DaysFromToday(utc, now, office) == 0;

    private static string Day(DateTime utc, DateTime now, OfficeCalendar office)
    {
        var local = office.ToLocal(utc);
        return DaysFromToday(utc, now, office) switch
        {
            0 => Words.Say("Today {0:t}", local),
            -1 => Words.Say("Yesterday {0:t}", local),
            1 => Words.Say("Tomorrow {0:t}", local),
            > -180 and < 180 => local.ToString("ddd d MMM", CultureInfo.CurrentCulture),
            _ => local.ToString("d MMM yyyy", CultureInfo.CurrentCulture),
        };
    }

    private static int DaysFromToday(DateTime utc, DateTime now, OfficeCalendar office) =>
        office.DateOf(utc).DayNumber - office.DateOf(now).DayNumber;
}
