using System.Globalization;
using System.Net;
using System.Net.Mail;
using System.Net.Security;
using LeadManager.Core.Mail;

namespace LeadManager.Web.Mail;

/// <summary>How mails are sent, from the configuration under <c>Smtp</c>. Without a host they wait.</summary>
public sealed record SmtpSettings
{
    private const string DefaultFrom = "leadmanager@localhost";

    public string? Host { get; init; }

    public int Port { get; init; }

    public string? User { get; init; }

    public string? Password { get; init; }

    /// <summary>The sender's address; answers to it are not read.</summary>
    public string From { get; init; } = DefaultFrom;

    /// <summary>The sender's name, if any.</summary>
    public string FromName { get; init; } = "";

    public SmtpSecurity Security { get; init; }

    /// <summary>The longest time for one mail up to its end, and once more for the answer to its end.</summary>
    public TimeSpan Timeout { get; init; } = TimeSpan.FromMinutes(2);

    /// <summary>Judges the server's certificate in place of the system; set by tests only, never by the configuration.</summary>
    internal RemoteCertificateValidationCallback? Judge { get; init; }

    /// <summary>Whether mails are sent at all.</summary>
    public bool IsConfigured => !string.IsNullOrWhiteSpace(Host);

    /// <summary>Reads the section <c>Smtp</c>; throws where it cannot be meant so, and says which setting.</summary>
    public static SmtpSettings Read(IConfiguration configuration)
    {
        var section = configuration.GetSection("Smtp");
        if (string.IsNullOrWhiteSpace(section["Host"]))
            return new SmtpSettings();
        var security = section["Security"] is not { Length: > 0 } word ? SmtpSecurity.StartTls
            : Enum.TryParse<SmtpSecurity>(word, ignoreCase: true, out var known) && Enum.IsDefined(known) ? known
            : throw new InvalidOperationException($"Smtp:Security is {word}. Use StartTls, Tls or None.");
        var from = ReadFrom(section["From"]);
        var settings = new SmtpSettings
        {
            Host = section["Host"]?.Trim(), Port = ReadPort(section["Port"], security), User = section["User"], Password = section["Password"],
            From = from.Address, FromName = from.DisplayName, Security = security,
        };
        return settings.User is { Length: > 0 } && security is SmtpSecurity.None && !settings.IsHere
            ? throw new InvalidOperationException("Smtp:User is set and Smtp:Security is None: the password would go over the network in the open. Use StartTls or Tls.")
            : settings;
    }

    private bool IsHere => Host is "localhost" || (IPAddress.TryParse(Host, out var address) && IPAddress.IsLoopback(address));

    private static int ReadPort(string? text, SmtpSecurity security) => text is not { Length: > 0 }
        ? security switch { SmtpSecurity.StartTls => 587, SmtpSecurity.Tls => 465, _ => 25 }
        : int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var port) && port is > 0 and <= IPEndPoint.MaxPort ? port
        : throw new InvalidOperationException($"Smtp:Port is {text}. Use a number from 1 to {IPEndPoint.MaxPort}.");

    private static MailAddress ReadFrom(string? text) =>
        MailAddress.TryCreate(text is { Length: > 0 } ? text : DefaultFrom, out var from) && MailHeader.IsLine(from.DisplayName) && (text is not { Length: > 0 } || MailHeader.IsAddress(from.Address))
            ? from
            : throw new InvalidOperationException($"Smtp:From is {text}. Write an address, like leads@example.com, or Lead Manager <leads@example.com>.");
}
