using LeadManager.Core.Access;
using LeadManager.Core.Activities;
using LeadManager.Core.Assignment;
using LeadManager.Core.Changes;
using LeadManager.Core.Data;
using LeadManager.Core.FollowUps;
using LeadManager.Core.Leads;
using LeadManager.Core.Mail;
using LeadManager.Core.Quotations;
using LeadManager.Core.Results;
using LeadManager.Core.Settings;
using LeadManager.Core.Users;
using Microsoft.EntityFrameworkCore;

namespace LeadManager.Core.Timeline;

/// <summary>
/// Tells everything that happened to a lead in one line of time: activities, follow-ups, hand-overs, progress, mails and
/// other changes (S3.080, S3.088). Each source gives its newest entries below the place, and the newest of all are the page.
/// </summary>
public sealed class TimelineService(IDbContextFactory<LeadDbContext> contexts, AuditService audit, PeopleNames names, OrganisationService organisation)
{
    /// <summary>One page; NotFound or Forbidden for those who may not see the lead's activities.</summary>
    public async Task<Outcome<TimelinePage>> ListAsync(Actor actor, int leadId, TimelineQuery query, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        var found = await db.LoadAsync(actor, LeadAction.ViewActivities, leadId, ct);
        if (found.Value is not { } lead)
            return found.Failure ?? new NotFound();
        var size = Math.Clamp(query.PageSize, 1, TimelineQuery.PageSizeMax);
        var asked = query.Kinds.Count == 0 ? Enum.GetValues<TimelineKind>().ToHashSet() : [.. query.Kinds];
        var entries = new List<TimelineEntry>();
        foreach (var kind in asked)
            entries.AddRange(await ReadAsync(db, actor, lead, kind, query.Before, size + 1, ct));
        var older = entries.Where(entry => entry.Place.IsBelow(query.Before)).OrderByDescending(entry => entry.Place.Key).ToList();
        return new TimelinePage([.. older.Take(size)], older.Count > size);
    }

    private Task<IReadOnlyList<TimelineEntry>> ReadAsync(LeadDbContext db, Actor actor, Lead lead, TimelineKind kind, TimelinePlace? before, int take, CancellationToken ct) => kind switch
    {
        TimelineKind.Activity => ActivitiesAsync(db, lead.Id, before, take, ct),
        TimelineKind.FollowUp => FollowUpsAsync(db, lead.Id, ct),
        TimelineKind.Assignment => HandsAsync(db, lead, ct),
        TimelineKind.Quotation => QuotationsAsync(db, lead.Id, ct),
        TimelineKind.Review => ReviewsAsync(db, lead.Id, ct),
        TimelineKind.Mail => MailsAsync(db, lead.Id, ct),
        _ => ChangesAsync(actor, lead.Id, kind, before, take, ct),
    };

    private async Task<IReadOnlyList<TimelineEntry>> ActivitiesAsync(LeadDbContext db, int leadId, TimelinePlace? before, int take, CancellationToken ct)
    {
        var limit = TimelineLimit.Of(before, TimelineKind.Activity);
        var rows = await db.Activities.AsNoTracking()
            .Where(row => row.LeadId == leadId && row.At <= limit.At && (row.At < limit.At || row.Id < limit.Id))
            .OrderByDescending(row => row.At).ThenByDescending(row => row.Id).Take(take).ToListAsync(ct);
        var entries = new List<TimelineEntry>(rows.Count);
        foreach (var row in rows)
        {
            var by = await names.OfAsync(row.ById, ct);
            entries.Add(new ActivityEntry(new(row.At, TimelineKind.Activity, row.Id), by,
                new ActivityLine(row.Id, row.LeadId, row.Type, row.Note, row.Outcome, row.DurationMinutes, row.At, row.ById, by)));
        }

        return entries;
    }

    private async Task<IReadOnlyList<TimelineEntry>> FollowUpsAsync(LeadDbContext db, int leadId, CancellationToken ct)
    {
        var rows = await db.FollowUps.AsNoTracking().Where(row => row.LeadId == leadId).ToListAsync(ct);
        var entries = new List<TimelineEntry>(rows.Count);
        foreach (var row in rows)
        {
            var owner = await names.OfAsync(row.OwnerId, ct);
            entries.Add(EntryOf(row, FollowUpState.Open, row.CreatedAt, await names.OfAsync(row.CreatedById, ct), owner));
            if (row.EndedAt is { } ended)
                entries.Add(EntryOf(row, row.State, ended, await names.OfAsync(row.EndedById, ct), owner));
        }

        return entries;
    }

