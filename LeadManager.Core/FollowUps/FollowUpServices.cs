using LeadManager.Core.Activities;
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
        return services;
    }
}
