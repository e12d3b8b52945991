using System.Globalization;
using System.Text;
using LeadManager.Core.Mail;

namespace LeadManager.Web.Mail;

/// <summary>
/// A mail as it goes over the wire (RFC 5322, 2045, 2047): plain text in UTF-8, quoted-printable. A line break in a
/// header cannot come to be: what is not one line is refused here even if everything before has let it through.
/// </summary>
internal static class MimeText
{
    private const int LineMax = 76, WordBytes = 42;

    /// <summary>The whole mail, its lines ending in CR LF. Throws <see cref="FormatException"/> where a header is not one line.</summary>
    public static string Write(OutboxMail mail, SmtpSettings settings)
    {
        if (!MailHeader.IsLine(mail.Subject))
            throw new FormatException("The subject is not one line.");
        var text = new StringBuilder();
        Header(text, "Date", mail.CreatedAt.ToString("ddd, dd MMM yyyy HH:mm:ss '+0000'", CultureInfo.InvariantCulture));
        Header(text, "From", settings.FromName.Length == 0 ? settings.From : $"{EncodeWords(settings.FromName, always: true)} <{settings.From}>");
        Header(text, "To", mail.To);
        Header(text, "Subject", EncodeWords(mail.Subject));
        Header(text, "Message-ID", $"<{mail.MessageId}>");
        Header(text, "Auto-Submitted", "auto-generated");
        Header(text, "MIME-Version", "1.0");
        Header(text, "Content-Type", "text/plain; charset=utf-8");
        Header(text, "Content-Transfer-Encoding", "quoted-printable");
        text.Append("\r\n");
        foreach (var line in mail.Body.ReplaceLineEndings("\n").Split('\n'))
            AppendQuoted(text, line);
        return text.ToString();
    }

    private static void Header(StringBuilder text, string name, string value)
    {
        if (!MailHeader.IsLine(value.Replace("\r\n ", "", StringComparison.Ordinal)))
            throw new FormatException($"The header {name} is not one line.");
        text.Append(name).Append(": ").Append(value).Append("\r\n");
    }

    /// <summary>
    /// The words as RFC 2047 writes them where they are more than plain ASCII or look like markup or an address; each
    /// piece short enough for its line, none with half of a sign.
    /// </summary>
    public static string EncodeWords(string words, bool always = false)
    {
        if (!always && words.All(sign => sign is >= ' ' and <= '~' and not ('<' or '>' or '=' or '?')) && words.Length <= LineMax - "Subject: ".Length)
            return words;
        var (pieces, piece) = (new List<string>(), new MemoryStream());
        foreach (var rune in words.EnumerateRunes())
        {
            var bytes = Encoding.UTF8.GetBytes(rune.ToString());
            if (piece.Length + bytes.Length > WordBytes)
                pieces.Add(Take(piece));
            piece.Write(bytes);
        }

        pieces.Add(Take(piece));
        return string.Join("\r\n ", pieces);
    }

    private static string Take(MemoryStream piece)
    {
        var word = $"=?utf-8?B?{Convert.ToBase64String(piece.ToArray())}?=";
        piece.SetLength(0);
        return word;
    }

    /// <summary>One line of the body in lines of at most 76 characters; angle brackets are written by their number, so that no reader takes them for markup.</summary>
    private static void AppendQuoted(StringBuilder text, string line)
    {
        var bytes = Encoding.UTF8.GetBytes(line);
        var used = 0;
        for (var place = 0; place < bytes.Length; place++)
        {
            var sign = bytes[place];
            var isPlain = sign is (> 32 and < 127 and not ((byte)'=' or (byte)'<' or (byte)'>')) || (sign is 32 or 9 && place + 1 < bytes.Length);
            var written = isPlain ? ((char)sign).ToString() : $"={sign:X2}";
            if (used + written.Length > LineMax - 1)
            {
                text.Append("=\r\n");
                used = 0;
            }

            text.Append(written);
            used += written.Length;
        }

        text.Append("\r\n");
    }
}
