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
public sealed class SingleLineAttribute : PlainTextAttribute
{
    public override string FormatErrorMessage(string name) =>
        Words.Say("{0} contains a line break or a character that cannot be stored. Remove it.", Words.Find(name));

    private protected override bool IsRefused(char sign) =>
        char.IsControl(sign) && sign != '\t' || CharUnicodeInfo.GetUnicodeCategory(sign) is UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator;
}
