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

    private protected virtual bool IsRefused(string text, int place) => char.IsControl(text[place]) && text[place] is not ('\t' or '\n' or '\r');

    private bool IsUnstorable(string text, int place)
    {
        var sign = text[place];
        if (char.IsHighSurrogate(sign))
            return place + 1 == text.Length || !char.IsLowSurrogate(text[place + 1]);
        if (char.IsLowSurrogate(sign))
            return place == 0 || !char.IsHighSurrogate(text[place - 1]);
        return sign is '\uFFFE' or '\uFFFF' || IsRefused(text, place);
    }
}

/// <summary>Plain text on one line, as an input box takes it.</summary>
public class SingleLineAttribute : PlainTextAttribute
{
    public override string FormatErrorMessage(string name) =>
        Words.Say("{0} contains a line break or a character that cannot be stored. Remove it.", Words.Find(name));

    private protected override bool IsRefused(string text, int place) =>
        char.IsControl(text[place]) && text[place] != '\t' || CharUnicodeInfo.GetUnicodeCategory(text[place]) is UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator;
}

/// <summary>The name of a person or a thing: one line without <see cref="HiddenSigns"/>, so that a name is what it looks like.</summary>
public sealed class PlainNameAttribute : SingleLineAttribute
{
    public override string FormatErrorMessage(string name) =>
        Words.Say("{0} contains a line break, a space of an unusual kind or a sign that cannot be seen. Write it again by hand.", Words.Find(name));

    private protected override bool IsRefused(string text, int place) => base.IsRefused(text, place) || HiddenSigns.IsOutOfPlace(text, place);
}
