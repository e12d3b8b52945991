using System.Globalization;
using System.Text;

namespace LeadManager.Core.Notifications;

/// <summary>
/// Writes iCalendar text (RFC 5545): every value escaped, lines folded at 75 octets and never inside a sign, ended by CR LF,
/// times in UTC so that no time zone has to be described.
/// </summary>
public sealed class CalendarText
{
    private const int LineMax = 75;

    private readonly StringBuilder _text = new();

    /// <summary>A line of our own words, as they are.</summary>
    public CalendarText Line(string name, string value)
    {
        Fold($"{name}:{value}");
        return this;
    }

    /// <summary>A line with a text that somebody wrote.</summary>
    public CalendarText Text(string name, string value) => Line(name, Escape(value));

    /// <summary>A line with a moment in UTC.</summary>
    public CalendarText Moment(string name, DateTime utc) => Line(name, utc.ToString("yyyyMMdd'T'HHmmss'Z'", CultureInfo.InvariantCulture));

    public override string ToString() => _text.ToString();

    private static string Escape(string value)
    {
        var text = new StringBuilder(value.Length);
        foreach (var sign in value.ReplaceLineEndings("\n"))
            text.Append(sign switch
            {
                '\\' => "\\\\",
                ';' => "\\;",
                ',' => "\\,",
                '\n' => "\\n",
                _ when char.IsControl(sign) => "",
                _ => sign.ToString(),
            });
        return text.ToString();
    }

    private void Fold(string line)
    {
        var octets = 0;
        foreach (var rune in line.EnumerateRunes())
        {
            if (octets + rune.Utf8SequenceLength > LineMax)
            {
                _text.Append("\r\n ");
                octets = 1;
            }

            _text.Append(rune);
            octets += rune.Utf8SequenceLength;
        }

        _text.Append("\r\n");
    }
}
