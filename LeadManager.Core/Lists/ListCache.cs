using LeadManager.Core.Data;
using Microsoft.EntityFrameworkCore;

namespace LeadManager.Core.Lists;

/// <summary>Keeps the small lists in memory: read when the database is brought up, replaced with each change of them.</summary>
public sealed class ListCache(IDbContextFactory<LeadDbContext> contexts)
{
    private readonly Lock _lock = new();
    private volatile ListSnapshot _current = ListSnapshot.Empty;
    private long _turns, _shown;

    /// <summary>The lists as they are stored.</summary>
    internal ListSnapshot Current => _current;

    /// <summary>The place of a write in their order; to be taken while it holds the gate.</summary>
    internal long TakeTurn() => Interlocked.Increment(ref _turns);

    /// <summary>Shows the lists as that write left them, unless a later one is shown already: writes that share a commit end in any order.</summary>
    internal void Put(ListSnapshot fresh, long turn)
    {
        lock (_lock)
            if (turn > _shown)
                (_current, _shown) = (fresh, turn);
    }

    /// <summary>Puts the defaults where there are no lists yet, and reads them.</summary>
    internal async Task PrepareAsync(CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        await ListDefaults.SeedAsync(db, ct);
        var turn = TakeTurn();
        Put(await ListSnapshot.ReadAsync(db, ct), turn);
    }
}
