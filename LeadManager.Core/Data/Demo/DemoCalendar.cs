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

    public DemoCalendar(OfficeCalendar office, DateTime now, DemoRandom random)
    {
        _office = office;
        _now = now;
        var today = office.DateOf(now);
        _first = today.AddYears(-Years).AddDays(1);
        _upTo = new double[today.DayNumber - _first.DayNumber + 1];
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
        var opened = _office.StartOf(_first.AddDays(day)).AddHours(Opens);
        var closed = opened.AddHours(Closes - Opens);
        if (closed > _now)
            (opened, closed) = (opened < _now ? opened : _now.AddHours(-1), _now);
        return Whole(opened + (closed - opened) * Math.Clamp(within, 0, 0.999));
    }

    /// <summary>That many days later, but never after now.</summary>
    public DateTime Later(DateTime from, double days) =>
        from.AddDays(days) is var then && then < _now ? Whole(then) : Whole(from + (_now - from) * 0.7);

    public double DaysSince(DateTime at) => (_now - at).TotalDays;

    public DateOnly DateOf(DateTime at) => _office.DateOf(at);

    public DateTime InDays(double days) => Whole(_now.AddDays(days));

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
