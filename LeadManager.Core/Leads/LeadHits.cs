using LeadManager.Core.Access;
using LeadManager.Core.Analytics.Tallies;
using LeadManager.Core.Data;
using LeadManager.Core.Data.Engines;
using Microsoft.EntityFrameworkCore;

namespace LeadManager.Core.Leads;

/// <summary>
/// Finds the hits of one search that stand on a page. By name the candidates come in order; in any other order few are
/// sorted. They are asked one after the other whether they really hold the fragment. Of many in another order, the page
/// is soon full when the leads are read in that order.
/// </summary>
internal sealed class LeadHits(DatabaseEngine engine, LeadDbContext db, Actor actor, LeadQuery query, LeadSearch search, Func<IQueryable<Lead>, IQueryable<Lead>> filter)
{
    /// <summary>Where there are more candidates they are not sorted.</summary>
    private const int SortedMax = 100_000;

    /// <summary>How many candidates are asked in one go at most, and how many more than the page needs, for those that turn out not to hold it.</summary>
    private const int CheckedAtOnce = 1_500, Spare = 10;

    /// <summary>How many candidates are put into order beyond the page, so that they need not be asked for twice.</summary>
    private const int Ahead = 100;

    /// <summary>So many times the candidates out of sight that are to be expected are put into order too.</summary>
    private const double Margin = 1.5;

    /// <summary>So many leads are passed over in the index of the order while one candidate is sorted.</summary>
    private const int PassedWhileSorted = 2;

    /// <summary>So many candidates are noted, to look among a few people's leads for them, while one of these is asked whether it holds the fragment.</summary>
    private const int NotedWhileAsked = 5;

    /// <summary>A page that is not full after so many times the leads that it should have taken comes from an order in which the hits lie close together.</summary>
    private const int Patience = 4;

    /// <summary>An estimate may be wrong; so many times below the limit it is believed.</summary>
    private const int Doubt = 4;

    /// <summary>The leads of few people, where all that are in sight are theirs.</summary>
    public LeadOwned? Owned { get; init; }

    /// <summary>How many leads are in sight, where it is known.</summary>
    public int? InSight { get; init; }

    // Who sees a part sees a large one, or it would be read person by person: among the first by name are enough of his.
    private bool IsByName => query.IsOnlySearch && LeadSorting.KeyOf(query.Sort) == LeadSorting.Default && Owned is null;

    /// <summary>The ids that stand there, in order.</summary>
    public async Task<List<int>> FindIdsAsync(SearchCandidates candidates, int skip, int take, CancellationToken ct)
    {
        if (IsByName || await candidates.EstimateAsync(ct) is not { } share)
            return await CheckAsync(candidates, skip, take, ct);

        var reach = (skip + take) * share.Leads / share.Candidates;
        if (Owned is not null)
            return reach * NotedWhileAsked < share.Candidates ? await Owned.FindIdsAsync(leads => filter(leads).Where(search.Condition), skip, take, ct)
                : await CheckAsync(candidates, skip, take, ct);
        if (ReadingOf(candidates, share, reach) is { } narrowed && await ReadAsync(narrowed, reach, skip, take, ct) is var page && page.Count == take)
            return page;
        if (share.Candidates * Doubt < SortedMax || !await candidates.AreMoreThanAsync(SortedMax, ct))
            return await CheckAsync(candidates, skip, take, ct);
        var ids = candidates.Ids;
        return await (await LeadsAsync(ct)).Where(lead => ids.Contains(lead.Id)).Where(search.Condition).Sorted(query.Sort).Select(lead => lead.Id).Skip(skip).Take(take).ToListAsync(ct);
    }

    /// <summary>
    /// How the leads are narrowed down while they are read in order; null where sorting the candidates is sooner done. Those
    /// with a number lie all over the order, so that the candidates among the leads that were passed fill a page soon; those
    /// with a name may all be at its end.
    /// </summary>
    private Func<IQueryable<Lead>, IQueryable<Lead>>? ReadingOf(SearchCandidates candidates, SearchShare share, long reach)
    {
        if (!LeadPaths.IsIndexed(query.Sort))
            return null;
        if (reach < share.Candidates)
            return leads => leads;
        if (!LeadPaths.SeesAll(actor))
            return null; // the leads of others would have to be passed too
        var ids = candidates.Ids;
        return search.IsNumber && share.Candidates < SortedMax && reach < share.Candidates * PassedWhileSorted ? leads => leads.Where(lead => ids.Contains(lead.Id)) : null;
    }

