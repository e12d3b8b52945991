using System.ComponentModel.DataAnnotations;
using System.Globalization;

namespace LeadManager.Core.Results;

/// <summary>
/// Refuses what cannot be stored and shown back exactly: halves of surrogate pairs, NUL and other control characters.
/// Tabs and line breaks are text.
/// </summary>
[AttributeUsage(AttributeTargets.Property)]
public class PlainTextAttribute : ValidationAttribute
{
    public override bool IsValid(object? value) => value is not string text || !text.Where((_, place) => IsUnstorable(text, place)).Any();

    public override string FormatErrorMessage(string name) =>
        Words.Say("{0} contains a character that cannot be stored. Remove it.", Words.Find(name));

    private protected virtual bool IsRefused(char sign) => char.IsControl(sign) && sign is not ('\t' or '\n' or '\r');

    private bool IsUnstorable(string text, int place)
    {
        var sign = text[place];
        if (char.IsHighSurrogate(sign))
            return place + 1 == text.Length || !char.IsLowSurrogate(text[place + 1]);
        if (char.IsLowSurrogate(sign))
            return place == 0 || !char.IsHighSurrogate(text[place - 1]);
        return sign is '\uFFFE' or '\uFFFF' || IsRefused(sign);
    }
}

/// <summary>Plain text on one line, as an input box takes it.</summary>
public class SingleLineAttribute : PlainTextAttribute
{
    public override string FormatErrorMessage(string name) =>
        Words.Say("{0} contains a line break or a character that cannot be stored. Remove it.", Words.Find(name));

    private protected override bool IsRefused(char sign) =>
        char.IsControl(sign) && sign != '\t' || CharUnicodeInfo.GetUnicodeCategory(sign) is UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator;
}

/// <summary>The name of a person or an account: one line, and no sign that turns the direction of reading, so that a name is what it looks like.</summary>
public sealed class PersonNameAttribute : SingleLineAttribute
{
    private protected override bool IsRefused(char sign) => base.IsRefused(sign) || IsTurn(sign);

    /// <summary>Whether the sign turns the direction of reading or marks it, and shows nothing itself.</summary>
    internal static bool IsTurn(int sign) => sign is 0x061C or (>= 0x200E and <= 0x200F) or (>= 0x202A and <= 0x202E) or (>= 0x2066 and <= 0x2069);
}
