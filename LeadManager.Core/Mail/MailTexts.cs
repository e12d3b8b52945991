using System.Globalization;
using System.Resources;

namespace LeadManager.Core.Mail;

/// <summary>
/// The templates of the mails, in <c>MailTexts.resx</c>; a language is one file beside it. A mail is plain text, so that
/// nothing that stands in a lead can be markup in it (RELIABILITY M03).
/// </summary>
internal sealed class MailTexts
{
    private static readonly ResourceManager Resources = new(typeof(MailTexts));

    private MailTexts() { }

    /// <summary>The template in the current language with its places filled in: all values at once, so that a value that looks like a place stays as it is.</summary>
    public static string Fill(string template, params object?[] values) =>
        string.Format(CultureInfo.CurrentCulture, Resources.GetString(template, CultureInfo.CurrentUICulture) ?? throw new InvalidOperationException($"There is no template {template}."), values);

    /// <summary>The subject of a mail, on one line.</summary>
    public static string Subject(string name, object?[] values) => MailHeader.ToLine(Fill($"{name}.Subject", values), OutboxMail.SubjectMax);

    /// <summary>The text of a mail.</summary>
    public static string Body(string name, object?[] values) => MailHeader.Cut(Fill($"{name}.Body", values), OutboxMail.BodyMax);
}
