using System.Linq.Expressions;
using LeadManager.Core.Access;
using LeadManager.Core.Analytics.Tallies;
using LeadManager.Core.Data;
using LeadManager.Core.Data.Configurations;
using LeadManager.Core.Data.Engines;
using Microsoft.EntityFrameworkCore;

namespace LeadManager.Core.Leads;

/// <summary>
/// The leads of one person or a small team, or another small part, in the order of an index: read part by part and merged,
/// because no index holds them together, and they are too few to come upon among the leads of everybody.
/// </summary>
internal sealed class LeadOwned
{
    /// <summary>So few leads are sooner asked one by one whether they hold a fragment than found by the search index.</summary>
    public const int AskedOneByOne = 1_500;

    /// <summary>Of so few leads each is handed over before it is asked whether it is among those that are named; of more only those that are.</summary>
    public const int SoughtOnce = 5_000;

    /// <summary>More leads that somebody entered are not looked up one by one.</summary>
    private const int FewEntered = 3_000;

    /// <summary>For a page so far down it is worth asking who has any leads at all: those of one person alone need not be merged.</summary>
    private const int FarDown = 2_000;

    private readonly IReadOnlyList<Part> _parts;
    private readonly LeadQuery _query;

    private LeadOwned(IReadOnlyList<Part> parts, LeadQuery query, int count) => (_parts, _query, Count) = (parts, query, count);

    /// <summary>How many leads are read at most; 0 where nobody asks.</summary>
    public int Count { get; }

    private bool IsDown => LeadSorting.IsDown(_query.Sort);

    /// <summary>The leads in sight that the query may mean, or null where they are not read person by person; and how many they are, where that was asked.</summary>
    public static async Task<(LeadOwned? Owned, int? Count)> FindAsync(DatabaseEngine engine, LeadDbContext db, Actor actor, LeadQuery query, CancellationToken ct)
    {
        if (!LeadPaths.IsIndexed(query.Sort) || OwnersOf(actor, query) is not (var scope, var most))
            return default;
        var parts = LeadScopes.OwnerParts(scope, actor);
        int? count = null;
        if (most < int.MaxValue || !string.IsNullOrWhiteSpace(query.Search))
        {
            var counts = await TallySums.CountPartsAsync(engine, db, parts.Select(part => part.Holds), ct);
            count = counts.Sum();
            parts = [.. parts.Where((_, number) => counts[number] > 0)]; // what is kept is exact, and in an empty part the hits of a search would be sought once more
        }

        if (count > most || (scope.HasFlag(Scope.CreatedByMe) && await HasEnteredManyAsync(engine, db, actor, ct)))
            return (null, count);
        var byCreated = LeadSorting.KeyOf(query.Sort) == LeadSorting.Newest;
        // Who has it is nobody there, and no index of assignees is of use.
        var owned = parts.Where(part => query.List != LeadList.Unassigned || part.Column != nameof(Lead.AssigneeId)).Select(part =>
            new Part(narrow => engine.AllowedBy(db, actor, LeadAction.ViewLead, LeadIndexes.OfPart(part.Column, byCreated), narrow).Where(part.Holds))).ToList();
        return (new LeadOwned(owned, query, count ?? 0), count);
    }

    /// <summary>The ids of those that match, in order.</summary>
    public async Task<List<int>> FindIdsAsync(Func<IQueryable<Lead>, IQueryable<Lead>> matching, int skip, int take, CancellationToken ct) =>
        skip > FarDown && await OnlyPartAsync(ct) is { } only
            ? await matching(only).Sorted(_query.Sort).Select(lead => lead.Id).Skip(skip).Take(take).ToListAsync(ct)
            : await MergeAsync(new Wanted(matching, skip, take), ct);

    /// <summary>The ids of the first of those that match and are among these, in order.</summary>
    public async Task<List<int>> FindAmongAsync(IQueryable<int> ids, Func<IQueryable<Lead>, IQueryable<Lead>> matching, int take, CancellationToken ct) =>
        await MergeAsync(new Wanted(matching, 0, take) { Among = ids }, ct);

    /// <summary>Those that match, person by person.</summary>
    public IReadOnlyList<IQueryable<Lead>> Matching(Func<IQueryable<Lead>, IQueryable<Lead>> matching) => [.. _parts.Select(part => matching(part.InSight))];

