using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace LeadManager.Core.Notifications;

/// <summary>Registers what tells people of things.</summary>
internal static class NotificationServices
{
    public static void AddNotifications(this IServiceCollection services)
    {
        services.AddSingleton<Notices>();
        services.AddSingleton<NoticeChoices>();
        services.AddSingleton<NoticeCounts>();
        services.AddSingleton<NoticeService>();
        services.AddSingleton<Reminders>();
        services.TryAddSingleton(DigestSettings.Usual);
        services.AddSingleton<MorningDigests>();
        services.AddHostedService<DueWork>();
        services.AddSingleton<CalendarFeeds>();
    }
}
