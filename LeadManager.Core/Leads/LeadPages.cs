using System.Linq.Expressions;
using LeadManager.Core.Access;
using LeadManager.Core.Analytics.Tallies;
using LeadManager.Core.Data;
using LeadManager.Core.Data.Engines;
using LeadManager.Core.Leads.Board;
using LeadManager.Core.Settings;
using Microsoft.EntityFrameworkCore;

namespace LeadManager.Core.Leads;

/// <summary>
/// Finds which leads stand on a page, and how many there are, without reading the leads: their ids come from an index in
/// the wanted order, the kept tallies or the search index.
/// </summary>
public sealed class LeadPages(DatabaseEngine engine, LeadHalves halves, OrganisationService organisation, TimeProvider clock)
{
    /// <summary>The first so many of either half are put together and ordered again; of more, the whole is ordered once.</summary>
    private const int FirstOfHalves = 500;

    /// <summary>The ids of the leads that stand there, in order.</summary>
    internal async Task<List<int>> FindIdsAsync(LeadDbContext db, Actor actor, LeadQuery query, int skip, int take, CancellationToken ct)
    {
        var calendar = await organisation.GetCalendarAsync(ct);
        var now = clock.GetUtcNow().UtcDateTime;
        var search = LeadSearch.Of(query.Search);
        if (search is { IsInVain: true } || LeadPaths.ScopeOf(actor, query.List) == Scope.None)
            return [];
        var (owned, inSight) = await LeadOwned.FindAsync(engine, db, actor, query, ct);
        if (search is not null && owned is not { Count: <= LeadOwned.AskedOneByOne } && await search.FindCandidatesAsync(engine, db, ct) is { } candidates)
            return await new LeadHits(engine, db, actor, query, search, leads => leads.Filtered(query, actor, calendar, now)) { Owned = owned, InSight = inSight }.FindIdsAsync(candidates, skip, take, ct);
        if (owned is not null)
            return await owned.FindIdsAsync(leads => leads.Matching(query, actor, calendar, now, null), skip, take, ct);

        // Where none of the leads in sight can be on the list, all of them would be read to find none.
        if (query.List is not null && !LeadPaths.SeesAll(actor) && await CountKeptAsync(db, actor, query, ct) == 0)
            return [];

        var path = await LeadPaths.ChooseAsync(db, actor, query, isCount: false, ct);
        IQueryable<Lead> Sorted(LeadDbContext own, Func<IQueryable<Lead>, IQueryable<Lead>> half) =>
            half(engine.AllowedBy(own, actor, LeadAction.ViewLead, path)).Matching(query, actor, calendar, now, null).Sorted(query.Sort);
        // In an order without an index all are read; and of what nearly nobody sees, nearly all.
        if ((!LeadPaths.IsIndexed(query.Sort) || (query.List == LeadList.Quiet && !LeadPaths.SeesAll(actor))) && skip + take <= FirstOfHalves
            && await halves.ReadAsync(db, path, (own, half) => Sorted(own, half).Select(lead => lead.Id).Take(skip + take).ToListAsync(ct), ct) is { } firsts)
            return await OrderAsync(db, actor, [.. firsts.SelectMany(first => first)], query.Sort, skip, take, ct);
        return await Sorted(db, leads => leads).Select(lead => lead.Id).Skip(skip).Take(take).ToListAsync(ct);
    }

    private Task<List<int>> OrderAsync(LeadDbContext db, Actor actor, List<int> ids, string? sort, int skip, int take, CancellationToken ct) =>
        engine.Among(db, db.Leads.Allowed(actor, LeadAction.ViewLead), ids).Sorted(sort).Select(lead => lead.Id).Skip(skip).Take(take).ToListAsync(ct);

    /// <summary>How many leads match.</summary>
    internal async Task<int> CountAsync(LeadDbContext db, Actor actor, LeadQuery query, CancellationToken ct)
    {
        if (await CountKeptAsync(db, actor, query, ct) is { } kept)
            return kept;
        if (await CountPeriodAsync(db, actor, query, ct) is { } period)
            return period;
        return (await ReadPartsAsync(db, actor, query, query, part => part.CountAsync(ct), ct)).Sum();
    }

    /// <summary>How many match, by something that an index over all leads holds; what none has is left out. A key may come several times.</summary>
    internal async Task<List<(T Key, int Count)>> CountByAsync<T>(LeadDbContext db, Actor actor, LeadQuery query, Expression<Func<Lead, T>> key, CancellationToken ct)
    {
        // A column of the board stands for what is asked besides the filters: so an index is chosen that holds it.
        var parts = await ReadPartsAsync(db, actor, query, query with { Lane = BoardLane.Any },
            part => part.GroupBy(key).Select(group => new { group.Key, Count = group.Count() }).ToListAsync(ct), ct);
        return [.. parts.SelectMany(part => part).Select(group => (group.Key, group.Count))];
    }

