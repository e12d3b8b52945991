using LeadManager.Core.Data;
using Microsoft.EntityFrameworkCore;

namespace LeadManager.Core.Lists;

/// <summary>Keeps the small lists in memory: read when the database is brought up, replaced with each change of them.</summary>
public sealed class ListCache(IDbContextFactory<LeadDbContext> contexts)
{
    private volatile ListSnapshot _current = ListSnapshot.Empty;

    /// <summary>The lists as they are stored.</summary>
    internal ListSnapshot Current => _current;

    internal void Put(ListSnapshot fresh) => _current = fresh;

    /// <summary>Puts the defaults where there are no lists yet, and reads them.</summary>
    internal async Task PrepareAsync(CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        await ListDefaults.SeedAsync(db, ct);
        Put(await ListSnapshot.ReadAsync(db, ct));
    }
}
