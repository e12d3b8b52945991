using System.Globalization;
using System.Resources;

namespace LeadManager.Core;

/// <summary>
/// The words on screen and in messages. The English sentence is the key; a language is one file beside this one
/// (<c>Words.de.resx</c>). Pages use it through <c>IStringLocalizer&lt;Words&gt;</c>, the core through <see cref="Say"/>.
/// </summary>
public sealed class Words
{
    private static readonly ResourceManager Resources = new(typeof(Words));

    private Words() { }

    /// <summary>The sentence in the current language, with its places filled in.</summary>
    public static string Say(string sentence, params object?[] values) =>
        string.Format(CultureInfo.CurrentCulture, Find(sentence), values);

    /// <summary>The word in the current language; the word itself where no file translates it.</summary>
    public static string Find(string word) => Resources.GetString(word, CultureInfo.CurrentUICulture) ?? word;
}
