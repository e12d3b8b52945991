using LeadManager.Core.Access;

namespace LeadManager.Core.Users;

/// <summary>
/// What the doors ask of a user: read fresh, kept for seconds at most. The team is the reporting subtree, the user
/// included; sessions are the fingerprints of the signed-in browsers, with the end of each.
/// </summary>
public sealed record Account(
    int Id, string Username, string Name, Role Role, bool MayEnter, string SecurityStamp,
    IReadOnlySet<int> TeamUserIds, IReadOnlyDictionary<string, DateTime> Sessions)
{
    /// <summary>Whether special leads are kept from the user.</summary>
    public bool IsKeptFromSpecial { get; init; }

    /// <summary>The user as the services see him.</summary>
    public Actor ToActor(string? ipAddress) => new(Id, Username, Name, Role, TeamUserIds, ipAddress) { IsKeptFromSpecial = IsKeptFromSpecial };
}
