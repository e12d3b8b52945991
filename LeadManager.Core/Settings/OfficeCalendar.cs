using LeadManager.Core.Leads;

namespace LeadManager.Core.Settings;

/// <summary>Days and months as the office counts them, in its own time zone.</summary>
public sealed class OfficeCalendar(string timeZone)
{
    private readonly TimeZoneInfo _zone = TimeZoneInfo.TryFindSystemTimeZoneById(timeZone, out var found) ? found : TimeZoneInfo.Utc;

    /// <summary>How many days a lead may stay untouched.</summary>
    public LeadAges Ages { get; init; } = LeadAges.Usual;

    /// <summary>The wall clock of the office at this moment.</summary>
    public DateTime ToLocal(DateTime utc) => TimeZoneInfo.ConvertTimeFromUtc(DateTime.SpecifyKind(utc, DateTimeKind.Utc), _zone);

    /// <summary>The office's date at this moment.</summary>
    public DateOnly DateOf(DateTime utc) => DateOnly.FromDateTime(ToLocal(utc));

    /// <summary>The moment at which a day begins in the office; where clocks jump over midnight, the first moment after.</summary>
    public DateTime StartOf(DateOnly day)
    {
        var midnight = day.ToDateTime(TimeOnly.MinValue);
        while (_zone.IsInvalidTime(midnight))
            midnight = midnight.AddMinutes(15);
        return TimeZoneInfo.ConvertTimeToUtc(midnight, _zone);
    }

    /// <summary>
    /// The moment at which the office's clocks show this: the first time where they show it twice, and as much later as they
    /// jump where they never do.
    /// </summary>
    public DateTime ToUtc(DateTime local)
    {
        var wall = DateTime.SpecifyKind(local, DateTimeKind.Unspecified);
        var offset = _zone.IsAmbiguousTime(wall) ? _zone.GetAmbiguousTimeOffsets(wall).Max()
            : _zone.IsInvalidTime(wall) ? _zone.GetUtcOffset(wall.AddDays(-1))
            : _zone.GetUtcOffset(wall);
        return DateTime.SpecifyKind(wall - offset, DateTimeKind.Utc);
    }

    /// <summary>The first day of the month of this moment.</summary>
    public DateOnly MonthOf(DateTime utc) => DateOf(utc) is var day ? new DateOnly(day.Year, day.Month, 1) : default;
}
