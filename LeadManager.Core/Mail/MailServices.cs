using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace LeadManager.Core.Mail;

/// <summary>Registers what mails need; sending them is the host's.</summary>
internal static class MailServices
{
    public static void AddMail(this IServiceCollection services)
    {
        services.TryAddSingleton(SiteAddress.Default);
        services.AddSingleton<MailRecipients>();
        services.AddSingleton<LeadMails>();
        services.AddSingleton<ImportMails>();
        services.AddSingleton<MailOutbox>();
        services.AddSingleton<MailDesk>();
    }
}
