using System.Text;
using System.Text.RegularExpressions;

namespace LeadManager.Core.Leads;

/// <summary>
/// Reads a phone number in any usual notation. What was typed is kept; the normal form serves search and duplicates.
/// Each pattern has one way only to read a text, so that a text of a million signs is read once and not once for each sign.
/// </summary>
public static partial class PhoneNumber
{
    /// <summary>
    /// The normal form, a plus sign with country code and number ("+15550142"), without extension. A number without a
    /// country code gets the given one. Empty where there is no digit.
    /// </summary>
    public static string Normalise(string typed, string countryCode)
    {
        var number = WithoutExtension(typed);
        var digits = Digits(number);
        if (digits.Length == 0)
            return "";
        if (number.TrimStart().StartsWith('+'))
            return "+" + digits;
        if (digits.StartsWith("00", StringComparison.Ordinal))
            return "+" + digits[2..];
        if (countryCode == "1" && digits.Length == 11 && digits[0] == '1')
            return "+" + digits;

        // The zero that is dialled before a national number is left out behind a country code; Italy keeps it.
        return "+" + countryCode + (countryCode == "39" ? digits : digits.TrimStart('0'));
    }

    /// <summary>How many digits the number has, the extension not counted.</summary>
    public static int CountDigits(string typed) => Digits(WithoutExtension(typed)).Length;

    /// <summary>Whether there are only characters that a phone number may have.</summary>
    public static bool IsWellFormed(string typed) => Allowed().IsMatch(typed);

    /// <summary>
    /// The digits to look for when somebody searches by number in whatever notation: without leading zeros, because the
    /// normal form has none. Empty where the words are not a number.
    /// </summary>
    public static string SearchDigits(string words)
    {
        if (!NumberLike().IsMatch(words))
            return "";
        var digits = Digits(WithoutExtension(words)).TrimStart('0');
        return digits.Length >= 3 ? digits : "";
    }

    private static string WithoutExtension(string typed) => TrunkZero().Replace(Extension().Replace(typed, ""), "");

    private static string Digits(string text)
    {
        var digits = new StringBuilder(text.Length);
        foreach (var sign in text)
            if (char.IsDigit(sign))
                digits.Append((char)('0' + (int)char.GetNumericValue(sign)));
        return digits.ToString();
    }

    [GeneratedRegex(@"(?:ext\.?|extension|x|#|;ext=)\s*\d+\s*$", RegexOptions.IgnoreCase)]
    private static partial Regex Extension();

    [GeneratedRegex(@"\(\s*0\s*\)")]
    private static partial Regex TrunkZero();

    [GeneratedRegex(@"^(?>\s*)\+?(?>[\s().\-/–\u00A0\u2011]*)\d(?>[\d\s().\-/–\u00A0\u2011]*)(?:(?:ext\.?|extension|x|#|;ext=)\s*\d+\s*)?$", RegexOptions.IgnoreCase)]
    private static partial Regex Allowed();

    [GeneratedRegex(@"^[\s+\d().\-/–\u00A0\u2011]+(?:(?:ext\.?|extension|x|#|;ext=)\s*\d+\s*)?$", RegexOptions.IgnoreCase)]
    private static partial Regex NumberLike();
}
