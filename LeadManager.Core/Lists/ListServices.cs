using Microsoft.Extensions.DependencyInjection;

namespace LeadManager.Core.Lists;

/// <summary>Registers the small lists.</summary>
internal static class ListServices
{
    public static IServiceCollection AddLists(this IServiceCollection services) => services
        .AddSingleton<ListCache>().AddSingleton<ListWriter>().AddSingleton<ListReader>()
        .AddSingleton<ListService>().AddSingleton<OfficeService>().AddSingleton<ProviderService>().AddSingleton<ZoneService>();
}
