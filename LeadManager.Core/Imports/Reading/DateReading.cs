using System.Globalization;
using System.Text.RegularExpressions;

namespace LeadManager.Core.Imports.Reading;

/// <summary>In which order the parts of a date stand where the figures alone do not tell.</summary>
public enum DateOrder
{
    DayFirst,
    MonthFirst,
}

/// <summary>What became of reading a date.</summary>
internal enum DateResult
{
    Read,
    ReadWithoutTime,
    Ambiguous,
    ShortYear,
    SerialNumber,
    NoDate,
}

/// <summary>Reads dates as people and programs write them. 03/04/2024 is two dates and is never guessed.</summary>
internal static partial class DateReading
{
    private static readonly string[] Named =
    [
        "d MMM yyyy", "d MMMM yyyy", "d-MMM-yyyy", "dd-MMM-yyyy", "d. MMMM yyyy", "MMM d, yyyy", "MMMM d, yyyy", "MMM d yyyy", "MMMM d yyyy", "ddd, d MMM yyyy", "dddd, MMMM d, yyyy", "d/MMM/yyyy",
    ];

    /// <summary>What is longer is no date, however it is written, and not looked through for one.</summary>
    private const int LengthMax = 100;

    // Days of a spreadsheet for 1925 to 2050; larger numbers are something else.
    private const int SerialMin = 9_133, SerialMax = 55_152;

    /// <summary>The date, where <see cref="DateResult.Read"/>; for a serial number the date that it would be.</summary>
    public static (DateResult Result, DateOnly Date) Read(string text, DateOrder? order)
    {
        text = text.Trim();
        if (text.Length > LengthMax)
            return (DateResult.NoDate, default);
        if (WithTime().Match(text) is { Success: true } timed && Read(timed.Groups["day"].Value, order) is { Result: DateResult.Read } inner)
            return (timed.Groups["time"].Value.All(sign => sign is '0' or ':' or '.') ? DateResult.Read : DateResult.ReadWithoutTime, inner.Date);
        if (Iso().Match(text) is { Success: true } iso)
            return Make(iso, "y", "m", "d");
        if (Figures().Match(text) is { Success: true } figures)
            return InOrder(figures, order);
        if (DateOnly.TryParseExact(text, Named, CultureInfo.InvariantCulture, DateTimeStyles.AllowWhiteSpaces, out var named))
            return (DateResult.Read, named);
        if (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var serial) && serial is >= SerialMin and <= SerialMax)
            return (DateResult.SerialNumber, new DateOnly(1899, 12, 30).AddDays(serial));
        return (DateResult.NoDate, default);
    }

    /// <summary>The order that this date itself gives away, because one of its figures is greater than twelve.</summary>
    public static DateOrder? OrderShownBy(string text) =>
        Figures().Match(text.Trim()) is not { Success: true } figures ? null
        : Number(figures, "a") > 12 ? DateOrder.DayFirst
        : Number(figures, "b") > 12 ? DateOrder.MonthFirst
        : null;

    /// <summary>Whether it has the shape of a date, readable or not.</summary>
    public static bool LooksLikeDate(string text) => Read(text, null).Result is not (DateResult.NoDate or DateResult.SerialNumber) || Figures().IsMatch(text.Trim());

    private static (DateResult, DateOnly) InOrder(Match figures, DateOrder? order)
    {
        if (figures.Groups["y"].Length == 2)
            return (DateResult.ShortYear, default);
        var (first, second) = (Number(figures, "a"), Number(figures, "b"));
        if (first > 12)
            return Make(figures, "y", "b", "a");
        if (second > 12)
            return Make(figures, "y", "a", "b");
        return order switch
        {
            _ when first == second => Make(figures, "y", "a", "b"),
            DateOrder.DayFirst => Make(figures, "y", "b", "a"),
            DateOrder.MonthFirst => Make(figures, "y", "a", "b"),
            _ => (DateResult.Ambiguous, default),
        };
    }

    private static (DateResult, DateOnly) Make(Match match, string year, string month, string day)
    {
        var (y, m, d) = (Number(match, year), Number(match, month), Number(match, day));
        return y >= 1 && m is >= 1 and <= 12 && d >= 1 && d <= DateTime.DaysInMonth(y, m) ? (DateResult.Read, new DateOnly(y, m, d)) : (DateResult.NoDate, default);
    }

    private static int Number(Match match, string group) => int.Parse(match.Groups[group].ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture);

    [GeneratedRegex(@"^(?<y>[0-9]{4})(?:(?<s>[-/.])(?<m>[0-9]{1,2})\k<s>(?<d>[0-9]{1,2})|(?<m>[0-9]{2})(?<d>[0-9]{2}))$")]
    private static partial Regex Iso();

    [GeneratedRegex(@"^(?<a>[0-9]{1,2})(?<s>[-/. ])\s*(?<b>[0-9]{1,2})\k<s>\s*(?<y>[0-9]{4}|[0-9]{2})$")]
    private static partial Regex Figures();

    [GeneratedRegex(@"^(?<day>\S.*?)[T ]+(?<time>[0-9]{1,2}:[0-9]{2}(?::[0-9]{2}(?:\.[0-9]+)?)?)\s*(?:[AaPp]\.?[Mm]\.?)?Z?$")]
    private static partial Regex WithTime();
}
