using LeadManager.Core.Access;
using LeadManager.Core.Changes;
using LeadManager.Core.Data;
using LeadManager.Core.Data.Engines;
using LeadManager.Core.Results;
using Microsoft.EntityFrameworkCore;

namespace LeadManager.Core.Lists;

/// <summary>How every small list is changed: the right, the faults, then all inside one write that ends with the lists in memory replaced.</summary>
public sealed class ListWriter(IDbContextFactory<LeadDbContext> contexts, DatabaseEngine engine, ListCache cache, TimeProvider clock)
{
    /// <summary>The moment of a change, for leads that are changed with it.</summary>
    internal DateTime Now => clock.GetUtcNow().UtcDateTime;

    /// <summary>Carries the change out; what <paramref name="apply"/> has changed is saved only where it ends well.</summary>
    /// <param name="actor">Who changes it.</param>
    /// <param name="note">What the log calls it.</param>
    /// <param name="command">What was typed, if anything was.</param>
    /// <param name="apply">Changes the row, or says why not.</param>
    /// <param name="read">The row as it is given back, once it is saved.</param>
    /// <param name="ct">Ends the wait; nothing is written then.</param>
    internal async Task<Outcome<TRow>> WriteAsync<T, TRow>(
        Actor actor, ChangeNote note, object? command, Func<LeadDbContext, WriteScope, Task<Outcome<T>>> apply, Func<T, TRow> read, CancellationToken ct) where T : class
    {
        if (!actor.May(LeadAction.ManageSettings))
            return new Forbidden(LeadAction.ManageSettings);
        if (command is not null && Validation.Check(command) is { } faults)
            return faults;

        await using var db = await contexts.CreateDbContextAsync(ct);
        try
        {
            await using var scope = await db.BeginWriteAsync(ct);
            var outcome = await apply(db, scope);
            if (outcome.Value is not { } changed)
                return outcome.Failure ?? new NotFound();
            await db.SaveAsync(actor, note, ct);
            var (turn, fresh) = (cache.TakeTurn(), await ListSnapshot.ReadAsync(db, ct));
            await scope.CommitAsync(() => cache.Put(fresh, turn), ct);
            return read(changed);
        }
        catch (DbUpdateConcurrencyException)
        {
            return ChangedMeanwhile(null, null);
        }
        catch (DbUpdateException fault) when (engine.IsDuplicate(fault))
        {
            return NameTaken(db.ChangeTracker.Entries<IListed>().FirstOrDefault(entry => entry.State != EntityState.Unchanged)?.Entity.Name ?? "");
        }
    }

    /// <summary>The row to be changed; a stale version is a conflict.</summary>
    internal static async Task<Outcome<T>> LoadAsync<T>(LeadDbContext db, int id, int? version, CancellationToken ct) where T : class, IListed
    {
        if (await db.Set<T>().SingleOrDefaultAsync(row => row.Id == id, ct) is not { } stored)
            return new NotFound();
        return version is { } seen && seen != stored.Version ? ChangedMeanwhile(stored.UpdatedBy, stored.Version) : stored;
    }

    /// <summary>Names the row; a name that another row of the list has is refused.</summary>
    internal static async Task<Invalid?> NameAsync<T>(IQueryable<T> list, T row, string? name, CancellationToken ct) where T : class, IListed
    {
        var wanted = (name ?? "").Trim();
        var key = TextFolding.Fold(wanted);
        if (await list.Where(other => other.NameKey == key && other.Id != row.Id).Select(other => other.Name).FirstOrDefaultAsync(ct) is { } taken)
            return NameTaken(taken);
        (row.Name, row.NameKey) = (wanted, key);
        return null;
    }

    /// <summary>The text, or none where there is nothing in it.</summary>
    internal static string? Plain(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();

    private static Conflict ChangedMeanwhile(string? by, int? version) => by is null
        ? new(Words.Say("Somebody has changed this meanwhile. Look at it and save again."), version)
        : new(Words.Say("{0} has changed this meanwhile. Look at it and save again.", by), version);

    private static Invalid NameTaken(string name) => new(nameof(IListed.Name), Words.Say("{0} is on the list already. Choose another name.", name));
}
