namespace LeadManager.Core.Users;

/// <summary>
/// One signed-in browser. The cookie carries only the key; the ticket lies here, so that signing out, ending other
/// sessions and disabling a user are real.
/// </summary>
public sealed class UserSession
{
    /// <summary>SHA-256 of the key that the cookie carries; the key itself is stored nowhere.</summary>
    public required string KeyHash { get; init; }

    public int UserId { get; init; }

    public required byte[] Ticket { get; set; }

    public DateTime CreatedAt { get; init; }

    public DateTime LastSeenAt { get; set; }

    public DateTime ExpiresAt { get; set; }

    public string? Device { get; init; }

    public string? IpAddress { get; init; }
}