    private static FollowUpEntry EntryOf(FollowUp row, FollowUpState step, DateTime at, string? by, string owner) =>
        new(new(at, TimelineKind.FollowUp, row.Id, (int)step), by, step, row.Type, row.DueAt, row.Note, step == FollowUpState.Open ? null : row.Outcome, owner);

    private async Task<IReadOnlyList<TimelineEntry>> QuotationsAsync(LeadDbContext db, int leadId, CancellationToken ct)
    {
        var rows = await db.QuotationRequests.AsNoTracking().Where(row => row.LeadId == leadId).ToListAsync(ct);
        var currency = rows.Count == 0 ? null : (await organisation.GetAsync(ct)).Currency;
        var entries = new List<TimelineEntry>(rows.Count);
        foreach (var row in rows)
        {
            entries.Add(EntryOf(row, currency, QuotationState.Requested, row.RequestedAt, await names.OfAsync(row.RequestedById, ct), row.Items ?? row.Note));
            if (row.DecidedAt is { } decided)
                entries.Add(EntryOf(row, currency, row.State, decided, await names.OfAsync(row.DecidedById, ct), row.Comment));
        }

        return entries;
    }

    private static QuotationEntry EntryOf(QuotationRequest row, string? currency, QuotationState step, DateTime at, string? by, string? said) =>
        new(new(at, TimelineKind.Quotation, row.Id, (int)step), by, step, Currency.Say(row.Amount, currency), said);

    private async Task<IReadOnlyList<TimelineEntry>> ReviewsAsync(LeadDbContext db, int leadId, CancellationToken ct)
    {
        var entries = new List<TimelineEntry>();
        foreach (var row in await db.SpecialReviews.AsNoTracking().Where(row => row.LeadId == leadId).ToListAsync(ct))
            entries.Add(new ReviewEntry(new(row.At, TimelineKind.Review, row.Id), await names.OfAsync(row.ById, ct), row, null));
        foreach (var row in await db.TechnicalReviews.AsNoTracking().Where(row => row.LeadId == leadId).ToListAsync(ct))
            entries.Add(new ReviewEntry(new(row.At, TimelineKind.Review, row.Id, 1), await names.OfAsync(row.ById, ct), null, row));
        return entries;
    }

    private static async Task<IReadOnlyList<TimelineEntry>> HandsAsync(LeadDbContext db, Lead lead, CancellationToken ct)
    {
        var turns = await Chain.ReadAsync(db, lead, ct);
        return [.. turns.SelectMany((turn, number) => StepsOf(turn, number))];
    }

    private static IEnumerable<HandEntry> StepsOf(ChainEntry turn, int number)
    {
        yield return Step(turn.AssignedAt, HandStep.Given, turn.ByName, turn.Notes);
        if (turn.AcceptedAt is { } accepted && accepted != turn.AssignedAt)
            yield return Step(accepted, HandStep.Accepted, turn.Name, null);
        if (turn is { CompletedAt: { } ended, Status: ChainStatus.Rejected or ChainStatus.Completed })
            yield return Step(ended, turn.Status == ChainStatus.Rejected ? HandStep.Rejected : HandStep.Completed, turn.Name, turn.Answer);

        HandEntry Step(DateTime at, HandStep step, string by, string? said) => new(new(at, TimelineKind.Assignment, number, (int)step), by, step, turn.Name, said);
    }

    private async Task<IReadOnlyList<TimelineEntry>> MailsAsync(LeadDbContext db, int leadId, CancellationToken ct)
    {
        var rows = await db.Outbox.AsNoTracking().Where(row => row.LeadId == leadId)
            .Select(row => new { row.Id, row.CreatedAt, row.ById, row.Kind, row.State, row.To, row.ToUserId }).ToListAsync(ct);
        var entries = new List<TimelineEntry>(rows.Count);
        foreach (var row in rows)
            entries.Add(new MailEntry(new(row.CreatedAt, TimelineKind.Mail, row.Id), await names.OfAsync(row.ById, ct), row.Kind, row.State, await names.OfAsync(row.ToUserId, ct) ?? row.To));
        return entries;
    }

    private async Task<IReadOnlyList<TimelineEntry>> ChangesAsync(Actor actor, int leadId, TimelineKind kind, TimelinePlace? before, int take, CancellationToken ct)
    {
        var lines = await audit.ListForTimelineAsync(actor, leadId, TimelineActions.ConditionOf(kind), TimelineLimit.Of(before, kind), take, ct);
        return [.. lines.Select(line => new ChangeEntry(new(line.At, kind, line.Id), line.Person, line))];
    }
}
