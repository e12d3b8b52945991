using LeadManager.Core.Access;
using LeadManager.Core.Data;
using LeadManager.Core.Leads;
using LeadManager.Core.Results;
using LeadManager.Core.Users;
using Microsoft.EntityFrameworkCore;

namespace LeadManager.Core.FollowUps;

/// <summary>For whom one may plan: oneself, and with ScheduleForOthers those of one's reach who can work the lead (S3.095).</summary>
public sealed class FollowUpOwners(IDbContextFactory<LeadDbContext> contexts, AccountReader accounts)
{
    /// <summary>Everybody whom the actor may choose for this lead, himself first; none where he may plan nothing.</summary>
    public async Task<IReadOnlyList<PersonName>> ListAsync(Actor actor, int leadId, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        if (await db.Leads.Allowed(actor, LeadAction.AddFollowUp).AsNoTracking().SingleOrDefaultAsync(row => row.Id == leadId, ct) is not { } lead)
            return [];
        var self = new PersonName(actor.UserId, actor.Name);
        if (!actor.May(LeadAction.ScheduleForOthers, lead))
            return [self];
        var users = await db.Users.AsNoTracking().Where(user => user.IsApproved && user.IsActive && user.Id != actor.UserId).OrderBy(user => user.Name).ToListAsync(ct);
        var others = new List<PersonName>();
        foreach (var user in users.Where(user => Reaches(actor, user.Id)))
            if (await CanWorkAsync(user, lead, ct))
                others.Add(new PersonName(user.Id, user.Name));
        return [self, .. others];
    }

    /// <summary>Why this user cannot be the owner; null where he can.</summary>
    internal async Task<Failure?> RefuseAsync(LeadDbContext db, Actor actor, Lead lead, int ownerId, CancellationToken ct)
    {
        if (FollowUpRules.Refuse(actor, lead, ownerId) is { } refusal)
            return refusal;
        if (ownerId == actor.UserId)
            return null;
        if (!Reaches(actor, ownerId))
            return new Forbidden(LeadAction.ScheduleForOthers, Words.Say("You plan follow-ups for people of your own team only."));
        if (await db.Users.AsNoTracking().SingleOrDefaultAsync(user => user.Id == ownerId, ct) is not { } owner)
            return new Invalid(nameof(FollowUpInput.OwnerId), Words.Say("Choose somebody of the list."));
        return !owner.MayEnter ? new Invalid(nameof(FollowUpInput.OwnerId), Words.Say("The account of {0} cannot sign in. Choose somebody else.", owner.Name))
            : await CanWorkAsync(owner, lead, ct) ? null
            : new Invalid(nameof(FollowUpInput.OwnerId), Words.Say("{0} does not work this lead. Assign it first, or choose somebody else.", owner.Name));
    }

    private static bool Reaches(Actor actor, int userId) =>
        PermissionMatrix.ScopeOf(actor.Role, LeadAction.ScheduleForOthers).HasFlag(Scope.All) || actor.TeamUserIds.Contains(userId);

    /// <summary>Whether the lead is among those on which this user has follow-ups; only a team has to be read for it.</summary>
    private async Task<bool> CanWorkAsync(User user, Lead lead, CancellationToken ct)
    {
        var person = PermissionMatrix.ScopeOf(user.Role, LeadAction.AddFollowUp).HasFlag(Scope.Team)
            ? (await accounts.FindAsync(user.Id, ct))?.ToActor(null)
            : new Actor(user.Id, user.UserName ?? "", user.Name, user.Role, []);
        return person?.May(LeadAction.AddFollowUp, lead) is true;
    }
}