    /// <summary>
    /// Whose leads are read, and up to how many: the list Mine, else all in sight where nobody but people decides about it, or
    /// of a list of which nothing else can be in sight.
    /// </summary>
    private static (Scope Scope, int Most)? OwnersOf(Actor actor, LeadQuery query) =>
        query.List == LeadList.Mine ? (LeadPaths.SeesAll(actor) && query.CountFilters() > 1 ? null : (Scope.Mine, int.MaxValue))
        : LeadPaths.ScopeOf(actor, query.List) switch
        {
            (Scope.Mine or Scope.Team) and var scope => (scope, LeadPaths.FewLeads),
            (Scope.Mine | Scope.CreatedByMe) and var scope when query.List is not null && string.IsNullOrWhiteSpace(query.Search) => (scope, int.MaxValue),
            (Scope.Escalated | Scope.Special) and var scope when query.List is LeadList.Fresh or LeadList.Unassigned && string.IsNullOrWhiteSpace(query.Search) => (scope, int.MaxValue),
            _ => null,
        };

    private static async Task<bool> HasEnteredManyAsync(DatabaseEngine engine, LeadDbContext db, Actor actor, CancellationToken ct) =>
        await engine.AllowedBy(db, actor, LeadAction.ViewLead, LeadIndexes.Creator).Where(lead => lead.CreatedById == actor.UserId).Take(FewEntered + 1).CountAsync(ct) > FewEntered;

    /// <summary>The leads of the only one who has any; null where several have.</summary>
    private async Task<IQueryable<Lead>?> OnlyPartAsync(CancellationToken ct)
    {
        IQueryable<Lead>? only = null;
        foreach (var part in _parts)
            if (await part.InSight.AnyAsync(ct))
            {
                if (only is not null)
                    return null;
                only = part.InSight;
            }

        return only;
    }

    private async Task<List<int>> MergeAsync(Wanted wanted, CancellationToken ct) => _parts.Count == 0 ? []
        : LeadSorting.KeyOf(_query.Sort) == LeadSorting.Newest ? await MergeAsync(wanted, lead => new Place<DateTime> { Key = lead.CreatedAt, Id = lead.Id }, ct)
        : await MergeAsync(wanted, lead => new Place<string> { Key = lead.SortName, Id = lead.Id }, ct);

    // The keys are read too, although only the ids are wanted: SQLite merges ordered parts only where the order is among what it returns.
    private async Task<List<int>> MergeAsync<TKey>(Wanted wanted, Expression<Func<Lead, Place<TKey>>> place, CancellationToken ct)
    {
        var isSoughtOnce = Count < SoughtOnce;
        var all = _parts.Select(part => wanted.Matching(isSoughtOnce || wanted.Among is not { } few ? part.InSight : part.Among(few)).Select(place)).Aggregate(Queryable.Concat);
        if (isSoughtOnce && wanted.Among is { } ids)
            all = all.Take(int.MaxValue).Where(lead => ids.Contains(lead.Id)); // behind a limit, or they would be sought once for each part
        var ordered = IsDown ? all.OrderByDescending(lead => lead.Key).ThenByDescending(lead => lead.Id) : all.OrderBy(lead => lead.Key).ThenBy(lead => lead.Id);
        return [.. (await ordered.Skip(wanted.Skip).Take(wanted.Take).ToListAsync(ct)).Select(lead => lead.Id)];
    }

    /// <summary>Those of one column, through its index.</summary>
    private sealed record Part(Func<Func<IQueryable<Lead>, IQueryable<Lead>>, IQueryable<Lead>> Narrowed)
    {
        public IQueryable<Lead> InSight => Narrowed(leads => leads);

        /// <summary>Asked for the few first: nearly all of the others are in sight, and it need not be found out.</summary>
        public IQueryable<Lead> Among(IQueryable<int> ids) => Narrowed(leads => leads.Where(lead => ids.Contains(lead.Id)));
    }

    /// <summary>Which of the leads, from where in the order, and how many.</summary>
    private sealed record Wanted(Func<IQueryable<Lead>, IQueryable<Lead>> Matching, int Skip, int Take)
    {
        /// <summary>Where only some are meant, their ids.</summary>
        public IQueryable<int>? Among { get; init; }
    }

    private sealed class Place<TKey>
    {
        public required TKey Key { get; init; }

        public int Id { get; init; }
    }
}
