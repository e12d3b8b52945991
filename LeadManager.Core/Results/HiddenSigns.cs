using System.Text;

namespace LeadManager.Core.Results;

/// <summary>
/// Signs that nobody sees, and spaces of another width than the usual one: two names that differ by them alone look the
/// same. They do not count where names are compared, and none is stored in a name. The two joiners are letters of a kind
/// to those who write Persian or Hindi, and join the people of one picture, so they stay between such signs.
/// </summary>
public static class HiddenSigns
{
    private const char NonJoiner = '\u200C', Joiner = '\u200D';

    /// <summary>Before it come the alphabets that need no joiners: Latin, Greek, Cyrillic, Armenian.</summary>
    private const char FirstJoined = '\u0590';

    /// <summary>Whether the sign turns the direction of reading or marks it, and shows nothing itself.</summary>
    public static bool IsTurn(int sign) => sign is 0x061C or (>= 0x200E and <= 0x200F) or (>= 0x202A and <= 0x202E) or (>= 0x2066 and <= 0x2069);

    /// <summary>Whether the sign shows nothing and takes no room: of no width, a soft hyphen, a filler, a turn of the direction.</summary>
    public static bool IsHidden(int sign) => IsTurn(sign) || sign is 0x00AD or 0x034F or 0x115F or 0x1160 or 0x17B4 or 0x17B5 or 0x180E or 0x3164 or 0xFEFF or 0xFFA0
        or (>= 0x200B and <= 0x200D) or (>= 0x2060 and <= 0x206F) or (>= 0xFFF0 and <= 0xFFFB)
        or (>= 0x1BCA0 and <= 0x1BCA3) or (>= 0x1D173 and <= 0x1D17A) or (>= 0xE0000 and <= 0xE00FF);

    /// <summary>Whether the sign looks like a space and is another.</summary>
    public static bool IsOddSpace(int sign) => sign is '\t' or 0x00A0 or 0x1680 or (>= 0x2000 and <= 0x200A) or 0x202F or 0x205F or 0x2800 or 0x3000;

    /// <summary>Whether the sign at this place has no place in a name.</summary>
    public static bool IsOutOfPlace(string text, int place) => text[place] is NonJoiner or Joiner
        ? !IsJoined(text, place - 1) || !IsJoined(text, place + 1)
        : IsOddSpace(text[place]) || IsHidden(SignAt(text, place));

    /// <summary>The name without them, another space made a usual one; the same text where it holds none.</summary>
    public static string Clean(string text)
    {
        if (!text.Where((_, place) => IsOutOfPlace(text, place)).Any())
            return text;
        var clean = new StringBuilder(text.Length);
        for (var place = 0; place < text.Length; place++)
            if (!IsOutOfPlace(text, place))
                clean.Append(text[place]);
            else if (IsOddSpace(text[place]))
                clean.Append(' ');
        return clean.ToString();
    }

    private static bool IsJoined(string text, int place) =>
        place >= 0 && place < text.Length && text[place] >= FirstJoined && !IsOddSpace(text[place]) && !IsHidden(SignAt(text, place));

    /// <summary>The whole sign of which this place holds a part.</summary>
    private static int SignAt(string text, int place) =>
        char.IsHighSurrogate(text[place]) && place + 1 < text.Length && char.IsLowSurrogate(text[place + 1]) ? char.ConvertToUtf32(text[place], text[place + 1])
        : char.IsLowSurrogate(text[place]) && place > 0 && char.IsHighSurrogate(text[place - 1]) ? char.ConvertToUtf32(text[place - 1], text[place])
        : text[place];
}
