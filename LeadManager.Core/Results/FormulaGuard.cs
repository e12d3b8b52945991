using System.Text.RegularExpressions;

namespace LeadManager.Core.Results;

/// <summary>Keeps spreadsheets from running a text as a formula when they open a file of ours, and takes that back when the file comes in again.</summary>
public static partial class FormulaGuard
{
    private const string Signs = "=+-@\t\r\n\0＝＋－＠";

    /// <summary>
    /// The text with a leading apostrophe where a spreadsheet would run it; plain phone numbers stay as they are, because
    /// "+1 917 555 0142" is a number at worst.
    /// </summary>
    public static string Guard(string text) => text.Length > 0 && Signs.Contains(text[0], StringComparison.Ordinal) && !PlainPhone().IsMatch(text) ? "'" + text : text;

    /// <summary>The text without that apostrophe.</summary>
    public static string Unguard(string text) => text.Length > 1 && text[0] == '\'' && Signs.Contains(text[1], StringComparison.Ordinal) ? text[1..] : text;

    [GeneratedRegex(@"^\+[0-9][0-9 ().]{5,25}$")]
    private static partial Regex PlainPhone();
}
