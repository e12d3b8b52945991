using LeadManager.Core.Settings;

namespace LeadManager.Core.Data.Demo;

/// <summary>
/// When the leads of three years came in: ever more of them, fewer in summer and at weekends, no two days alike. Times
/// lie within office hours and grow with the number of the lead.
/// </summary>
internal sealed class DemoCalendar
{
    public const int Years = 3;

    private const int Opens = 8, Closes = 18;

    private static readonly double[] Seasons = [1.15, 1.05, 1.1, 1.0, 0.95, 0.8, 0.7, 0.75, 1.05, 1.25, 1.2, 0.8];

    private readonly OfficeCalendar _office;
    private readonly DateTime _now;
    private readonly DateOnly _first;
    private readonly double[] _upTo;

    /// <summary>When each day of those years begins: the clocks of the office are asked once for a day, not for every moment of a million leads.</summary>
    private readonly DateTime[] _midnights;

    /// <summary>The moment at which the demo office is made, in UTC.</summary>
    public DateTime Now => _now;

    public DemoCalendar(OfficeCalendar office, DateTime now, DemoRandom random)
    {
        _office = office;
        _now = now;
        var today = office.DateOf(now);
        _first = today.AddYears(-Years).AddDays(1);
        _upTo = new double[today.DayNumber - _first.DayNumber + 1];
        _midnights = [.. Enumerable.Range(0, _upTo.Length + 1).Select(day => office.StartOf(_first.AddDays(day)))];
        var sum = 0.0;
        for (var day = 0; day < _upTo.Length; day++)
            _upTo[day] = sum += Weight(_first.AddDays(day), day / (double)_upTo.Length, random);
    }

    /// <summary>When the lead came in that stands at this share (0 to 1) of all.</summary>
    public DateTime At(double share)
    {
        var sought = share * _upTo[^1];
        var found = Array.BinarySearch(_upTo, sought);
        var day = Math.Min(found < 0 ? ~found : found, _upTo.Length - 1);
        var before = day == 0 ? 0 : _upTo[day - 1];
        var within = (sought - before) / (_upTo[day] - before);
        var opened = _midnights[day].AddHours(Opens);
        var closed = opened.AddHours(Closes - Opens);
        if (closed > _now)
            (opened, closed) = (opened < _now ? opened : _now.AddHours(-1), _now);
        return Whole(opened + (closed - opened) * Math.Clamp(within, 0, 0.999));
    }

    /// <summary>That many days later, within office hours, but never after now.</summary>
    public DateTime Later(DateTime from, double days)
    {
        var then = WithinHours(from.AddDays(days));
        return then < from ? Whole(from.AddMinutes(3) < _now ? from.AddMinutes(3) : from) : then < _now ? Whole(then) : Whole(from + (_now - from) * 0.7);
    }

    /// <summary>The hours of the day pressed together into those in which the office is open.</summary>
    private DateTime WithinHours(DateTime at)
    {
        var midnight = StartOf(DateOf(at));
        return midnight.AddHours(Opens) + (at - midnight) * ((Closes - Opens) / 24.0);
    }

    public double DaysSince(DateTime at) => (_now - at).TotalDays;

    public DateOnly DateOf(DateTime at)
    {
        if (at < _midnights[0] || at >= _midnights[^1])
            return _office.DateOf(at);
        var day = Math.Min((int)(at - _midnights[0]).TotalDays, _upTo.Length - 1); // or the one beside it, where the clocks were changed since
        return _first.AddDays(at < _midnights[day] ? day - 1 : at >= _midnights[day + 1] ? day + 1 : day);
    }

    /// <summary>The last time that this day came, or so many years before.</summary>
    public DateOnly Last(int month, int day, int yearsBack)
    {
        var today = _office.DateOf(_now);
        var thisYear = new DateOnly(today.Year, month, day);
        return thisYear.AddYears(-yearsBack - (thisYear > today ? 1 : 0));
    }

    /// <summary>In the morning of that day, but never after now nor before the office began.</summary>
    public DateTime Morning(DateOnly day, int minutesAfterOpening)
    {
        var at = StartOf(day < _first ? _first : day).AddHours(Opens).AddMinutes(minutesAfterOpening);
        return Whole(at < _now ? at : _now.AddMinutes(-5));
    }

    public DateOnly Today => _office.DateOf(_now);

    /// <summary>So many days from now, at a quarter of an hour that people agree on.</summary>
    public DateTime Appointment(double days)
    {
        var at = WithinHours(_now.AddDays(days));
        return new DateTime(at.Ticks - at.Ticks % (15 * TimeSpan.TicksPerMinute), DateTimeKind.Utc);
    }

    /// <summary>A moment of that day within office hours, not before the first and never after now.</summary>
    public DateTime During(DateOnly day, DateTime first, double share)
    {
        var at = StartOf(day).AddHours(Opens + (Closes - Opens) * share);
        return Whole(at < first ? first : at < _now ? at : _now.AddMinutes(-10) < first ? first : _now.AddMinutes(-10));
    }

    /// <summary>So many days before a moment within office hours, not before the first and never after now.</summary>
    public DateTime Before(DateTime moment, DateTime first, double days)
    {
        var at = WithinHours((moment < _now ? moment : _now).AddDays(-days));
        return Whole(at > first ? at : first);
    }

    /// <summary>Within office hours at this share of the time between two moments.</summary>
    public DateTime Between(DateTime from, DateTime until, double share)
    {
        var at = WithinHours(from + (until - from) * share);
        return Whole(at > from && at < until ? at : from + (until - from) * share);
    }

    private DateTime StartOf(DateOnly day) => day.DayNumber - _first.DayNumber is >= 0 and var place && place < _midnights.Length ? _midnights[place] : _office.StartOf(day);

    private static DateTime Whole(DateTime at) => new(at.Ticks - at.Ticks % TimeSpan.TicksPerSecond, DateTimeKind.Utc);

    private static double Weight(DateOnly day, double share, DemoRandom random)
    {
        var growth = 0.55 + 1.45 * share;
        var week = day.DayOfWeek switch
        {
            DayOfWeek.Sunday => 0.12,
            DayOfWeek.Saturday => 0.35,
            DayOfWeek.Monday => 1.25,
            DayOfWeek.Friday => 0.85,
            _ => 1.05,
        };
        return growth * week * Seasons[day.Month - 1] * (0.5 + random.Share());
    }
}
