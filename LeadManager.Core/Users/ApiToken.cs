namespace LeadManager.Core.Users;

/// <summary>
/// A pair of API tokens, stored as fingerprints. Good only while the user may enter and still has the security stamp of
/// the day of issue, so that a new password, a new role or disabling revokes it.
/// </summary>
public sealed class ApiToken
{
    public int Id { get; private set; }

    public int UserId { get; init; }

    /// <summary>SHA-256 of the token; the token itself is stored nowhere. Expiry is in UTC.</summary>
    public required string AccessHash { get; set; }

    public DateTime AccessExpiresAt { get; set; }

    public required string RefreshHash { get; set; }

    public DateTime RefreshExpiresAt { get; set; }

    public required string SecurityStamp { get; init; }

    public DateTime CreatedAt { get; init; }
}
