using LeadManager.Core;
using LeadManager.Core.Data;
using LeadManager.Core.Data.Engines;

namespace LeadManager.Web.Security;

/// <summary>Which database the configuration names.</summary>
internal static class DatabaseSetup
{
    public static void AddDatabase(this WebApplicationBuilder builder)
    {
        var provider = builder.Configuration["Database:Provider"] ?? "Sqlite";
        if (!provider.Equals("Sqlite", StringComparison.OrdinalIgnoreCase))
            throw new InvalidOperationException($"Database:Provider is {provider}. Use Sqlite.");
        var connection = builder.Configuration.GetConnectionString("LeadManager")
            ?? $"Data Source={DatabasePath.Find(builder.Environment.ContentRootPath)}";
        builder.Services.AddLeadManagerCore(new SqliteEngine(connection));
    }
}
