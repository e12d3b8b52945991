using LeadManager.Core.Access;
using LeadManager.Core.Data;
using LeadManager.Core.Leads;
using Microsoft.EntityFrameworkCore;

namespace LeadManager.Core.FollowUps;

/// <summary>Whose follow-ups one may plan and change, and which of them the lead shows as the next one.</summary>
internal static class FollowUpRules
{
    /// <summary>Why the actor may not touch a follow-up of this owner: one's own needs AddFollowUp, another's ScheduleForOthers too (S3.095).</summary>
    public static Results.Forbidden? Refuse(Actor actor, Lead lead, int ownerId) =>
        !actor.May(LeadAction.AddFollowUp, lead) ? new(LeadAction.AddFollowUp)
        : ownerId != actor.UserId && !actor.May(LeadAction.ScheduleForOthers, lead) ? new(LeadAction.ScheduleForOthers)
        : null;

    /// <summary>Keeps the lead's next follow-up: the earliest open one, those among them that are about to be saved.</summary>
    public static async Task KeepNextAsync(LeadDbContext db, Lead lead, CancellationToken ct)
    {
        var changed = db.ChangeTracker.Entries<FollowUp>().Select(entry => entry.Entity).Where(row => row.LeadId == lead.Id).ToList();
        var ids = changed.Select(row => row.Id).ToList();
        var stored = await db.FollowUps.Where(row => row.LeadId == lead.Id && row.State == FollowUpState.Open && !ids.Contains(row.Id))
            .OrderBy(row => row.DueAt).Select(row => (DateTime?)row.DueAt).FirstOrDefaultAsync(ct);
        lead.NextFollowUpAt = changed.Where(row => row.State == FollowUpState.Open).Select(row => (DateTime?)row.DueAt).Append(stored).Min();
    }

    /// <summary>Gives what the former assignee had planned to the new one, within the open write: who has lost sight of a lead cannot do it any more.</summary>
    public static async Task PassOnAsync(LeadDbContext db, Lead lead, int? former, int? to, CancellationToken ct)
    {
        if (former is null || to is null || former == to)
            return;
        foreach (var planned in await db.FollowUps.Where(row => row.LeadId == lead.Id && row.State == FollowUpState.Open && row.OwnerId == former).ToListAsync(ct))
            planned.OwnerId = to.Value;
    }
}
