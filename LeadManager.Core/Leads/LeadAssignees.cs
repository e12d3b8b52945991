using LeadManager.Core.Access;
using LeadManager.Core.Data;
using LeadManager.Core.Users;
using Microsoft.EntityFrameworkCore;

namespace LeadManager.Core.Leads;

/// <summary>Whose leads there are: what a filter by assignee offers.</summary>
public sealed class LeadAssignees(IDbContextFactory<LeadDbContext> contexts)
{
    /// <summary>Everybody who has a lead that the actor may see, by name.</summary>
    public async Task<IReadOnlyList<PersonName>> ListAsync(Actor actor, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        var ids = db.Leads.Allowed(actor, LeadAction.ViewLead).Select(lead => lead.AssigneeId).Distinct();
        return await db.Users.Where(user => ids.Contains(user.Id)).OrderBy(user => user.Name.ToUpper())
            .Select(user => new PersonName(user.Id, user.Name)).ToListAsync(ct);
    }
}
