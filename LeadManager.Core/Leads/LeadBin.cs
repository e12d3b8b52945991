using LeadManager.Core.Access;
using LeadManager.Core.Changes;
using LeadManager.Core.Data;
using LeadManager.Core.Mail;
using LeadManager.Core.Notifications;
using LeadManager.Core.Results;
using Microsoft.EntityFrameworkCore;

namespace LeadManager.Core.Leads;

/// <summary>A lead in the recycle bin.</summary>
public sealed record BinnedLead(int Id, string Name, string Phone, DateTime DeletedAt, string? DeletedBy, bool MayPurge);

/// <summary>One page of the recycle bin.</summary>
public sealed record BinnedLeads(IReadOnlyList<BinnedLead> Items, int Total, int Page, int PageSize);

/// <summary>Deletes into the recycle bin, restores from it, and purges for good.</summary>
public sealed class LeadBin(IDbContextFactory<LeadDbContext> contexts, TimeProvider clock)
{
    /// <summary>Moves the lead into the bin, where nothing finds it but <see cref="ListAsync"/>.</summary>
    public async Task<Outcome<Done>> DeleteAsync(Actor actor, int id, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        var found = await db.LoadAsync(actor, LeadAction.DeleteLead, id, ct);
        if (found.Value is not { } lead)
            return found.Failure ?? new NotFound();

        Delete(lead, actor, clock.GetUtcNow().UtcDateTime);
        return await db.SaveLeadAsync(actor, ChangeNote.Deleted, ct);
    }

    /// <summary>Takes the lead back out of the bin as it was.</summary>
    public async Task<Outcome<Done>> RestoreAsync(Actor actor, int id, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        if (await db.Leads.InBin(actor, LeadAction.DeleteLead).SingleOrDefaultAsync(row => row.Id == id, ct) is not { } lead)
            return new NotFound();

        Restore(lead);
        return await db.SaveLeadAsync(actor, ChangeNote.Restored, ct);
    }

    internal static void Delete(Lead lead, Actor actor, DateTime now) => (lead.DeletedAt, lead.DeletedBy) = (now, actor.Username);

    internal static void Restore(Lead lead) => (lead.DeletedAt, lead.DeletedBy) = (null, null);

    /// <summary>
    /// Erases a binned lead for good: the row, its drafts, the mails about it and every personal word in the activity log. What stays says
    /// only that a lead of that number was there and who did what to it.
    /// </summary>
    public async Task<Outcome<Done>> PurgeAsync(Actor actor, int id, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        if (!await db.Leads.InBin(actor, LeadAction.PurgeLead).AnyAsync(row => row.Id == id, ct))
            return await db.Leads.InBin(actor, LeadAction.DeleteLead).AnyAsync(row => row.Id == id, ct) ? new Forbidden(LeadAction.PurgeLead) : new NotFound();

        await using var scope = await db.BeginWriteAsync(ct);
        await EraseRecordsAsync(db, id, ct);
        await EraseDigestsAsync(db, db.Leads.InBin(actor, LeadAction.PurgeLead).Where(row => row.Id == id), ct);
        if (await db.Leads.InBin(actor, LeadAction.PurgeLead).Where(row => row.Id == id).ExecuteDeleteAsync(ct) == 0)
            return new NotFound();
        await EraseTracesAsync(db, id, ct);
        db.AuditEntries.Add(Tombstone(actor, id));
        db.LeadChanges.Add(new LeadChange { LeadId = id, Kind = ChangeNote.Purged.ActionType, ActorId = actor.UserId, At = clock.GetUtcNow().UtcDateTime });
        await db.SaveAsync(actor, ChangeNote.Purged, ct);
        scope.Topics |= Topic.Leads | Topic.ActivityLog | Topic.Mail;
        await scope.CommitAsync(ct);
        return Done.It;
    }

