using LeadManager.Core.Access;
using LeadManager.Core.Activities;
using LeadManager.Core.Data;
using LeadManager.Core.Leads;
using Microsoft.EntityFrameworkCore;

namespace LeadManager.Core.Assignment;

/// <summary>Notes when an assignee takes a lead on: by saying so, and by working on it - a status change, an activity.</summary>
internal static class Acceptance
{
    /// <summary>
    /// Makes the actor's work on his own lead count as acceptance; to be called within the open write, before the save.
    /// Nothing happens where he has accepted already or the lead is not his.
    /// </summary>
    public static async Task OfWorkAsync(LeadDbContext db, Actor actor, Lead lead, DateTime now, CancellationToken ct)
    {
        if (lead.AssigneeId != actor.UserId || lead.AcceptedAt is not null)
            return;
        lead.AcceptedAt = now;
        (await Chain.CurrentAsync(db, lead, ct))?.Accept(now);
    }

    /// <summary>Notes the work that lies in these edits, by a person's hand or by a file: a status that the holder changes is work, other fields are not.</summary>
    public static Task OfEditsAsync(LeadDbContext db, Actor actor, Lead lead, IReadOnlyList<LeadField> edits, DateTime now, CancellationToken ct) =>
        edits.Any(entry => entry.Edit == LeadAction.ChangeStatus) ? OfWorkAsync(db, actor, lead, now, ct) : Task.CompletedTask;

    /// <summary>
    /// Makes the turn as it was before the acceptance that the lead's columns tell of, for an undo within the open write. A
    /// turn that was made from the columns only then goes again: it alone has no time in which it was accepted.
    /// </summary>
    public static async Task TakeBackAsync(LeadDbContext db, Lead lead, CancellationToken ct)
    {
        var last = await db.ChainEntries.AsNoTracking().Where(entry => entry.LeadId == lead.Id).OrderByDescending(entry => entry.Id).FirstOrDefaultAsync(ct);
        if (last is null || last.UserId != lead.AssigneeId || last.AcceptedAt != lead.AcceptedAt)
            return;
        var turn = db.ChainEntries.Where(entry => entry.Id == last.Id);
        if (last.AcceptedAfter is null)
            await turn.ExecuteDeleteAsync(ct);
        else
            await turn.ExecuteUpdateAsync(entry => entry.SetProperty(row => row.AcceptedAt, (DateTime?)null).SetProperty(row => row.AcceptedAfter, (int?)null), ct);
    }

    /// <summary>Notes that the assignee has spoken with his lead, which is work too; a note is no contact, and what others do is not his answer.</summary>
    public static async Task OfContactAsync(LeadDbContext db, Actor actor, Lead lead, (ActivityType Type, DateTime At) contact, DateTime now, CancellationToken ct)
    {
        if (contact.Type == ActivityType.Note || lead.AssigneeId != actor.UserId || await Chain.CurrentAsync(db, lead, ct) is not { } turn)
            return;
        turn.Contact(contact.At);
        turn.Accept(now);
        lead.AcceptedAt ??= now;
    }
}
