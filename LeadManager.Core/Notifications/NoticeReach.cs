using LeadManager.Core.Access;
using LeadManager.Core.Data;
using LeadManager.Core.Leads;

namespace LeadManager.Core.Notifications;

/// <summary>The notices that somebody may read: his own, and of leads only those that he may see now.</summary>
internal static class NoticeReach
{
    public static IQueryable<Notice> NoticesOf(this LeadDbContext db, Actor actor)
    {
        var visible = db.Leads.Allowed(actor, LeadAction.ViewLead);
        var maySeeAny = actor.May(LeadAction.ViewLead);
        return db.Notices.Where(row => row.UserId == actor.UserId && ((row.LeadId == null && maySeeAny) || visible.Any(lead => lead.Id == row.LeadId)));
    }
}
