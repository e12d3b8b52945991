using LeadManager.Core.Access;
using LeadManager.Core.Analytics.Tallies;
using LeadManager.Core.Data;
using LeadManager.Core.Settings;
using LeadManager.Core.Users;
using Microsoft.EntityFrameworkCore;

namespace LeadManager.Core.Leads.Board;

/// <summary>
/// Reads the board: how many leads stand in each column, and the first cards of those that are open. Its cost is that of a
/// list's total and one page for each column, however many leads there are.
/// </summary>
public sealed class BoardService(IDbContextFactory<LeadDbContext> contexts, LeadPages pages, OrganisationService organisation, PeopleNames names)
{
    /// <summary>The board of the leads that match and that the actor may see.</summary>
    public async Task<BoardView> GetAsync(Actor actor, BoardQuery query, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        var plan = (await organisation.GetAsync(ct)).Plan;
        var filter = query.Leads with { Page = 1, Sort = LeadPaths.IsIndexed(query.Leads.Sort) && query.Leads.Sort is { } sort && LeadSorting.IsKnown(sort) ? sort : "-" + LeadSorting.Newest };
        var counts = await CountAsync(db, actor, filter, query.By, ct);
        var all = BoardLane.Of(actor, query.By);
        var lanes = all.Where(lane => !lane.AsksQualification || plan.Has(Module.Qualification) || counts.GetValueOrDefault(lane) > 0).ToList();
        var rests = lanes.Exists(lane => !lane.IsResting && counts.GetValueOrDefault(lane) > 0);

        var columns = new List<(BoardLane Lane, int Count, int? Cards, List<int> Ids)>(lanes.Count);
        foreach (var lane in lanes)
        {
            var count = counts.GetValueOrDefault(lane);
            var wanted = query.Cards.TryGetValue(lane.Key, out var cards) ? cards : count == 0 || (rests && lane.IsResting) ? 0 : BoardQuery.FirstCards;
            var shown = Math.Min(count, Math.Clamp(wanted, 0, BoardQuery.CardsMax));
            columns.Add((lane, count, wanted == 0 ? null : shown, shown == 0 ? [] : await pages.FindIdsAsync(db, actor, filter with { Lane = lane }, 0, shown, ct)));
        }

        var made = await MakeAsync(db, actor, [.. columns.SelectMany(column => column.Ids)], lanes, plan, ct);
        return new BoardView([.. columns.Select(column => new BoardColumn(column.Lane, column.Count, [.. column.Ids.Where(made.ContainsKey).Select(id => made[id])], column.Cards is null))]);
    }

    private async Task<Dictionary<BoardLane, int>> CountAsync(LeadDbContext db, Actor actor, LeadQuery filter, BoardBy by, CancellationToken ct)
    {
        var lanes = BoardLane.Of(actor, by);
        if (lanes[0].Words is not { } words)
        {
            if (filter.CountFilters() == 0 && await TallySums.ReadAsync(db, actor, LeadAction.ViewLead, ct, TallyKind.Total, TallyKind.Temperature) is { } sums)
                return lanes.ToDictionary(lane => lane, lane => lane.Temperature is { } known ? sums.Of(TallyKind.Temperature, known.ToString()) : sums.Of(TallyKind.Total, "") - sums.Of(TallyKind.Temperature).Sum(sum => sum.Count));
            var judged = await pages.CountByAsync(db, actor, filter, lead => lead.Temperature, ct);
            return lanes.ToDictionary(lane => lane, lane => judged.Where(count => count.Key == lane.Temperature).Sum(count => count.Count));
        }

        if (words == LeadStages.Manager && filter.CountFilters() == 0 && await TallySums.ReadAsync(db, actor, LeadAction.ViewLead, ct, TallyKind.Stage) is { } kept)
            return lanes.ToDictionary(lane => lane, lane => kept.Of(TallyKind.Stage, lane.Key));
        var counts = await pages.CountByAsync(db, actor, filter, words, ct);
        return lanes.ToDictionary(lane => lane, lane => counts.Where(count => count.Key == lane.Stage).Sum(count => count.Count));
    }

    private async Task<Dictionary<int, BoardCard>> MakeAsync(LeadDbContext db, Actor actor, IReadOnlyList<int> ids, IReadOnlyList<BoardLane> lanes, PresetPlan plan, CancellationToken ct)
    {
        var leads = await db.Leads.Allowed(actor, LeadAction.ViewLead).Where(lead => ids.Contains(lead.Id)).AsNoTracking().ToListAsync(ct);
        var lost = leads.Where(lead => lead.Status == LeadStatus.Lost).Select(lead => lead.Id).ToList();
        var qualified = lost.Count == 0 ? [] : await db.LeadQualifications.Where(row => lost.Contains(row.LeadId)).Select(row => row.LeadId).ToHashSetAsync(ct);
        var cards = new Dictionary<int, BoardCard>(leads.Count);
        foreach (var lead in leads)
        {
            var moves = BoardMoves.Of(actor, lead, lanes, plan, qualified.Contains(lead.Id)); // before anything is blanked
            cards[lead.Id] = new BoardCard(LeadDetail.For(actor, lead, lead.AssigneeId is { } id ? await names.OfAsync(id, ct) : null), moves);
        }

        return cards;
    }
}
