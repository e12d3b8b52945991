using System.Linq.Expressions;
using LeadManager.Core.Access;
using LeadManager.Core.Data;
using LeadManager.Core.Results;
using LeadManager.Core.Settings;
using LeadManager.Core.Timeline;
using Microsoft.EntityFrameworkCore;

namespace LeadManager.Core.Changes;

/// <summary>Reads the activity log.</summary>
public sealed class AuditService(IDbContextFactory<LeadDbContext> contexts, OrganisationService organisation, OfficeWords words)
{
    /// <summary>One page of the whole log; empty for those who may not read it.</summary>
    public async Task<AuditPage> ListAsync(Actor actor, AuditQuery query, CancellationToken ct)
    {
        if (!actor.May(LeadAction.ViewAudit))
            return AuditPage.Empty;
        await using var db = await contexts.CreateDbContextAsync(ct);
        return await PageAsync(db, actor, db.AuditEntries, query, ct);
    }

    /// <summary>One page of what happened to a lead; empty for those who may not see its activities.</summary>
    public async Task<AuditPage> ListForLeadAsync(Actor actor, int leadId, AuditQuery query, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        if (!await db.Leads.Allowed(actor, LeadAction.ViewActivities).AnyAsync(lead => lead.Id == leadId, ct))
            return AuditPage.Empty;
        return await PageAsync(db, actor, db.AuditEntries, query with { EntityType = EntityTypes.Lead, EntityId = leadId }, ct);
    }

    /// <summary>The newest entries of a lead below a place in its timeline; the caller has checked that the actor may see its activities.</summary>
    internal async Task<IReadOnlyList<AuditLine>> ListForTimelineAsync(
        Actor actor, int leadId, Expression<Func<AuditEntry, bool>> condition, TimelineLimit limit, int take, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        var found = await db.AuditEntries.AsNoTracking().Where(entry => entry.EntityType == EntityTypes.Lead && entry.EntityId == leadId).Where(condition)
            .Where(entry => entry.Timestamp <= limit.At && (entry.Timestamp < limit.At || entry.Id < limit.Id))
            .OrderByDescending(entry => entry.Timestamp).ThenByDescending(entry => entry.Id).Take(take).ToListAsync(ct);
        return await new AuditReading(db, actor, await organisation.GetCalendarAsync(ct), words).ReadAsync(found, ct);
    }

    /// <summary>What the log's filters offer, in order.</summary>
    public async Task<AuditFacets> FacetsAsync(Actor actor, CancellationToken ct)
    {
        if (!actor.May(LeadAction.ViewAudit))
            return new AuditFacets([], [], []);
        await using var db = await contexts.CreateDbContextAsync(ct);
        return new AuditFacets(
            await PeopleAsync(db, ct),
            await ValuesAsync(db.AuditEntries.Select(entry => entry.ActionType), ct),
            await ValuesAsync(db.AuditEntries.Select(entry => entry.EntityType), ct));
    }

    private async Task<AuditPage> PageAsync(LeadDbContext db, Actor actor, IQueryable<AuditEntry> log, AuditQuery query, CancellationToken ct)
    {
        var calendar = await organisation.GetCalendarAsync(ct);
        var matching = Matching(log, query, calendar).AsNoTracking();
        var size = Math.Clamp(query.PageSize, 1, AuditQuery.PageSizeMax);
        // One more than the page holds tells whether there is another page.
        var newerFirst = query.After is null;
        var found = newerFirst
            ? await matching.Where(entry => query.Before == null || entry.Id < query.Before).OrderByDescending(entry => entry.Id).Take(size + 1).ToListAsync(ct)
            : await matching.Where(entry => entry.Id > query.After).OrderBy(entry => entry.Id).Take(size + 1).ToListAsync(ct);
        var hasMore = found.Count > size;
        var shown = found.Take(size).OrderByDescending(entry => entry.Id).ToList();
        return new AuditPage(
            await new AuditReading(db, actor, calendar, words).ReadAsync(shown, ct),
            HasNewer: newerFirst ? query.Before is not null : hasMore,
            HasOlder: newerFirst ? hasMore : true,
            query.WithTotal ? await matching.CountAsync(ct) : null);
    }

    private static IQueryable<AuditEntry> Matching(IQueryable<AuditEntry> log, AuditQuery query, OfficeCalendar calendar)
    {
        if (query.User is { } user)
            log = log.Where(entry => entry.Username == user);
        if (query.Action is { } action)
            log = log.Where(entry => entry.ActionType == action);
        if (query.EntityType is { } type)
            log = log.Where(entry => entry.EntityType == type);
        if (query.EntityId is { } id)
            log = log.Where(entry => entry.EntityId == id);
        if (query.From is { } from && calendar.StartOf(from) is var begin)
            log = log.Where(entry => entry.Timestamp >= begin);
        if (query.To is { } to && to < DateOnly.MaxValue && calendar.StartOf(to.AddDays(1)) is var end)
            log = log.Where(entry => entry.Timestamp < end);
        return BySearch(log, query.Search);
    }

    private static IQueryable<AuditEntry> BySearch(IQueryable<AuditEntry> log, string? words)
    {
        if (string.IsNullOrWhiteSpace(words))
            return log;
        if (!new PlainTextAttribute().IsValid(words))
            return log.Where(entry => false); // such signs are never stored
        var (fragment, literal) = (TextFolding.Fold(words), words.Trim());
        return log.Where(entry => (entry.Keywords != null && entry.Keywords.Contains(fragment)) || entry.Description.Contains(literal));
    }

    private static async Task<IReadOnlyList<AuditPerson>> PeopleAsync(LeadDbContext db, CancellationToken ct)
    {
        var usernames = await ValuesAsync(db.AuditEntries.Select(entry => entry.Username), ct);
        var names = await db.Users.Where(user => usernames.Contains(user.UserName ?? "")).ToDictionaryAsync(user => user.UserName ?? "", user => user.Name, ct);
        return [.. usernames.Select(username => new AuditPerson(username, names.GetValueOrDefault(username) ?? Words.Find(username)))
            .OrderBy(person => TextFolding.Fold(person.Name), StringComparer.Ordinal)];
    }

    private static async Task<IReadOnlyList<string>> ValuesAsync(IQueryable<string> values, CancellationToken ct) =>
        await values.Distinct().OrderBy(value => value).Take(200).ToListAsync(ct);
}
