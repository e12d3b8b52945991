using LeadManager.Core.Activities;
using LeadManager.Core.MyDay;
using LeadManager.Core.Timeline;
using Microsoft.Extensions.DependencyInjection;

namespace LeadManager.Core.FollowUps;

/// <summary>Registers the daily work: activities and follow-ups.</summary>
internal static class FollowUpServices
{
    public static IServiceCollection AddDailyWork(this IServiceCollection services)
    {
        services.AddSingleton<ActivityService>();
        services.AddSingleton<FollowUpLines>();
        services.AddSingleton<FollowUpOwners>();
        services.AddSingleton<FollowUpService>();
        services.AddSingleton<FollowUpLists>();
        services.AddSingleton<MyDayService>();
        services.AddSingleton<WaitingWork>();
        services.AddSingleton<TimelineService>();
        return services;
    }
}
