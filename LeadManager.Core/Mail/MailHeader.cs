using System.Diagnostics.CodeAnalysis;
using System.Text;
using LeadManager.Core.Results;

namespace LeadManager.Core.Mail;

/// <summary>What may stand in the head of a mail. Asked when a mail is written and again when it is sent (RELIABILITY M01, P18).</summary>
public static class MailHeader
{
    private static readonly EmailSyntaxAttribute Syntax = new();

    private static readonly SingleLineAttribute Line = new();

    /// <summary>Whether it is one address and nothing else: no line break, no second recipient, no quoting that hides one.</summary>
    public static bool IsAddress([NotNullWhen(true)] string? address) =>
        address is { Length: > 0 } && address == address.Trim() && Syntax.IsValid(address);

    /// <summary>Whether the text stays on its line.</summary>
    public static bool IsLine(string text) => Line.IsValid(text);

    /// <summary>The text on one line of at most so many characters, without control characters and without signs that turn the direction of reading.</summary>
    public static string ToLine(string text, int length)
    {
        var line = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
            if (!HiddenSigns.IsTurn(rune.Value))
                line.Append(Rune.IsControl(rune) || rune.Value is 0x2028 or 0x2029 ? " " : rune.ToString());
        return Cut(line.ToString().Trim(), length);
    }

    /// <summary>The text, at most so many characters of it, never half of a sign.</summary>
    public static string Cut(string text, int length) =>
        text.Length <= length ? text : text[..(char.IsHighSurrogate(text[length - 2]) ? length - 2 : length - 1)] + "…";
}
