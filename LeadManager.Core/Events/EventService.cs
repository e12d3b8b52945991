using LeadManager.Core.Access;
using LeadManager.Core.Data;
using LeadManager.Core.Leads;
using LeadManager.Core.Results;
using Microsoft.EntityFrameworkCore;

namespace LeadManager.Core.Events;

/// <summary>Reads outreach events; whoever may see leads may see the events they came from.</summary>
public sealed class EventService(IDbContextFactory<LeadDbContext> contexts)
{
    /// <summary>The most names that a form offers.</summary>
    public const int NamesMax = 500;

    /// <summary>One page of the events, each with the number of its leads that the actor may see.</summary>
    public async Task<EventPage> ListAsync(Actor actor, EventQuery query, CancellationToken ct)
    {
        var size = Math.Clamp(query.PageSize, 1, EventQuery.PageSizeMax);
        var page = Math.Clamp(query.Page, 1, int.MaxValue / EventQuery.PageSizeMax);
        if (!actor.May(LeadAction.ViewLead))
            return new EventPage([], 0, page, size);

        await using var db = await contexts.CreateDbContextAsync(ct);
        var visible = db.Leads.Allowed(actor, LeadAction.ViewLead);
        var matching = Matching(db, query.Search);
        var rows = Sorted(matching, visible, query.Sort).Skip((page - 1) * size).Take(size);
        return new EventPage(await Rows(rows, visible).ToListAsync(ct), await matching.CountAsync(ct), page, size);
    }

    /// <summary>The event, or null where it does not exist for the actor.</summary>
    public async Task<EventRow?> FindAsync(Actor actor, int id, CancellationToken ct)
    {
        if (!actor.May(LeadAction.ViewLead))
            return null;
        await using var db = await contexts.CreateDbContextAsync(ct);
        return await Rows(db.Events.Where(row => row.Id == id), db.Leads.Allowed(actor, LeadAction.ViewLead)).SingleOrDefaultAsync(ct);
    }

    /// <summary>The event of that name, ignoring case and accents, or null.</summary>
    public async Task<EventRow?> FindByNameAsync(Actor actor, string name, CancellationToken ct)
    {
        if (!MayName(actor) || !new PlainTextAttribute().IsValid(name))
            return null;
        await using var db = await contexts.CreateDbContextAsync(ct);
        var key = TextFolding.Fold(name);
        return await Rows(db.Events.Where(row => row.NameKey == key), db.Leads.Allowed(actor, LeadAction.ViewLead)).SingleOrDefaultAsync(ct);
    }

    /// <summary>The names that a lead's form offers, in order.</summary>
    public async Task<IReadOnlyList<string>> NamesAsync(Actor actor, CancellationToken ct)
    {
        if (!MayName(actor))
            return [];
        await using var db = await contexts.CreateDbContextAsync(ct);
        return await db.Events.OrderBy(row => row.NameKey).Select(row => row.Name).Take(NamesMax).ToListAsync(ct);
    }

    private static bool MayName(Actor actor) => actor.May(LeadAction.ViewLead) || actor.May(LeadAction.CreateLead);

    private static IQueryable<OutreachEvent> Matching(LeadDbContext db, string? search)
    {
        if (string.IsNullOrWhiteSpace(search))
            return db.Events;
        if (!new PlainTextAttribute().IsValid(search))
            return db.Events.Where(row => false); // such signs are never stored
        var fragment = TextFolding.Fold(search);
        return db.Events.Where(row => row.NameKey.Contains(fragment));
    }

    private static IQueryable<EventRow> Rows(IQueryable<OutreachEvent> events, IQueryable<Lead> visible) =>
        events.Select(row => new EventRow(
            row.Id, row.Version, row.Name, row.Date, row.Place, visible.Count(lead => lead.EventId == row.Id), row.UpdatedAt, row.UpdatedBy));

    private static IQueryable<OutreachEvent> Sorted(IQueryable<OutreachEvent> events, IQueryable<Lead> visible, string? sort) => sort switch
    {
        "name" => events.OrderBy(row => row.NameKey).ThenBy(row => row.Id),
        "-name" => events.OrderByDescending(row => row.NameKey).ThenByDescending(row => row.Id),
        "date" => events.OrderBy(row => row.Date).ThenBy(row => row.Id),
        "leads" => events.OrderBy(row => visible.Count(lead => lead.EventId == row.Id)).ThenBy(row => row.Id),
        "-leads" => events.OrderByDescending(row => visible.Count(lead => lead.EventId == row.Id)).ThenByDescending(row => row.Id),
        _ => events.OrderByDescending(row => row.Date).ThenByDescending(row => row.Id),
    };
}