    /// <summary>One page of the bin, last deleted first; empty for those who may not restore.</summary>
    public async Task<BinnedLeads> ListAsync(Actor actor, int page, int pageSize, CancellationToken ct)
    {
        var size = Math.Clamp(pageSize, 1, LeadQuery.PageSizeMax);
        var place = Math.Clamp(page, 1, int.MaxValue / LeadQuery.PageSizeMax);
        await using var db = await contexts.CreateDbContextAsync(ct);
        var mayPurge = actor.May(LeadAction.PurgeLead);
        var bin = db.Leads.InBin(actor, LeadAction.DeleteLead);
        var rows = await bin.OrderByDescending(lead => lead.DeletedAt).ThenByDescending(lead => lead.Id).Skip((place - 1) * size).Take(size)
            .Select(lead => new BinnedLead(lead.Id, lead.FirstName + " " + lead.LastName, lead.Phone, lead.DeletedAt ?? default, lead.DeletedBy, mayPurge))
            .ToListAsync(ct);
        return new BinnedLeads(rows, await bin.CountAsync(ct), place, size);
    }

    /// <summary>What the log says of the lead's own records, while their numbers are still known.</summary>
    private static async Task EraseRecordsAsync(LeadDbContext db, int id, CancellationToken ct)
    {
        var records = new (string Type, IQueryable<int> Ids)[]
        {
            (EntityTypes.Activity, db.Activities.Where(row => row.LeadId == id).Select(row => row.Id)),
            (EntityTypes.FollowUp, db.FollowUps.Where(row => row.LeadId == id).Select(row => row.Id)),
            (EntityTypes.Quotation, db.QuotationRequests.Where(row => row.LeadId == id).Select(row => row.Id)),
            (EntityTypes.SpecialReview, db.SpecialReviews.Where(row => row.LeadId == id).Select(row => row.Id)),
            (EntityTypes.TechnicalReview, db.TechnicalReviews.Where(row => row.LeadId == id).Select(row => row.Id)),
            (EntityTypes.Qualification, db.LeadQualifications.Where(row => row.LeadId == id).Select(row => row.Id)),
        };
        foreach (var (type, ids) in records)
            await EraseEntriesAsync(db.AuditEntries.Where(entry => entry.EntityType == type && entry.EntityId != null && ids.Contains(entry.EntityId.Value)), id, ct);
    }

    /// <summary>A morning mail names many leads, one of them perhaps as it was called then: all that are out go, and those that wait and name this one.</summary>
    private static async Task EraseDigestsAsync(LeadDbContext db, IQueryable<Lead> purged, CancellationToken ct)
    {
        if (await purged.Select(lead => lead.FirstName + " " + lead.LastName).SingleOrDefaultAsync(ct) is not { } name)
            return;
        var line = MailHeader.ToLine(name, OutboxMail.SubjectMax);
        await db.Outbox.Where(mail => mail.Kind == NoticeKind.Digest && (mail.State == MailState.Sent || mail.State == MailState.Failed || mail.Body.Contains(line))).ExecuteDeleteAsync(ct);
    }

    private static Task<int> EraseEntriesAsync(IQueryable<AuditEntry> entries, int id, CancellationToken ct)
    {
        var name = NameOf(id);
        return entries.ExecuteUpdateAsync(entry => entry
            .SetProperty(row => row.EntityName, name)
            .SetProperty(row => row.Description, row => row.ActionType)
            .SetProperty(row => row.OldValue, (string?)null)
            .SetProperty(row => row.NewValue, (string?)null)
            .SetProperty(row => row.Keywords, (string?)null), ct);
    }

    private static async Task EraseTracesAsync(LeadDbContext db, int id, CancellationToken ct)
    {
        await EraseEntriesAsync(db.AuditEntries.Where(entry => entry.EntityType == EntityTypes.Lead && entry.EntityId == id), id, ct);
        await db.ImportedRows.Where(row => row.LeadId == id).ExecuteUpdateAsync(row => row.SetProperty(entry => entry.Before, (string?)null), ct);
        await db.Outbox.Where(mail => mail.LeadId == id).ExecuteDeleteAsync(ct);
        var form = $"lead:{id}";
        await db.FormDrafts.Where(draft => draft.Form == form).ExecuteDeleteAsync(ct);
    }

    private AuditEntry Tombstone(Actor actor, int id) => new()
    {
        Timestamp = clock.GetUtcNow().UtcDateTime,
        UserId = actor.UserId,
        Username = actor.Username,
        ActionType = ChangeNote.Purged.ActionType,
        EntityType = EntityTypes.Lead,
        EntityId = id,
        EntityName = NameOf(id),
        Description = Words.Say("Purged lead {0}; its personal data is gone from the log too", id),
        IpAddress = actor.IpAddress,
    };

    private static string NameOf(int id) => Words.Say("Lead {0}", id);
}
