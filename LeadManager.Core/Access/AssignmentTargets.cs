using System.Collections.Frozen;

namespace LeadManager.Core.Access;

/// <summary>How far among the people of a role an assignment may reach.</summary>
public enum TargetReach
{
    /// <summary>Everybody of that role.</summary>
    Anywhere,

    /// <summary>Those in the actor's own reporting subtree.</summary>
    OwnTeam,

    /// <summary>Nobody but the actor.</summary>
    Self,
}

/// <summary>One line of <see cref="AssignmentTargets"/>: who may be given a lead by whom.</summary>
public sealed record AssignmentTarget(Role From, Role To, TargetReach Reach);

/// <summary>
/// To whom a role may assign leads, to whom it may route them and where forwarding goes (S4.03-S4.10, S4.37-S4.39): the
/// whole of it as data. Whether a lead may be assigned at all stands in <see cref="PermissionMatrix"/>.
/// </summary>
public static class AssignmentTargets
{
    /// <summary>Everything that may be assigned; a pair that is not here is forbidden.</summary>
    public static IReadOnlyList<AssignmentTarget> All { get; } =
    [
        new(Role.SuperAdmin, Role.HeadAdmin, TargetReach.Anywhere),
        new(Role.SuperAdmin, Role.TeamLeader, TargetReach.Anywhere),
        new(Role.SuperAdmin, Role.Employee, TargetReach.Anywhere),
        new(Role.HeadAdmin, Role.TeamLeader, TargetReach.OwnTeam),
        new(Role.HeadAdmin, Role.Employee, TargetReach.OwnTeam),
        new(Role.TeamLeader, Role.Employee, TargetReach.OwnTeam),
        new(Role.TeamLeader, Role.TeamLeader, TargetReach.Self),
        new(Role.Employee, Role.Employee, TargetReach.Self),
        new(Role.SalesCoordinator, Role.SalesExecutive, TargetReach.Anywhere),
        new(Role.SalesManager, Role.SalesExecutive, TargetReach.OwnTeam),
        new(Role.ZonalManager, Role.SalesManager, TargetReach.OwnTeam),
        new(Role.ZonalManager, Role.SalesExecutive, TargetReach.OwnTeam),
        new(Role.CreTeamLead, Role.Cre, TargetReach.OwnTeam),
        new(Role.User, Role.User, TargetReach.Anywhere),
        new(Role.User, Role.Administrator, TargetReach.Anywhere),
        .. Enum.GetValues<Role>().Select(role => new AssignmentTarget(Role.Administrator, role, TargetReach.Anywhere)),
    ];

    /// <summary>To whom a qualified lead may be routed as its relationship manager, which makes nobody its assignee.</summary>
    public static IReadOnlyList<AssignmentTarget> Routing { get; } =
    [
        new(Role.CreTeamLead, Role.RelationshipManager, TargetReach.Anywhere),
        new(Role.Administrator, Role.RelationshipManager, TargetReach.Anywhere),
    ];

    /// <summary>The next role down the line and how far a forwarding looks for somebody there; a role without a line here is its end.</summary>
    public static IReadOnlyList<AssignmentTarget> Forwarding { get; } =
    [
        new(Role.SuperAdmin, Role.HeadAdmin, TargetReach.Anywhere),
        new(Role.HeadAdmin, Role.TeamLeader, TargetReach.OwnTeam),
        new(Role.TeamLeader, Role.Employee, TargetReach.OwnTeam),
        new(Role.CreTeamLead, Role.Cre, TargetReach.OwnTeam),
    ];

    private static readonly FrozenDictionary<Role, AssignmentTarget[]> ByRole =
        All.GroupBy(target => target.From).ToFrozenDictionary(group => group.Key, group => group.ToArray());

    private static readonly FrozenDictionary<Role, AssignmentTarget> Next = Forwarding.ToFrozenDictionary(target => target.From);

    /// <summary>The lines of this role; none where it assigns to nobody.</summary>
    public static IReadOnlyList<AssignmentTarget> Of(Role role) => ByRole.GetValueOrDefault(role) ?? [];

    /// <summary>The roles to which this role may route qualified leads; none where it routes to nobody.</summary>
    public static IReadOnlyList<Role> RoutesOf(Role role) => [.. Routing.Where(target => target.From == role).Select(target => target.To)];

    /// <summary>Where a forwarding by this role goes; null at the end of the line.</summary>
    public static AssignmentTarget? NextOf(Role role) => Next.GetValueOrDefault(role);

    /// <summary>Whether the actor may give leads to this person.</summary>
    public static bool Allow(Actor actor, int userId, Role role) => Of(actor.Role).Any(target => target.Reaches(actor, userId, role));

    /// <summary>Whether this role may give leads to anybody there is.</summary>
    public static bool AllowEverybody(Role role) => Enum.GetValues<Role>().All(to => Of(role).Any(target => target.To == to && target.Reach == TargetReach.Anywhere));

    /// <summary>Whether this line lets the actor choose this person.</summary>
    public static bool Reaches(this AssignmentTarget target, Actor actor, int userId, Role role) => target.To == role && target.Reach switch
    {
        TargetReach.Anywhere => true,
        TargetReach.OwnTeam => userId != actor.UserId && actor.TeamUserIds.Contains(userId),
        _ => userId == actor.UserId,
    };
}
