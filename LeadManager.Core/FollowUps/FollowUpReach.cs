using LeadManager.Core.Access;
using LeadManager.Core.Data;
using LeadManager.Core.Leads;

namespace LeadManager.Core.FollowUps;

/// <summary>The follow-ups that an actor oversees: those on leads whose activities he sees, of himself and, where the grant does not reach everywhere, of his team.</summary>
internal static class FollowUpReach
{
    /// <summary>Whether the actor oversees more than his own.</summary>
    public static bool SeesOthers(Actor actor) => SeesAll(actor) || actor.TeamUserIds.Any(id => id != actor.UserId);

    /// <summary>The follow-ups of this owner, or of everybody overseen, that the actor may see.</summary>
    public static IQueryable<FollowUp> OverseenBy(this LeadDbContext db, Actor actor, int? ownerId)
    {
        var rows = ownerId is { } owner ? db.FollowUps.Where(row => row.OwnerId == owner) : db.FollowUps;
        if (SeesAll(actor))
        {
            // Nearly all of them: to leave out those of the few leads in the bin is much less to read than to look up the lead of each.
            var binned = db.Leads.InBin(Actor.System, LeadAction.DeleteLead).Select(lead => lead.Id);
            return rows.Where(row => !binned.Contains(row.LeadId));
        }

        var visible = db.Leads.Allowed(actor, LeadAction.ViewActivities);
        if (ownerId is null)
            rows = rows.Where(row => actor.TeamUserIds.Contains(row.OwnerId));
        return rows.Where(row => visible.Any(lead => lead.Id == row.LeadId));
    }

    private static bool SeesAll(Actor actor) => PermissionMatrix.ScopeOf(actor.Role, LeadAction.ViewActivities).HasFlag(Scope.All);
}
