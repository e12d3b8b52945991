using LeadManager.Core.Access;
using LeadManager.Core.Data;
using LeadManager.Core.Leads;
using LeadManager.Core.Results;
using Microsoft.EntityFrameworkCore;

namespace LeadManager.Core.Users;

/// <summary>What somebody would see of a lead and may do to it.</summary>
/// <param name="Person">Whose eyes these are.</param>
/// <param name="MayEnter">Whether the account gets in at all.</param>
/// <param name="LeadName">The lead as the one who asks knows it.</param>
/// <param name="Seen">The lead as the person sees it; null where it does not exist for him.</param>
/// <param name="Verdicts">Every action, with why or why not.</param>
public sealed record SeenAs(Actor Person, bool MayEnter, string LeadName, LeadDetail? Seen, IReadOnlyList<Verdict> Verdicts);

/// <summary>Shows a lead with somebody else's eyes, without signing in as him. Needs ManageUsers.</summary>
public sealed class SeeAs(IDbContextFactory<LeadDbContext> contexts, AccountReader accounts, LeadService leads)
{
    /// <summary>The lead as this user sees it; the lead must be one that the actor sees.</summary>
    public async Task<Outcome<SeenAs>> LookAsync(Actor actor, int userId, int leadId, CancellationToken ct)
    {
        if (!actor.May(LeadAction.ManageUsers))
            return new Forbidden(LeadAction.ManageUsers);
        if (await accounts.FindAsync(userId, ct) is not { } account)
            return new NotFound();
        await using var db = await contexts.CreateDbContextAsync(ct);
        if (await db.Leads.Allowed(actor, LeadAction.ViewLead).AsNoTracking().SingleOrDefaultAsync(row => row.Id == leadId, ct) is not { } lead)
            return new NotFound();

        var person = account.ToActor(null);
        return new SeenAs(
            person, account.MayEnter, lead.Name, account.MayEnter ? await leads.FindAsync(person, leadId, ct) : null,
            [.. ActionGroups.All.SelectMany(group => group.Actions).Select(action => Verdict.Of(person, action, lead))]);
    }
}
