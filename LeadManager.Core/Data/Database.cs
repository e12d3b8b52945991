using LeadManager.Core.Analytics.Tallies;
using LeadManager.Core.Data.Engines;
using LeadManager.Core.Lists;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;

namespace LeadManager.Core.Data;

/// <summary>Brings the database up: checks it, creates or migrates it, says where it is.</summary>
public sealed class Database(IDbContextFactory<LeadDbContext> contexts, DatabaseEngine engine, WriteGate gate, TallyService tallies, ListCache lists, ILogger<Database> logger)
{
    /// <summary>Whether it has been brought up; the application answers no request before.</summary>
    public bool IsReady { get; private set; }

    /// <summary>Where it is, in words for an administrator.</summary>
    public string Location => engine.Location;

    /// <summary>Whether there is one, of whatever age; nothing is created by asking.</summary>
    public async Task<bool> ExistsAsync(CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        return await db.Database.CanConnectAsync(ct);
    }

    /// <summary>Creates or migrates the database; throws a clear message where it cannot be opened or is damaged.</summary>
    public async Task PrepareAsync(CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        await engine.PrepareAsync(db, ct);
        if ((await db.Database.GetPendingMigrationsAsync(ct)).Any())
            await MigrateAsync(db, ct);
        await lists.PrepareAsync(ct);
        logger.LogInformation("Database {Engine} at {Location} is ready", engine.Name, engine.Location);
        IsReady = true;
    }

    /// <summary>
    /// Makes the search index anew, for the names that there are by now. It is kept with every change; an office that has
    /// grown many times over searches faster afterwards. Others wait with their saves meanwhile.
    /// </summary>
    public async Task RebuildSearchAsync(CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        await using var scope = await db.BeginWriteAsync(ct);
        await engine.RebuildSearchAsync(db, ct);
        await scope.CommitAsync(ct);
    }

    /// <summary>Whether there is no account yet, so that set-up has to make the first one.</summary>
    public async Task<bool> IsEmptyAsync(CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        return !await db.Users.AnyAsync(ct);
    }

    private async Task MigrateAsync(LeadDbContext db, CancellationToken ct)
    {
        using (await gate.EnterAsync(ct))
            await db.Database.MigrateAsync(ct);
        if (await tallies.RecountAsync(ct) is { Count: > 0 } counted)
            logger.LogInformation("{Count} kept numbers were counted afresh after the upgrade", counted.Count);
    }
}
