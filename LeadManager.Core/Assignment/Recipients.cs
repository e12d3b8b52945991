using LeadManager.Core.Access;
using LeadManager.Core.Data;
using LeadManager.Core.Leads;
using LeadManager.Core.Results;
using LeadManager.Core.Users;
using Microsoft.EntityFrameworkCore;

namespace LeadManager.Core.Assignment;

/// <summary>To whom an actor may give leads: the table of <see cref="AssignmentTargets"/> applied to the people there are.</summary>
public sealed class Recipients(IDbContextFactory<LeadDbContext> contexts, Workload workload)
{
    /// <summary>
    /// Everybody whom the actor may choose for this lead, or for some lead where none is named, by name: approved and
    /// active people only, those who are away marked as such (S4.26, S4.35).
    /// </summary>
    public async Task<Outcome<AssignableUsers>> ListAsync(Actor actor, int? leadId, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        Lead? lead = null;
        if (leadId is { } id)
        {
            lead = await db.Leads.Allowed(actor, LeadAction.ViewLead).AsNoTracking().SingleOrDefaultAsync(row => row.Id == id, ct);
            if (lead is null)
                return new NotFound();
        }

        if (Refuse(actor, lead) is { } refusal)
            return refusal;
        var mayGive = lead is null ? MayGive(actor) : AssignmentGrants.Refuse(actor, lead) is null;
        var mayClaim = lead is null ? actor.May(LeadAction.ClaimLead) : AssignmentGrants.IsClaim(actor, lead, actor.UserId);
        var roles = AssignmentTargets.Of(actor.Role).Select(target => target.To).ToHashSet();
        var users = await db.Users.AsNoTracking()
            .Where(user => user.IsApproved && user.IsActive && (user.Id == actor.UserId || roles.Contains(user.Role)))
            .OrderBy(user => user.Name.ToUpper()).ThenBy(user => user.Id).ToListAsync(ct);
        return new AssignableUsers(await workload.DescribeAsync(db, [.. users.Where(user => user.Id != lead?.AssigneeId
            && ((mayGive && AssignmentTargets.Allow(actor, user.Id, user.Role)) || (mayClaim && user.Id == actor.UserId)))], ct));
    }

    /// <summary>
    /// The person to whom this lead is to go: forbidden where the table has no such line, a fault of the field where nobody
    /// is named or he cannot take it now.
    /// </summary>
    internal async Task<Outcome<User>> ChooseAsync(LeadDbContext db, Actor actor, Lead lead, int? userId, string field, CancellationToken ct)
    {
        var isClaim = userId is { } self && AssignmentGrants.IsClaim(actor, lead, self);
        if (!isClaim && AssignmentGrants.Refuse(actor, lead) is { } refusal)
            return refusal;
        if (userId is null)
            return new Invalid(field, Words.Say("Choose who is to get the lead."));
        var found = await db.Users.AsNoTracking().SingleOrDefaultAsync(user => user.Id == userId, ct);
        if (!isClaim && RefuseTarget(actor, found, field, AssignmentGrants.ActionOf(actor, lead)) is { } outside)
            return outside;
        if (found is not { } to)
            return NoSuchUser(field); // a claim by somebody who is gone
        if (to.Id == lead.AssigneeId)
            return new Invalid(field, Words.Say("{0} has this lead already.", to.Name));
        return to.Id != actor.UserId && await workload.RefuseAsync(to, field, ct) is { } unable ? unable : to;
    }

    /// <summary>
    /// The refusal of a person to whom the actor may not give leads; null where he may. It is the same whether the person
    /// is somebody else's, has another role, or is nobody at all: a caller who tries numbers would otherwise read who works
    /// here out of the refusals. Who may choose everybody is told that there is no such user.
    /// </summary>
    internal static Failure? RefuseTarget(Actor actor, User? to, string field, LeadAction action) =>
        to is not null && AssignmentTargets.Allow(actor, to.Id, to.Role) ? null
        : to is null && AssignmentTargets.AllowEverybody(actor.Role) ? NoSuchUser(field)
        : new Forbidden(action, Words.Say("You may not give leads to this person ({0}). Choose somebody from the list.", Words.Find(action.ToString())));

    private static Invalid NoSuchUser(string field) => new(field, Words.Say("There is no such user. Choose somebody from the list."));

    private static bool MayGive(Actor actor) => actor.May(LeadAction.AssignLead) || actor.May(LeadAction.ReassignLead);

    private static Forbidden? Refuse(Actor actor, Lead? lead) =>
        lead is null ? MayGive(actor) || actor.May(LeadAction.ClaimLead) ? null : new Forbidden(LeadAction.AssignLead)
        : AssignmentGrants.IsClaim(actor, lead, actor.UserId) ? null
        : AssignmentGrants.Refuse(actor, lead);
}
