using System.Linq.Expressions;
using LeadManager.Core.Access;
using LeadManager.Core.Analytics.Tallies;
using LeadManager.Core.Data;
using LeadManager.Core.Data.Configurations;
using LeadManager.Core.Data.Engines;
using LeadManager.Core.Settings;
using Microsoft.EntityFrameworkCore;

namespace LeadManager.Core.Leads;

/// <summary>
/// Finds which leads stand on a page, and how many there are, without reading the leads: their ids come from an index in
/// the wanted order, the kept tallies or the search index.
/// </summary>
public sealed class LeadPages(DatabaseEngine engine, OrganisationService organisation, TimeProvider clock)
{
    /// <summary>
    /// So many candidates of a search are sorted; where there are more, the leads are read in order, because the first page
    /// is soon full.
    /// </summary>
    private const int SortedMax = 100_000;

    /// <summary>How many candidates are asked in one go whether they really hold the fragment.</summary>
    private const int CheckedAtOnce = 1_000;

    /// <summary>How many more than the page needs are asked, for those that turn out not to hold it.</summary>
    private const int Spare = 10;

    /// <summary>The ids of the leads that stand there, in order.</summary>
    internal async Task<List<int>> FindIdsAsync(LeadDbContext db, Actor actor, LeadQuery query, int skip, int take, CancellationToken ct)
    {
        var calendar = await organisation.GetCalendarAsync(ct);
        var now = clock.GetUtcNow().UtcDateTime;
        var search = LeadSearch.Of(query.Search);
        if (search is { IsInVain: true })
            return [];
        var candidates = search is null ? null : await search.FindCandidatesAsync(engine, db, ct);
        if (search is not null && candidates is not null && await candidates.OrderBy(id => id).Take(SortedMax + 1).CountAsync(ct) <= SortedMax)
        {
            var hits = engine.LeadsBy(db, HitIndex(actor, query)).Allowed(actor, LeadAction.ViewLead).Filtered(query, actor, calendar, now)
                .Join(candidates, lead => lead.Id, id => id, (lead, _) => lead).Sorted(query.Sort).Select(lead => lead.Id);
            return await CheckedAsync(db, hits, search.Condition, skip, take, ct);
        }

        var path = await LeadPaths.ChooseAsync(db, actor, query, ct);
        return await engine.LeadsBy(db, path).Allowed(actor, LeadAction.ViewLead).Matching(query, actor, calendar, now, candidates)
            .Sorted(query.Sort).Select(lead => lead.Id).Skip(skip).Take(take).ToListAsync(ct);
    }

    /// <summary>How many leads match.</summary>
    internal async Task<int> CountAsync(LeadDbContext db, Actor actor, LeadQuery query, CancellationToken ct)
    {
        if (await CountKeptAsync(db, actor, query, ct) is { } kept)
            return kept;
        var search = LeadSearch.Of(query.Search);
        if (search is { IsInVain: true })
            return 0;
        var candidates = search is null ? null : await search.FindCandidatesAsync(engine, db, ct);
        var path = search is null ? await LeadPaths.ChooseAsync(db, actor, query with { Sort = null }, ct) : null;
        return await engine.LeadsBy(db, path).Allowed(actor, LeadAction.ViewLead)
            .Matching(query, actor, await organisation.GetCalendarAsync(ct), clock.GetUtcNow().UtcDateTime, candidates).CountAsync(ct);
    }

    /// <summary>The number of a query that asks for at most one thing which is tallied; else null.</summary>
    private static async Task<int?> CountKeptAsync(LeadDbContext db, Actor actor, LeadQuery query, CancellationToken ct)
    {
        if (!TallySums.Covers(actor, LeadAction.ViewLead) || KeyOf(query) is not { } asked)
            return null;
        var sums = await TallySums.ReadAsync(db, actor, LeadAction.ViewLead, ct, asked.Kind);
        return asked.Keys.Distinct().Sum(key => sums?.Of(asked.Kind, key) ?? 0);
    }

    private static (TallyKind Kind, IEnumerable<string> Keys)? KeyOf(LeadQuery query)
    {
        var asked = new (TallyKind Kind, IReadOnlyList<string> Keys)[]
        {
            (TallyKind.List, query.List is { } list && TallyKeys.HasKey(list) ? [list.ToString()] : []),
            (TallyKind.Status, [.. query.Status.Select(status => status.ToString())]),
            (TallyKind.Stage, [.. query.Stage.Select(stage => stage.ToString())]),
            (TallyKind.Staff, query.Staff), (TallyKind.Source, query.Source), (TallyKind.Event, query.Event),
            (TallyKind.WordOfMouth, query.WordOfMouth), (TallyKind.LastContact, query.LastContact), (TallyKind.City, query.City),
        }.Where(part => part.Keys.Count > 0).ToList();
        return asked.Count != query.CountFilters() || asked.Count > 1 ? null : asked is [var only] ? only : (TallyKind.Total, [""]);
    }

    /// <summary>The index that holds all an ordinary search asks of a hit; with filters the engine may choose.</summary>
    private static string? HitIndex(Actor actor, LeadQuery query) =>
        LeadPaths.SeesAll(actor) && query.IsOnlySearch && LeadSorting.KeyOf(query.Sort) is LeadSorting.Default or LeadSorting.Newest ? LeadIndexes.ByHit : null;

    /// <summary>Those of the candidates, in their order, that really hold the fragment; read only as far as the page needs.</summary>
    private static async Task<List<int>> CheckedAsync(
        LeadDbContext db, IQueryable<int> hits, Expression<Func<Lead, bool>> condition, int skip, int take, CancellationToken ct)
    {
        for (var reach = skip + take + Spare; ; reach *= 8)
        {
            var candidates = await hits.Take(reach).ToListAsync(ct);
            var real = new HashSet<int>(candidates.Count);
            foreach (var some in candidates.Chunk(CheckedAtOnce))
                real.UnionWith(await db.Leads.Where(lead => some.Contains(lead.Id)).Where(condition).Select(lead => lead.Id).ToListAsync(ct));
            if (real.Count >= skip + take || candidates.Count < reach)
                return [.. candidates.Where(real.Contains).Skip(skip).Take(take)];
        }
    }
}
