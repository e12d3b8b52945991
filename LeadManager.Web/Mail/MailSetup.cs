using System.Globalization;
using System.Text.RegularExpressions;
using LeadManager.Core.Mail;
using LeadManager.Core.Notifications;

namespace LeadManager.Web.Mail;

/// <summary>Sending mails as the configuration says, and the address that links in them begin with.</summary>
internal static partial class MailSetup
{
    public static void AddMailSending(this WebApplicationBuilder builder)
    {
        builder.Services.AddSingleton(_ => SmtpSettings.Read(builder.Configuration)); // read at the start, when all of the configuration is there
        builder.Services.AddSingleton(_ => ReadSite(builder.Configuration));
        builder.Services.AddSingleton(_ => ReadDigest(builder.Configuration));
        builder.Services.AddSingleton<MailSender>();
        builder.Services.AddHostedService<MailSending>();
    }

    /// <summary>"All addresses of this machine": good to listen at, but nothing that a link can lead to.</summary>
    [GeneratedRegex(@"//(\*|\+|0\.0\.0\.0|\[::\])(?=[:/]|$)")]
    private static partial Regex AnyHost { get; }

    internal static DigestSettings ReadDigest(ConfigurationManager configuration) =>
        configuration["Digest:At"] is not { Length: > 0 } named ? DigestSettings.Usual
        : TimeOnly.TryParseExact(named, "HH:mm", CultureInfo.InvariantCulture, DateTimeStyles.None, out var at) ? new DigestSettings(at)
        : throw new InvalidOperationException($"Digest:At is {named}. Write it like 07:00.");

    internal static SiteAddress ReadSite(ConfigurationManager configuration)
    {
        if (configuration["Site:Address"] is { Length: > 0 } named)
            return Uri.TryCreate(named, UriKind.Absolute, out var address) && address.Scheme is "http" or "https"
                ? new SiteAddress(address)
                : throw new InvalidOperationException($"Site:Address is {named}. Write it like https://leads.example.com.");
        var listens = (configuration[WebHostDefaults.ServerUrlsKey] ?? "").Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        return listens.Select(text => Uri.TryCreate(AnyHost.Replace(text, "//localhost"), UriKind.Absolute, out var address) ? address : null)
            .FirstOrDefault(address => address is { Port: > 0 }) is { } site ? new SiteAddress(site) : SiteAddress.Default;
    }
}
