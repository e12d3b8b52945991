using LeadManager.Core.Access;
using LeadManager.Core.Changes;
using LeadManager.Core.Data;
using LeadManager.Core.Leads;
using LeadManager.Core.Results;
using Microsoft.EntityFrameworkCore;

namespace LeadManager.Core.Lists;

/// <summary>Changes the small lists whose entries leads carry by name: sources, commodities, close reasons, words of the statuses and so on.</summary>
public sealed class ListService(IDbContextFactory<LeadDbContext> contexts, ListWriter writer)
{
    /// <summary>Adds an entry at the end of its list. The statuses are fixed in number (S1.55 is about their words).</summary>
    public Task<Outcome<ListRow>> AddAsync(Actor actor, AddListEntry command, CancellationToken ct) =>
        writer.WriteAsync(actor, ChangeNote.Created, command, async (db, _) =>
        {
            if (command.Kind == ListKind.Status)
                return ListRules.StatusesStay();
            var entry = new ListEntry { Kind = command.Kind, Name = "", NameKey = "", Position = 1 + (await Of(db, command.Kind).MaxAsync(row => (int?)row.Position, ct) ?? 0) };
            if (await ApplyAsync(db, entry, command, ct) is { } refused)
                return refused;
            db.Add(entry);
            return (Outcome<ListEntry>)entry;
        }, ListRow.Of, ct);

    /// <summary>Renames an entry; leads, counts and assignment rules that have the old name get the new one in the same transaction.</summary>
    public Task<Outcome<ListRow>> RenameAsync(Actor actor, RenameListEntry command, CancellationToken ct) =>
        ChangeAsync(actor, ChangeNote.Updated, command.Id, command.Version, command, async (db, scope, entry) =>
        {
            var former = entry.Name;
            if (ListRules.RefuseName(entry, command.Name) is { } fixedName)
                return fixedName;
            if (await ApplyAsync(db, entry, command, ct) is { } refused)
                return refused;
            if (former != entry.Name && LeadText.Of(entry.Kind) is { } text)
                await text.RenameAsync(db, scope, actor, writer.Now, former, entry.Name, ct);
            else if (former != entry.Name)
                scope.Topics |= Topic.Leads; // their status is said in other words
            return null;
        }, ct);

    /// <summary>Moves an entry to a place in its list, counted from 1; the others make room.</summary>
    public Task<Outcome<ListRow>> MoveAsync(Actor actor, int id, int position, CancellationToken ct) =>
        ChangeAsync(actor, new ChangeNote("Moved"), id, null, null, async (db, _, entry) =>
        {
            if (entry.Kind == ListKind.Status)
                return ListRules.StatusesStay();
            var rows = await Of(db, entry.Kind).OrderBy(row => row.Position).ThenBy(row => row.Id).ToListAsync(ct);
            rows.Remove(entry);
            rows.Insert(Math.Clamp(position, 1, rows.Count + 1) - 1, entry);
            for (var place = 0; place < rows.Count; place++)
                rows[place].Position = place + 1;
            return null;
        }, ct);

    /// <summary>Offers an entry no longer, or again; leads that have it keep it.</summary>
    public Task<Outcome<ListRow>> RetireAsync(Actor actor, int id, bool isRetired, CancellationToken ct) =>
        ChangeAsync(actor, new ChangeNote(isRetired ? "Retired" : "BroughtBack"), id, null, null, async (db, _, entry) =>
        {
            if (isRetired && await ListRules.RefuseRetiringAsync(db, entry, ct) is { } refused)
                return refused;
            entry.IsRetired = isRetired;
            return null;
        }, ct);

    /// <summary>Deletes an entry that nothing uses.</summary>
    public Task<Outcome<ListRow>> DeleteAsync(Actor actor, int id, CancellationToken ct) =>
        ChangeAsync(actor, ChangeNote.Deleted, id, null, null, async (db, _, entry) =>
        {
            if (await ListRules.RefuseDeletingAsync(db, entry, ct) is { } refused)
                return refused;
            db.Remove(entry);
            return null;
        }, ct);

    /// <summary>How many leads outside the bin have each name of a list; for whom the settings are.</summary>
    public async Task<IReadOnlyDictionary<string, int>> CountUsesAsync(Actor actor, ListKind kind, CancellationToken ct)
    {
        if (!actor.May(LeadAction.ManageSettings))
            return new Dictionary<string, int>();
        await using var db = await contexts.CreateDbContextAsync(ct);
        return LeadText.Of(kind) is { } text ? await text.CountAsync(db, ct)
            : await db.LeadTallies.Where(row => row.Owner == Analytics.Tallies.TallyGroups.All && row.Kind == Analytics.Tallies.TallyKind.Status).GroupBy(row => row.Key)
                .Select(group => new { group.Key, Count = group.Sum(row => row.Count) }).ToDictionaryAsync(group => group.Key, group => group.Count, ct);
    }

    private Task<Outcome<ListRow>> ChangeAsync(
        Actor actor, ChangeNote note, int id, int? version, object? command, Func<LeadDbContext, WriteScope, ListEntry, Task<Failure?>> change, CancellationToken ct) =>
        writer.WriteAsync(actor, note, command, async (db, scope) =>
        {
            var found = await ListWriter.LoadAsync<ListEntry>(db, id, version, ct);
            if (found.Value is not { } entry)
                return found.Failure ?? new NotFound();
            if (await change(db, scope, entry) is { } refused)
                return refused;
            return (Outcome<ListEntry>)entry;
        }, ListRow.Of, ct);

    private static async Task<Invalid?> ApplyAsync(LeadDbContext db, ListEntry entry, ListEntryInput command, CancellationToken ct)
    {
        if (entry.Name.Length > 0 && command.Kind != entry.Kind)
            return new Invalid(nameof(ListEntryInput.Kind), Words.Say("An entry stays in its list."));
        if (entry.Kind == ListKind.ProductCategory && !await Of(db, ListKind.Commodity).AnyAsync(row => row.Id == command.ParentId, ct))
            return new Invalid(nameof(ListEntryInput.ParentId), Words.Say("There is no such commodity. Choose one from the list."));
        entry.ParentId = entry.Kind == ListKind.ProductCategory ? command.ParentId : null;
        return await ListWriter.NameAsync(Of(db, entry.Kind), entry, command.Name, ct);
    }

    private static IQueryable<ListEntry> Of(LeadDbContext db, ListKind kind) => db.ListEntries.Where(row => row.Kind == kind);
}
