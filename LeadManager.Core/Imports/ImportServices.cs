using Microsoft.Extensions.DependencyInjection;

namespace LeadManager.Core.Imports;

/// <summary>Registers what importing needs.</summary>
internal static class ImportServices
{
    public static IServiceCollection AddImports(this IServiceCollection services)
    {
        services.AddSingleton<ImportDrafts>();
        services.AddSingleton<ImportTurns>();
        services.AddSingleton<ImportRun>();
        services.AddSingleton<ImportUndo>();
        services.AddSingleton<ImportHistory>();
        services.AddSingleton<SavedMappings>();
        return services;
    }
}
