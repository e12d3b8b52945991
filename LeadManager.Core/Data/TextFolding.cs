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

    /// <summary>The folded text; white space at both ends is dropped. What is no Unicode text is left out.</summary>
    public static string Fold(string text)
    {
        if (Ascii.IsValid(text))
            return text.Replace('\t', ' ').ToLowerInvariant().Trim(); // nothing else that follows concerns it
        var folded = new StringBuilder(text.Length);
        foreach (var sign in Unicode(text).Normalize(NormalizationForm.FormKD).EnumerateRunes())
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
