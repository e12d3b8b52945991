namespace LeadManager.Core.Access;

/// <summary>
/// Who is acting: the first parameter of every service method. Made anew from the stored user for each operation, so
/// that a change of rights takes effect at the next action.
/// </summary>
/// <param name="UserId">The user's id; 0 for <see cref="System"/>.</param>
/// <param name="Username">The sign-in name, kept in every audit entry.</param>
/// <param name="Name">The name as shown.</param>
/// <param name="Role">What the user is; decides with <see cref="PermissionMatrix"/> what is allowed.</param>
/// <param name="TeamUserIds">The ids of the reporting subtree, the actor included.</param>
/// <param name="IpAddress">Where the request came from, for the activity log.</param>
public sealed record Actor(int UserId, string Username, string Name, Role Role, IReadOnlyCollection<int> TeamUserIds, string? IpAddress = null)
{
    /// <summary>The application itself: seeding, jobs, the command line.</summary>
    public static readonly Actor System = new(0, "system", "System", Role.Administrator, []);

    /// <summary>The user to be named in a row; null for <see cref="System"/>, which is none.</summary>
    public int? StoredId => UserId == 0 ? null : UserId;

    /// <summary>Whether special leads are kept from this account (S3.204): the scope Special then holds no lead, and their page is closed whatever the role grants.</summary>
    public bool IsKeptFromSpecial { get; init; }

    /// <summary>Whether the actor may do this to any lead at all.</summary>
    public bool May(LeadAction action) => PermissionMatrix.Grants(Role, action) && !IsShutOut(action);

    /// <summary>Whether the account is kept from it, whatever the role grants.</summary>
    internal bool IsShutOut(LeadAction action) =>
        IsKeptFromSpecial && (action is LeadAction.ViewSpecial or LeadAction.ReviewSpecial || PermissionMatrix.ScopeOf(Role, action) == Scope.Special);
}
