namespace LeadManager.Core.Notifications;

/// <summary>The secret address at which a calendar program reads somebody's follow-ups. Of the secret only a fingerprint is stored; a new one puts an end to the old one.</summary>
public sealed class CalendarFeed
{
    /// <summary>The length of a fingerprint, in characters.</summary>
    public const int HashLength = 64;

    public required int UserId { get; init; }

    public required string KeyHash { get; set; }

    /// <summary>When this address was made, in UTC.</summary>
    public required DateTime CreatedAt { get; set; }

    /// <summary>When it was last asked for, in UTC.</summary>
    public DateTime? ReadAt { get; set; }
}
