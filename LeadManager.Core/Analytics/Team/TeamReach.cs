using System.Linq.Expressions;
using LeadManager.Core.Access;
using LeadManager.Core.Analytics.Tallies;
using LeadManager.Core.Data;
using LeadManager.Core.Leads;
using LeadManager.Core.Users;
using Microsoft.EntityFrameworkCore;

namespace LeadManager.Core.Analytics.Team;

/// <summary>Whose numbers are shown: people in the actor's sight, of one team where one is chosen.</summary>
internal sealed class TeamReach
{
    private readonly Actor _actor;
    private readonly Account? _manager;
    private readonly Scope _scope;

    private TeamReach(Actor actor, Account? manager) =>
        (_actor, _manager, _scope) = (actor, manager, PermissionMatrix.ScopeOf(actor.Role, LeadAction.ViewDashboard));

    /// <summary>Those whose numbers may be shown; null where that is everybody.</summary>
    private IReadOnlyCollection<int>? Ids => _manager?.TeamUserIds ?? (_scope.HasFlag(Scope.All) ? null : _scope.HasFlag(Scope.Team) ? _actor.TeamUserIds : [_actor.UserId]);

    /// <summary>The reach; null where the chosen manager is not in sight.</summary>
    public static async Task<TeamReach?> FindAsync(Actor actor, int? managerId, AccountReader accounts, CancellationToken ct)
    {
        var all = new TeamReach(actor, null);
        if (managerId is not { } id)
            return all;
        return (all.Ids is null || all.Ids.Contains(id)) && await accounts.FindAsync(id, ct) is { } manager ? new TeamReach(actor, manager) : null;
    }

    /// <summary>The people of the chosen team; null where none is chosen.</summary>
    public IReadOnlyCollection<int>? Chosen => _manager?.TeamUserIds;

    /// <summary>The leads that are counted: of a chosen team those in its people's hands.</summary>
    public IQueryable<Lead> Narrow(IQueryable<Lead> allowed) =>
        Chosen is { } ids ? allowed.Where(lead => lead.AssigneeId != null && ids.Contains(lead.AssigneeId.Value)) : allowed;

    /// <summary>The people, who has most leads first: those who hold leads, and those of the team who might.</summary>
    public async Task<IReadOnlyList<PersonName>> ListPeopleAsync(LeadDbContext db, CancellationToken ct)
    {
        var counts = await TallySums.ReadAssigneesAsync(db, _actor, LeadAction.ViewDashboard, ct) ?? [];
        Expression<Func<User, bool>> isShown = Ids is { } ids ? user => ids.Contains(user.Id) : user => counts.Keys.Contains(user.Id);
        var users = await db.Users.AsNoTracking().Where(isShown).Select(user => new { user.Id, user.Name, user.Role, MayEnter = user.IsApproved && user.IsActive }).ToListAsync(ct);
        return
        [
            .. users.Where(user => counts.ContainsKey(user.Id) || (user.MayEnter && user.Role.MayHoldLeads()))
                .OrderByDescending(user => counts.GetValueOrDefault(user.Id)).ThenBy(user => user.Name, StringComparer.CurrentCulture)
                .Select(user => new PersonName(user.Id, user.Name)),
        ];
    }

    /// <summary>Those in sight to whom others report, whatever team is chosen now.</summary>
    public async Task<IReadOnlyList<PersonName>> ListManagersAsync(LeadDbContext db, CancellationToken ct)
    {
        var managers = db.Users.Where(user => db.Users.Any(below => below.ManagerId == user.Id));
        if (new TeamReach(_actor, null).Ids is { } ids)
            managers = managers.Where(user => ids.Contains(user.Id));
        var found = await managers.Select(user => new { user.Id, user.Name, user.Role }).ToListAsync(ct);
        return [.. found.Where(user => user.Role.HasTeam()).Select(user => new PersonName(user.Id, user.Name)).OrderBy(manager => manager.Name, StringComparer.CurrentCulture)];
    }
}