    /// <summary>What is read of the leads that match, in parts without a lead in common, each by the index through which it is counted soonest.</summary>
    private async Task<IReadOnlyList<T>> ReadPartsAsync<T>(LeadDbContext db, Actor actor, LeadQuery query, LeadQuery asked, Func<IQueryable<Lead>, Task<T>> read, CancellationToken ct)
    {
        var (calendar, now) = (await organisation.GetCalendarAsync(ct), clock.GetUtcNow().UtcDateTime);
        var search = LeadSearch.Of(query.Search);
        if (search is { IsInVain: true } || LeadPaths.ScopeOf(actor, query.List) == Scope.None)
            return [];
        if (search is null && (await LeadOwned.FindAsync(engine, db, actor, query with { Sort = null }, ct)).Owned is { } owned)
            return await OneByOneAsync(owned.Matching(leads => leads.Matching(query, actor, calendar, now, null)), read);
        var candidates = search is null ? null : await search.FindCandidatesAsync(engine, db, ct);
        var path = search is null ? await LeadPaths.ChooseAsync(db, actor, asked, isCount: true, ct) : null;
        Task<T> ReadAsync(LeadDbContext own, Func<IQueryable<Lead>, IQueryable<Lead>> half) =>
            read(half(engine.AllowedBy(own, actor, LeadAction.ViewLead, path)).Matching(query, actor, calendar, now, candidates?.Ids));
        return await halves.ReadAsync(db, path, ReadAsync, ct) ?? [await ReadAsync(db, leads => leads)];
    }

    private static async Task<IReadOnlyList<T>> OneByOneAsync<T>(IReadOnlyList<IQueryable<Lead>> parts, Func<IQueryable<Lead>, Task<T>> read)
    {
        var all = new List<T>(parts.Count);
        foreach (var part in parts)
            all.Add(await read(part));
        return all;
    }

    /// <summary>The number of a query that asks for at most one thing which is tallied; else null.</summary>
    private static async Task<int?> CountKeptAsync(LeadDbContext db, Actor actor, LeadQuery query, CancellationToken ct)
    {
        if (!TallySums.Covers(actor, LeadAction.ViewLead) || KeyOf(query) is not { } asked)
            return null;
        var sums = await TallySums.ReadAsync(db, actor, LeadAction.ViewLead, ct, asked.Kind);
        return asked.Keys.Distinct().Sum(key => sums?.Of(asked.Kind, key) ?? 0);
    }

    /// <summary>The number of a period where nothing else is asked: its whole months are kept, the days around them are counted; null where there is no whole month.</summary>
    private async Task<int?> CountPeriodAsync(LeadDbContext db, Actor actor, LeadQuery query, CancellationToken ct)
    {
        var (from, end) = (query.From ?? DateOnly.MinValue, query.To is { } to && to < DateOnly.MaxValue ? to.AddDays(1) : DateOnly.MaxValue);
        if (query is { From: null, To: null } || query.CountFilters() > 1 || !TallySums.Covers(actor, LeadAction.ViewLead) || from >= FirstOf(DateOnly.MaxValue))
            return null;
        var (first, last) = (from.Day == 1 ? from : FirstOf(from).AddMonths(1), FirstOf(end));
        if (first >= last || await TallySums.ReadAsync(db, actor, LeadAction.ViewLead, ct, TallyKind.Month) is not { } sums)
            return null;
        var (begin, over) = (TallyKeys.MonthKey(first), TallyKeys.MonthKey(last));
        var before = from < first ? await CountAsync(db, actor, query with { From = from, To = first.AddDays(-1) }, ct) : 0;
        var after = last < end ? await CountAsync(db, actor, query with { From = last, To = query.To }, ct) : 0;
        return before + after + sums.Of(TallyKind.Month)
            .Where(month => string.CompareOrdinal(month.Name, begin) >= 0 && string.CompareOrdinal(month.Name, over) < 0).Sum(month => month.Count);
    }

    private static DateOnly FirstOf(DateOnly day) => new(day.Year, day.Month, 1);

    private static (TallyKind Kind, IEnumerable<string> Keys)? KeyOf(LeadQuery query)
    {
        var asked = new (TallyKind Kind, IReadOnlyList<string> Keys)[]
        {
            (TallyKind.List, query.List is { } list && TallyKeys.HasKey(list) ? [list.ToString()] : []),
            (TallyKind.Status, [.. query.Status.Select(status => status.ToString())]),
            (TallyKind.Temperature, [.. query.Temperature.Select(temperature => temperature.ToString())]),
            (TallyKind.Stage, [.. query.Stage.Select(stage => stage.ToString())]),
            (TallyKind.Staff, query.Staff), (TallyKind.Source, query.Source), (TallyKind.Event, query.Event),
            (TallyKind.WordOfMouth, query.WordOfMouth), (TallyKind.LastContact, query.LastContact), (TallyKind.City, query.City),
        }.Where(part => part.Keys.Count > 0).ToList();
        return asked.Count != query.CountFilters() || asked.Count > 1 ? null : asked is [var only] ? only : (TallyKind.Total, [""]);
    }
}