    private async Task<List<int>> ReadAsync(Func<IQueryable<Lead>, IQueryable<Lead>> narrowed, long reach, int skip, int take, CancellationToken ct) =>
        await narrowed(await BeginAsync(reach * Patience, ct)).Where(search.Condition).Sorted(query.Sort).Select(lead => lead.Id).Skip(skip).Take(take).ToListAsync(ct);

    private async Task<IQueryable<Lead>> LeadsAsync(CancellationToken ct) =>
        filter(engine.AllowedBy(db, actor, LeadAction.ViewLead, await LeadPaths.ChooseAsync(db, actor, query, isCount: false, ct)));

    /// <summary>The first so many leads of the list without the search, as a condition on its order: cut off by number, they would have to be sorted again.</summary>
    private async Task<IQueryable<Lead>> BeginAsync(long count, CancellationToken ct)
    {
        var leads = await LeadsAsync(ct);
        var last = leads.Sorted(query.Sort).Skip((int)Math.Min(count, int.MaxValue));
        var down = LeadSorting.IsDown(query.Sort);
        if (LeadSorting.KeyOf(query.Sort) == LeadSorting.Newest)
            return await last.Select(lead => (DateTime?)lead.CreatedAt).FirstOrDefaultAsync(ct) is not { } at ? leads
                : down ? leads.Where(lead => lead.CreatedAt >= at) : leads.Where(lead => lead.CreatedAt <= at);
#pragma warning disable CA1309 // becomes a comparison in SQL, which is ordinal
        return await last.Select(lead => lead.SortName).FirstOrDefaultAsync(ct) is not { } name ? leads
            : down ? leads.Where(lead => string.Compare(lead.SortName, name) >= 0) : leads.Where(lead => string.Compare(lead.SortName, name) <= 0);
#pragma warning restore CA1309
    }

    private Task<List<int>> InOrderAsync(SearchCandidates candidates, int take, CancellationToken ct)
    {
        var ids = candidates.Ids;
        return Owned is not null ? Owned.FindAmongAsync(ids, filter, take, ct)
            : IsByName ? candidates.FindByNameAsync(LeadSorting.IsDown(query.Sort), take, ct)
            : filter(db.Leads.Allowed(actor, LeadAction.ViewLead)).Join(ids, lead => lead.Id, id => id, (lead, _) => lead)
                .Sorted(query.Sort).Select(lead => lead.Id).Take(take).ToListAsync(ct);
    }

    /// <summary>Those of the candidates, in their order, that really hold the fragment; asked only as far as the page needs.</summary>
    private async Task<List<int>> CheckAsync(SearchCandidates candidates, int skip, int take, CancellationToken ct)
    {
        var (hits, seen, asked, wanted) = (new List<int>(), new HashSet<int>(), 0, (long)skip + take);
        var hidden = await HiddenAsync(ct);
        for (var reach = wanted + Ahead + (long)(wanted * hidden * Margin); ; reach *= 8)
        {
            var ids = await InOrderAsync(candidates, (int)Math.Min(reach, int.MaxValue), ct);
            var left = ids.Where(seen.Add).ToList();
            for (int done = 0, next = (int)Math.Min((wanted + Spare) * (1 + hidden), CheckedAtOnce); done < left.Count && hits.Count < wanted; next = NextOf(wanted, hits.Count, asked))
            {
                var some = left.GetRange(done, Math.Min(Math.Min(next, CheckedAtOnce), left.Count - done));
                (done, asked) = (done + some.Count, asked + some.Count);
                var real = await engine.Among(db, db.Leads.Allowed(actor, LeadAction.ViewLead), some).Where(search.Condition).Select(lead => lead.Id).ToHashSetAsync(ct);
                hits.AddRange(some.Where(real.Contains));
            }

            if (hits.Count >= wanted || ids.Count < reach)
                return [.. hits.Skip(skip).Take(take)];
        }
    }

    /// <summary>How many candidates out of sight there are for one in sight: so many more are put into order and asked.</summary>
    private async Task<double> HiddenAsync(CancellationToken ct)
    {
        if (Owned is not null || LeadPaths.SeesAll(actor))
            return 0;
        var all = await db.LeadTallies.Where(row => row.Owner == TallyGroups.All && row.Kind == TallyKind.Total).SumAsync(row => row.Count, ct);
        var seen = InSight ?? (await TallySums.ReadAsync(db, actor, LeadAction.ViewLead, ct, TallyKind.Total))?.Of(TallyKind.Total, "") ?? all;
        return ((double)all / Math.Max(1, seen)) - 1;
    }

    /// <summary>How many are asked next, going by how many of those before were hits.</summary>
    private static int NextOf(long wanted, int found, int asked) =>
        (int)Math.Min(CheckedAtOnce, (Spare + wanted - found) * asked / Math.Max(1, found));
}
