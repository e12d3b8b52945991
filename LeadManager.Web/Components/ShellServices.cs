using LeadManager.Core;
using LeadManager.Core.Settings;
using Microsoft.Extensions.Localization;
using LeadManager.Web.Components.Leads;
using LeadManager.Web.Components.Shared;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace LeadManager.Web.Components;

/// <summary>What the layout and the shared components need from the container.</summary>
public static class ShellServices
{
    public static IServiceCollection AddShell(this IServiceCollection services)
    {
        services.TryAddSingleton(TimeProvider.System);
        services.AddLocalization().AddSingleton<IStringLocalizer<Words>>(provider =>
            new OfficeLocalizer(provider.GetRequiredService<IStringLocalizerFactory>(), provider.GetService<OfficeWords>()));
        return services.AddScoped<ToastService>().AddSingleton<OpenDrafts>().AddScoped<DraftBox>();
    }
}
