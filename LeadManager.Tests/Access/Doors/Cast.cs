using LeadManager.Core.Access;
using LeadManager.Tests.Support;

namespace LeadManager.Tests.Access.Doors;

/// <summary>Who plays in a walk over one role's cells.</summary>
/// <param name="Person">Somebody of the role.</param>
/// <param name="Below">Who reports to the person and holds leads.</param>
/// <param name="Target">To whom the role may give leads; another one who reports to the person where the team matters.</param>
/// <param name="Stranger">Somebody of another line.</param>
/// <param name="Admin">Who entered the leads.</param>
/// <param name="Now">The moment, in UTC.</param>
public sealed record Cast(Actor Person, Actor Below, Actor Target, Actor Stranger, Actor Admin, DateTime Now)
{
    /// <summary>Of which role somebody below is, and whom leads go to.</summary>
    private static readonly Dictionary<Role, Role> Down = new()
    {
        [Role.SuperAdmin] = Role.HeadAdmin, [Role.HeadAdmin] = Role.TeamLeader, [Role.TeamLeader] = Role.Employee, [Role.SalesManager] = Role.SalesExecutive,
        [Role.ZonalManager] = Role.SalesManager, [Role.CreTeamLead] = Role.Cre, [Role.SalesCoordinator] = Role.SalesExecutive, [Role.User] = Role.User,
        [Role.Administrator] = Role.Employee,
    };

    /// <summary>The cast of a role in this office, and an administrator.</summary>
    internal static async Task<Cast> HireAsync(Office office, Role role) => await HireAsync(role, office.Clock.GetUtcNow().UtcDateTime, await office.HireAsync(Role.Administrator, "theadmin"),
        (each, name, manager) => office.HireAsync(each, name.ToLowerInvariant(), manager));

    /// <summary>The cast of a role, hired by <paramref name="hire"/>: role, user name, manager.</summary>
    public static async Task<Cast> HireAsync(Role role, DateTime now, Actor admin, Func<Role, string, int?, Task<Actor>> hire)
    {
        var person = await hire(role, $"{role}-person", null);
        var down = Down.GetValueOrDefault(role, Role.Employee);
        var below = await hire(down, $"{role}-below", person.UserId);
        var target = await hire(down, $"{role}-target", person.UserId);
        var stranger = await hire(Role.SalesExecutive, $"{role}-stranger", null);
        return new Cast(person with { TeamUserIds = [person.UserId, below.UserId, target.UserId] }, below, target, stranger, admin, now);
    }
}
