using Microsoft.Extensions.DependencyInjection;

namespace LeadManager.Core.SpecialLeads;

/// <summary>Registers special leads and their reviews.</summary>
internal static class SpecialServices
{
    public static IServiceCollection AddSpecialLeads(this IServiceCollection services)
    {
        services.AddSingleton<SpecialLists>();
        services.AddSingleton<SpecialReviewService>();
        return services;
    }
}
