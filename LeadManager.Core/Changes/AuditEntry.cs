namespace LeadManager.Core.Changes;

/// <summary>
/// One line of the activity log (S2.105-S2.117): who did what to which record, with the old and new values of the
/// fields that changed. Written in the same transaction as the change; kept when the record goes.
/// </summary>
public sealed class AuditEntry
{
    public int Id { get; private set; }

    /// <summary>When, in UTC.</summary>
    public DateTime Timestamp { get; init; }

    public int? UserId { get; init; }

    /// <summary>Kept as text, so that the line stays readable when the account is gone (S2.108).</summary>
    public required string Username { get; init; }

    /// <summary>What was done, as a word: Created, Updated, SignedIn, ...</summary>
    public required string ActionType { get; init; }

    /// <summary>The kind of record: Lead, Event, User, ...</summary>
    public required string EntityType { get; init; }

    public int? EntityId { get; init; }

    /// <summary>The record's name at that time.</summary>
    public string? EntityName { get; set; }

    public required string Description { get; set; }

    /// <summary>JSON object: field name to old value, only the fields that changed.</summary>
    public string? OldValue { get; set; }

    /// <summary>JSON object: field name to new value, only the fields that changed.</summary>
    public string? NewValue { get; set; }

    /// <summary>The version of the record after the change, for records that have one.</summary>
    public int? EntityVersion { get; init; }

    /// <summary>Folded words by which the entry is found.</summary>
    public string? Keywords { get; set; }

    /// <summary>Where it was asked from; absent for the system itself.</summary>
    public string? IpAddress { get; init; }
}
