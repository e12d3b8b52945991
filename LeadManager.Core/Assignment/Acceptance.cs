using LeadManager.Core.Access;
using LeadManager.Core.Activities;
using LeadManager.Core.Data;
using LeadManager.Core.Leads;

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
