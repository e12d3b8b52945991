using System.Text;
using LeadManager.Core.Data;

namespace LeadManager.Core.Users;

/// <summary>
/// What makes a password good enough: length, and not being among the first that anybody would try. Nothing is asked of
/// its composition; spaces and all letters are welcome.
/// </summary>
public static class PasswordRules
{
    /// <summary>What is left of a common pattern must be at least so long.</summary>
    private const int OwnPartMin = 6;

    private static readonly string[] CommonWords =
    [
        "password", "passwort", "passphrase", "secret", "welcome", "letmein", "login", "admin", "administrator", "root", "user", "guest", "test", "demo",
        "changeme", "default", "master", "dragon", "monkey", "football", "baseball", "basketball", "soccer", "hockey", "superman", "batman", "princess",
        "sunshine", "shadow", "iloveyou", "love", "trustno", "starwars", "pokemon", "whatever", "hello", "freedom", "flower", "summer", "winter", "spring",
        "autumn", "january", "february", "march", "april", "june", "july", "august", "september", "october", "november", "december", "monday", "tuesday",
        "wednesday", "thursday", "friday", "saturday", "sunday", "qwertyuiop", "qwertzuiop", "qwerty", "qwertz", "azerty", "asdfghjkl", "asdfgh", "zxcvbnm",
        "yxcvbnm", "qazwsxedc", "qazwsx", "1qaz2wsx", "abcdefghijklmnopqrstuvwxyz", "abcdef", "abc", "company", "office", "business", "manager", "michael",
        "jennifer", "jordan", "thomas", "daniel", "charlie", "computer", "internet", "google", "samsung", "microsoft", "correcthorsebatterystaple",
    ];

    private static readonly string[] ProductWords = ["leadmanager", "lead", "leads", "manager", "safelife", "crm", "sales"];

    /// <summary>The reason why this password is refused, or null.</summary>
    /// <param name="password">As typed.</param>
    /// <param name="ownWords">The names that somebody who knows the person would try: user name, name, e-mail, organisation.</param>
    public static string? FaultOf(string password, params IEnumerable<string?> ownWords)
    {
        if (password.Length < UserLimits.PasswordMin)
            return Words.Say("Password is too short. Use at least {0} characters; a sentence of four or five words is good.", UserLimits.PasswordMin);
        if (password.Length > UserLimits.PasswordMax)
            return Words.Say("Password is too long. At most {0} characters fit.", UserLimits.PasswordMax);
        if (!TextFolding.CanFold(password) || password.Any(char.IsControl))
            return Words.Say("Password contains a character that cannot be stored. Remove it.");

        var plain = Plain(password);
        var own = ownWords.OfType<string>().SelectMany(Parts).Where(word => word.Length >= 3).Concat(ProductWords);
        if (OwnPartOf(plain, own) < OwnPartMin)
            return Words.Say("Password is made of your name, the organisation's or the product's. Choose words that nobody connects with you.");
        return OwnPartOf(plain, CommonWords) < OwnPartMin || IsRow(plain)
            ? Words.Say("Password is one of the first that anybody would try. Choose several words that do not belong together.")
            : null;
    }

    /// <summary>How many letters remain when known words and the digits and signs around them are taken away.</summary>
    private static int OwnPartOf(string plain, IEnumerable<string> words)
    {
        var rest = words.Select(Plain).Where(word => word.Length > 0).OrderByDescending(word => word.Length)
            .Aggregate(plain, (text, word) => text.Replace(word, " ", StringComparison.Ordinal));
        return rest == plain ? int.MaxValue : rest.Count(char.IsLetter);
    }

    /// <summary>The same few signs again and again, or one after the other: aaaa..., 1212..., 123456...</summary>
    private static bool IsRow(string plain) =>
        plain.Distinct().Count() <= 4
        || Enumerable.Range(1, plain.Length - 1).Count(place => Math.Abs(plain[place] - plain[place - 1]) <= 1) >= plain.Length * 3 / 4
        || plain.All(char.IsDigit) && plain.Length < 16;

    /// <summary>Without case, accents and the usual replacements of letters.</summary>
    private static string Plain(string text)
    {
        var folded = new StringBuilder(TextFolding.Fold(text));
        return folded.Replace('@', 'a').Replace('$', 's').Replace("0", "o").Replace('!', 'i').Replace(" ", "").ToString();
    }

    private static IEnumerable<string> Parts(string text) =>
        text.Split([' ', '.', '_', '-', '@', '+'], StringSplitOptions.RemoveEmptyEntries).Append(text);
}
