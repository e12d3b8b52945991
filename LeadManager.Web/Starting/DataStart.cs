using LeadManager.Core.Data;
using LeadManager.Core.Settings;
using LeadManager.Web.Demo;
using LeadManager.Web.Security;

namespace LeadManager.Web.Starting;

/// <summary>Brings the data up: the database, demo data where they are asked for, the office's own words, the first account's code.</summary>
internal static class DataStart
{
    /// <summary>True where the application may start; otherwise the reason stands on the console. Throws where the database cannot be used.</summary>
    public static async Task<bool> PrepareDataAsync(this WebApplication app, StartArguments arguments)
    {
        await app.Services.GetRequiredService<Database>().PrepareAsync(app.Lifetime.ApplicationStopping);
        if (!await app.FillDemoAsync(arguments))
            return false;
        await app.Services.GetRequiredService<OfficeWords>().ReadAsync(app.Lifetime.ApplicationStopping);
        await app.AnnounceSetUpAsync();
        return true;
    }
}
