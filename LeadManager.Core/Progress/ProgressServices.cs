using Microsoft.Extensions.DependencyInjection;

namespace LeadManager.Core.Progress;

/// <summary>Registers what moves a lead along.</summary>
internal static class ProgressServices
{
    public static IServiceCollection AddProgress(this IServiceCollection services)
    {
        services.AddSingleton<LeadWork>();
        services.AddSingleton<ProgressService>();
        services.AddSingleton<QualificationService>();
        services.AddSingleton<StatusPatch>();
        services.AddSingleton<ProgressSteps>();
        return services;
    }
}
