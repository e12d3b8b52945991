using LeadManager.Core.Changes;
using LeadManager.Core.Data.Engines;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;
using Microsoft.Extensions.Logging.Abstractions;

namespace LeadManager.Core.Data;

/// <summary>Makes the context for <c>dotnet ef migrations add</c>; nothing is opened.</summary>
internal sealed class DesignTimeFactory : IDesignTimeDbContextFactory<LeadDbContext>
{
    public LeadDbContext CreateDbContext(string[] args)
    {
        var engine = new SqliteEngine("Data Source=design-time.db");
        var options = new DbContextOptionsBuilder<LeadDbContext>();
        engine.Configure(options);
        return new LeadDbContext(options.Options, engine, new WriteGate(TimeProvider.System), new LiveFeed(TimeProvider.System, NullLogger<LiveFeed>.Instance), TimeProvider.System);
    }
}
