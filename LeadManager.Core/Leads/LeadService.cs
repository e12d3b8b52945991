using System.Runtime.CompilerServices;
using LeadManager.Core.Access;
using LeadManager.Core.Analytics.Tallies;
using LeadManager.Core.Data;
using LeadManager.Core.Data.Engines;
using LeadManager.Core.Settings;
using Microsoft.EntityFrameworkCore;

namespace LeadManager.Core.Leads;

/// <summary>Reads leads: one, a page, a count, a stream. Everything begins at what the actor may see.</summary>
public sealed class LeadService(
    IDbContextFactory<LeadDbContext> contexts, DatabaseEngine engine, LeadPages pages, OrganisationService organisation, TimeProvider clock)
{
    private const int Suggestions = 50;

    /// <summary>The lead as the actor may see it, or null where it does not exist for him.</summary>
    public async Task<LeadDetail?> FindAsync(Actor actor, int id, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        var lead = await db.Leads.Allowed(actor, LeadAction.ViewLead).AsNoTracking().SingleOrDefaultAsync(row => row.Id == id, ct);
        return lead is null ? null : LeadDetail.For(actor, lead, (await NamesAsync(db, [lead], ct)).GetValueOrDefault(lead.AssigneeId ?? 0));
    }

    /// <summary>One page of the leads that match, at most <see cref="LeadQuery.PageSizeMax"/> of them.</summary>
    public async Task<LeadPage> ListAsync(Actor actor, LeadQuery query, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        var size = Math.Clamp(query.PageSize, 1, LeadQuery.PageSizeMax);
        var page = Math.Clamp(query.Page, 1, int.MaxValue / LeadQuery.PageSizeMax);
        var ids = await pages.FindIdsAsync(db, actor, query, (page - 1) * size, size, ct);
        var rows = await engine.Among(db, db.Leads.Allowed(actor, LeadAction.ViewLead), ids).AsNoTracking().ToDictionaryAsync(lead => lead.Id, ct);
        var names = await NamesAsync(db, rows.Values, ct);
        var total = query.WithTotal ? await pages.CountAsync(db, actor, query, ct) : (int?)null;
        return new LeadPage(
            [.. ids.Where(rows.ContainsKey).Select(id => LeadDetail.For(actor, rows[id], names.GetValueOrDefault(rows[id].AssigneeId ?? 0)))], total, page, size);
    }

    /// <summary>The leads before and after this one in the list it was opened from, and its place there counted from 1.</summary>
    public async Task<LeadNeighbours?> FindNeighboursAsync(Actor actor, LeadQuery query, int id, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        var first = Math.Max(0, ((query.Page - 1) * query.PageSize) - 1);
        var ids = await pages.FindIdsAsync(db, actor, query, first, query.PageSize + 2, ct);
        var place = ids.IndexOf(id);
        return place < 0 ? null
            : new LeadNeighbours(place > 0 ? ids[place - 1] : null, place + 1 < ids.Count ? ids[place + 1] : null, first + place + 1);
    }

    /// <summary>How many leads match.</summary>
    public async Task<int> CountAsync(Actor actor, LeadQuery query, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        return await pages.CountAsync(db, actor, query, ct);
    }

    /// <summary>Every lead that matches and that the action allows, in order and one by one, as of one moment: what an export writes.</summary>
    public async IAsyncEnumerable<LeadLine> StreamAsync(
        Actor actor, LeadAction action, LeadQuery query, [EnumeratorCancellation] CancellationToken ct)
    {
        if (!actor.May(action))
            yield break; // no index could serve a question that no lead can answer
        await using var db = await contexts.CreateDbContextAsync(ct);
        var names = await db.Users.Select(user => new { user.Id, user.Name }).ToDictionaryAsync(user => user.Id, user => user.Name, ct);
        var matching = await MatchingAsync(db, actor, action, query, ct);
        await foreach (var lead in LeadStream.ReadAsync(db, engine, actor, query, matching, ct))
            yield return LeadLine.For(actor, lead, names.GetValueOrDefault(lead.AssigneeId ?? 0));
    }

    /// <summary>How many leads <see cref="StreamAsync"/> would give.</summary>
    public async Task<int> CountStreamAsync(Actor actor, LeadAction action, LeadQuery query, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        return await (await MatchingAsync(db, actor, action, query, ct))(db.Leads).CountAsync(ct);
    }

    /// <summary>The values that a filter can offer, most used first, at most fifty.</summary>
    public async Task<IReadOnlyList<string>> SuggestAsync(Actor actor, LeadFacet facet, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        var kind = facet switch
        {
            LeadFacet.Staff => TallyKind.Staff,
            LeadFacet.Source => TallyKind.Source,
            LeadFacet.Event => TallyKind.Event,
            LeadFacet.WordOfMouth => TallyKind.WordOfMouth,
            LeadFacet.LastContact => TallyKind.LastContact,
            _ => TallyKind.City,
        };
        if (await TallySums.ReadAsync(db, actor, LeadAction.ViewLead, ct, kind) is { } sums)
            return [.. sums.Of(kind).Take(Suggestions).Select(sum => sum.Name)];

        return await ValuesOf(db.Leads.Allowed(actor, LeadAction.ViewLead), facet).Where(value => value != null).Select(value => value ?? "")
            .GroupBy(value => value).OrderByDescending(group => group.Count()).ThenBy(group => group.Key)
            .Select(group => group.Key).Take(Suggestions).ToListAsync(ct);
    }

    private static IQueryable<string?> ValuesOf(IQueryable<Lead> leads, LeadFacet facet) => facet switch
    {
        LeadFacet.Staff => leads.Select(lead => (string?)lead.StaffName),
        LeadFacet.Source => leads.Select(lead => (string?)lead.Source),
        LeadFacet.Event => leads.Select(lead => lead.EventName),
        LeadFacet.WordOfMouth => leads.Select(lead => lead.WordOfMouthType),
        LeadFacet.LastContact => leads.Select(lead => (string?)lead.LastContactStatus),
        _ => leads.Select(lead => lead.City),
    };

    /// <summary>Narrows leads down to those that match and that the action allows.</summary>
    private async Task<Func<IQueryable<Lead>, IQueryable<Lead>>> MatchingAsync(LeadDbContext db, Actor actor, LeadAction action, LeadQuery query, CancellationToken ct)
    {
        var (calendar, now) = (await organisation.GetCalendarAsync(ct), clock.GetUtcNow().UtcDateTime);
        var candidates = LeadSearch.Of(query.Search) is { } search ? (await search.FindCandidatesAsync(engine, db, ct))?.Ids : null;
        return leads => leads.Allowed(actor, LeadAction.ViewLead).Allowed(actor, action).Matching(query, actor, calendar, now, candidates);
    }

    private static async Task<Dictionary<int, string>> NamesAsync(LeadDbContext db, IEnumerable<Lead> leads, CancellationToken ct)
    {
        var ids = leads.Select(lead => lead.AssigneeId).OfType<int>().Distinct().ToList();
        return ids.Count == 0 ? [] : await db.Users.Where(user => ids.Contains(user.Id)).Select(user => new { user.Id, user.Name }).ToDictionaryAsync(user => user.Id, user => user.Name, ct);
    }
}

/// <summary>Where a lead stands in a list.</summary>
public sealed record LeadNeighbours(int? Previous, int? Next, int Position);

/// <summary>A column whose values a filter offers.</summary>
public enum LeadFacet
{
    Staff,
    Source,
    Event,
    WordOfMouth,
    LastContact,
    City,
}
