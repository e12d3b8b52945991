using LeadManager.Core.Access;
using LeadManager.Core.Data;
using LeadManager.Core.Leads;
using Microsoft.EntityFrameworkCore;

namespace LeadManager.Core.Users;

/// <summary>What the form of an account offers, and what it says of somebody's leads; nothing for whom ManageUsers does not allow it.</summary>
public sealed class UserChoices(IDbContextFactory<LeadDbContext> contexts)
{
    /// <summary>The offices in use, and the present one though it may be retired.</summary>
    public async Task<IReadOnlyList<PersonName>> ListOfficesAsync(Actor actor, int? presentId, CancellationToken ct)
    {
        if (!actor.May(LeadAction.ManageUsers))
            return [];
        await using var db = await contexts.CreateDbContextAsync(ct);
        return await db.Offices.Where(office => !office.IsRetired || office.Id == presentId).OrderBy(office => office.NameKey)
            .Select(office => new PersonName(office.Id, office.Name)).ToListAsync(ct);
    }

    /// <summary>The names of the zones there are: those of the list and those that somebody has.</summary>
    public async Task<IReadOnlyList<string>> ListZonesAsync(Actor actor, CancellationToken ct)
    {
        if (!actor.May(LeadAction.ManageUsers))
            return [];
        await using var db = await contexts.CreateDbContextAsync(ct);
        var listed = await db.Zones.Where(zone => !zone.IsRetired).Select(zone => zone.Name).ToListAsync(ct);
        var held = await db.Users.Where(user => user.Zone != null).Select(user => user.Zone ?? "").Distinct().ToListAsync(ct);
        return [.. listed.Concat(held).Distinct(StringComparer.OrdinalIgnoreCase).Order(StringComparer.OrdinalIgnoreCase)];
    }

    /// <summary>How many open leads the user owns, of those that the actor sees.</summary>
    public async Task<int> CountOpenLeadsAsync(Actor actor, int userId, CancellationToken ct)
    {
        if (!actor.May(LeadAction.ManageUsers))
            return 0;
        await using var db = await contexts.CreateDbContextAsync(ct);
        return await db.Leads.Allowed(actor, LeadAction.ViewLead).WhereOpen().CountAsync(lead => lead.AssigneeId == userId, ct);
    }
}
