using System.Linq.Expressions;
using LeadManager.Core.Access;
using LeadManager.Core.Changes;
using LeadManager.Core.Data;
using LeadManager.Core.Leads;
using LeadManager.Core.Results;
using Microsoft.EntityFrameworkCore;

namespace LeadManager.Core.Lists;

/// <summary>What offices, providers and zones have in common: they are written whole, retired, brought back and deleted.</summary>
/// <param name="writer">Carries each of it out.</param>
/// <param name="create">An empty row, for a new one.</param>
/// <param name="read">The row as it is given back.</param>
internal sealed class ListSteps<T, TRow>(ListWriter writer, Func<T> create, Func<T, TRow> read) where T : class, IListed where TRow : class
{
    /// <summary>Stores a new row, or changes one, and names it.</summary>
    public Task<Outcome<TRow>> SaveAsync(Actor actor, ISaveListed command, Func<LeadDbContext, WriteScope, T, Task<Failure?>> apply, CancellationToken ct) =>
        writer.WriteAsync(actor, command.Id == 0 ? ChangeNote.Created : ChangeNote.Updated, command, async (db, scope) =>
        {
            var found = command.Id == 0 ? create() : await ListWriter.LoadAsync<T>(db, command.Id, command.Version, ct);
            if (found.Value is not { } row)
                return found.Failure ?? new NotFound();
            if (await apply(db, scope, row) is { } refused)
                return refused;
            if (command.Id == 0)
                db.Add(row);
            return (Outcome<T>)row;
        }, read, ct);

    /// <summary>Offers a row no longer, or again where nothing speaks against that.</summary>
    public Task<Outcome<TRow>> RetireAsync(Actor actor, int id, bool isRetired, Func<LeadDbContext, T, Task<Conflict?>>? refuseReturn, CancellationToken ct) =>
        ChangeAsync(actor, new ChangeNote(isRetired ? "Retired" : "BroughtBack"), id, async (db, row) =>
        {
            if (!isRetired && refuseReturn is not null && await refuseReturn(db, row) is { } refused)
                return refused;
            row.IsRetired = isRetired;
            return null;
        }, ct);

    /// <summary>Deletes a row that nothing uses.</summary>
    public Task<Outcome<TRow>> DeleteAsync(Actor actor, int id, Func<LeadDbContext, T, Task<Conflict?>> refuse, CancellationToken ct) =>
        ChangeAsync(actor, ChangeNote.Deleted, id, async (db, row) =>
        {
            if (await refuse(db, row) is { } refused)
                return refused;
            db.Remove(row);
            return null;
        }, ct);

    /// <summary>How many leads outside the bin have each number in this column; for whom the settings are.</summary>
    public static async Task<IReadOnlyDictionary<int, int>> CountUsesAsync(
        IDbContextFactory<LeadDbContext> contexts, Actor actor, Expression<Func<Lead, int?>> column, CancellationToken ct)
    {
        if (!actor.May(LeadAction.ManageSettings))
            return new Dictionary<int, int>();
        await using var db = await contexts.CreateDbContextAsync(ct);
        return await db.Leads.Allowed(actor, LeadAction.ViewLead).Select(column).Where(id => id != null).GroupBy(id => id ?? 0)
            .Select(group => new { group.Key, Count = group.Count() }).ToDictionaryAsync(group => group.Key, group => group.Count, ct);
    }

    private Task<Outcome<TRow>> ChangeAsync(Actor actor, ChangeNote note, int id, Func<LeadDbContext, T, Task<Conflict?>> change, CancellationToken ct) =>
        writer.WriteAsync(actor, note, null, async (db, _) =>
        {
            var found = await ListWriter.LoadAsync<T>(db, id, null, ct);
            if (found.Value is not { } row)
                return found.Failure ?? new NotFound();
            if (await change(db, row) is { } refused)
                return refused;
            return (Outcome<T>)row;
        }, read, ct);
}

/// <summary>What a person writes of a row of Settings: a new one, or the version of one that was shown.</summary>
internal interface ISaveListed
{
    int Id { get; }

    int? Version { get; }

    string? Name { get; }
}
