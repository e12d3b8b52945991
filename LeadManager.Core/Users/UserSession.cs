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

    /// <summary>The signed-in principal as ASP.NET Core stores it.</summary>
    public required byte[] Ticket { get; set; }

    public DateTime CreatedAt { get; init; }

    /// <summary>When it was last used, in UTC; an hour later it ends, at the latest twelve after it began.</summary>
    public DateTime LastSeenAt { get; set; }

    public DateTime ExpiresAt { get; set; }

    /// <summary>What the browser called itself; said to its owner.</summary>
    public string? Device { get; init; }

    public string? IpAddress { get; init; }
}
