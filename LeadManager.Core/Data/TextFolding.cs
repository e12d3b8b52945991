using System.Buffers;
using System.Globalization;
using System.Text;
using LeadManager.Core.Results;

namespace LeadManager.Core.Data;

/// <summary>Text without case, accents, width and signs that nobody sees, so that "ángel", "Angel" and "ＡＮＧＥＬ" are found by the same search, and names that look the same are the same.</summary>
public static class TextFolding
{
    private static readonly Dictionary<char, string> Letters = new()
    {
        ['ß'] = "ss", ['æ'] = "ae", ['œ'] = "oe", ['ø'] = "o", ['ł'] = "l", ['đ'] = "d", ['ð'] = "d", ['þ'] = "th", ['ı'] = "i", ['ħ'] = "h",
        ['ς'] = "σ", // the same letter at the end of a Greek word
    };

    /// <summary>Halves of pairs, which are sound only together, and what is no sign at all.</summary>
    private static readonly SearchValues<char> Suspects = SearchValues.Create([.. Enumerable.Range('\uD800', '\uE000' - '\uD800').Select(sign => (char)sign), '\uFFFE', '\uFFFF']);

    /// <summary>So many marks on one letter count; nobody writes more, and to put hundreds of thousands into their order would take hours (UAX #15, 13).</summary>
    private const int MarksMax = 30;

    /// <summary>The folded text; white space at both ends is dropped. What is no Unicode text is left out.</summary>
    public static string Fold(string text)
    {
        if (Ascii.IsValid(text))
            return text.Replace('\t', ' ').ToLowerInvariant().Trim(); // nothing else that follows concerns it
        var folded = new StringBuilder(text.Length);
        foreach (var sign in WithFewMarks(Unicode(text)).Normalize(NormalizationForm.FormKD).EnumerateRunes())
        {
            if (Rune.GetUnicodeCategory(sign) is UnicodeCategory.NonSpacingMark || HiddenSigns.IsHidden(sign.Value))
                continue;
            if (!sign.IsBmp)
            {
                folded.Append(sign.ToString());
                continue;
            }

            var lower = HiddenSigns.IsOddSpace(sign.Value) ? ' ' : char.ToLowerInvariant((char)sign.Value);
            if (!char.IsAscii(lower) && Letters.TryGetValue(lower, out var plain))
                folded.Append(plain);
            else
                folded.Append(lower);
        }

        return folded.ToString().Normalize(NormalizationForm.FormC).Trim();
    }

    /// <summary>The text with no more marks on a letter than count; the same text where none has more.</summary>
    private static string WithFewMarks(string text)
    {
        if (text.Length <= MarksMax)
            return text;
        var (kept, marks) = (new StringBuilder(text.Length), 0);
        foreach (var sign in text.EnumerateRunes())
            if ((marks = IsMark(sign) ? marks + 1 : 0) <= MarksMax)
                Append(kept, sign);
        return kept.Length == text.Length ? text : kept.ToString();
    }

    // The two of half the width are letters by themselves, and marks once they are folded.
    private static bool IsMark(Rune sign) => sign.Value is 0xFF9E or 0xFF9F
        || Rune.GetUnicodeCategory(sign) is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark or UnicodeCategory.EnclosingMark;

    private static void Append(StringBuilder text, Rune sign)
    {
        Span<char> signs = stackalloc char[2];
        text.Append(signs[..sign.EncodeToUtf16(signs)]);
    }

    /// <summary>Whether every part of the text is Unicode that can be normalized: no halves of pairs, no U+FFFE or U+FFFF.</summary>
    public static bool CanFold(string text) => Unicode(text).Length == text.Length;

    /// <summary>The text without what is no Unicode, on which <see cref="string.Normalize()"/> throws; the same text where all of it is.</summary>
    public static string Unicode(string text) => !text.AsSpan().ContainsAny(Suspects) ? text : new([.. text.Where((sign, place) => sign switch
    {
        _ when char.IsHighSurrogate(sign) => place + 1 < text.Length && char.IsLowSurrogate(text[place + 1]),
        _ when char.IsLowSurrogate(sign) => place > 0 && char.IsHighSurrogate(text[place - 1]),
        _ => sign is not ('\uFFFE' or '\uFFFF'),
    })]);
}
