using System.Linq.Expressions;
using LeadManager.Core.Access;
using LeadManager.Core.Data;
using LeadManager.Core.Data.Configurations;
using LeadManager.Core.Data.Engines;
using Microsoft.EntityFrameworkCore;

namespace LeadManager.Core.Leads;

/// <summary>
/// The list Mine in the order of an index: its two parts are each read in order and merged, because no index holds both and
/// sorting them would take longer than the whole page.
/// </summary>
internal static class LeadMine
{
    /// <summary>Whether the query is this list, alone, in an order that the indexes have.</summary>
    public static bool Is(Actor actor, LeadQuery query) =>
        query.List == LeadList.Mine && query.CountFilters() == 1 && LeadPaths.IsIndexed(query.Sort) && LeadPaths.SeesAll(actor);

    /// <summary>The ids that stand there, in order.</summary>
    public static Task<List<int>> FindIdsAsync(DatabaseEngine engine, LeadDbContext db, Actor actor, string? sort, int skip, int take, CancellationToken ct)
    {
        var byCreated = LeadSorting.KeyOf(sort) == LeadSorting.Newest;
        var (isAssigned, isManaged) = LeadLists.MineInParts(actor);
        var assigned = engine.LeadsBy(db, LeadIndexes.Of(nameof(Lead.AssigneeId), byCreated)).Allowed(actor, LeadAction.ViewLead).Where(isAssigned);
        var managed = engine.LeadsBy(db, LeadIndexes.Of(nameof(Lead.RelationshipManagerId), byCreated)).Allowed(actor, LeadAction.ViewLead).Where(isManaged);
        return byCreated
            ? MergeAsync(assigned, managed, lead => new Place<DateTime> { Key = lead.CreatedAt, Id = lead.Id }, LeadSorting.IsDown(sort), skip, take, ct)
            : MergeAsync(assigned, managed, lead => new Place<string> { Key = lead.SortName, Id = lead.Id }, LeadSorting.IsDown(sort), skip, take, ct);
    }

    // The keys are read too, although only the ids are wanted: SQLite merges two ordered parts only where the order is among what it returns.
    private static async Task<List<int>> MergeAsync<TKey>(
        IQueryable<Lead> assigned, IQueryable<Lead> managed, Expression<Func<Lead, Place<TKey>>> place, bool down, int skip, int take, CancellationToken ct)
    {
        var all = assigned.Select(place).Concat(managed.Select(place));
        var ordered = down ? all.OrderByDescending(lead => lead.Key).ThenByDescending(lead => lead.Id) : all.OrderBy(lead => lead.Key).ThenBy(lead => lead.Id);
        return [.. (await ordered.Skip(skip).Take(take).ToListAsync(ct)).Select(lead => lead.Id)];
    }

    private sealed class Place<TKey>
    {
        public required TKey Key { get; init; }

        public int Id { get; init; }
    }
}
