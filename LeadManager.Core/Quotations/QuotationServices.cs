using Microsoft.Extensions.DependencyInjection;

namespace LeadManager.Core.Quotations;

/// <summary>Registers quotation requests.</summary>
internal static class QuotationServices
{
    public static IServiceCollection AddQuotations(this IServiceCollection services)
    {
        services.AddSingleton<QuotationLines>();
        services.AddSingleton<QuotationDeciders>();
        services.AddSingleton<QuotationNotices>();
        services.AddSingleton<QuotationService>();
        services.AddSingleton<QuotationLists>();
        return services;
    }
}
