namespace LeadManager.Core.Changes;

/// <summary>Which entries of the activity log are shown. Pages are found by the id beside them, so that new entries move nothing.</summary>
public sealed record AuditQuery
{
    public const int DefaultPageSize = 50, PageSizeMax = 200;

    /// <summary>The sign-in name of who did it.</summary>
    public string? User { get; init; }

    /// <summary>What was done: Created, Updated, SignedIn, ...</summary>
    public string? Action { get; init; }

    /// <summary>The kind of record: Lead, Event, User, ...</summary>
    public string? EntityType { get; init; }

    public int? EntityId { get; init; }

    /// <summary>Any fragment of the record's name, the action, the user or the description.</summary>
    public string? Search { get; init; }

    /// <summary>First and last day, in the office's calendar.</summary>
    public DateOnly? From { get; init; }
    public DateOnly? To { get; init; }

    /// <summary>Only entries older than this one: the next page.</summary>
    public int? Before { get; init; }

    /// <summary>Only entries newer than this one: the page before.</summary>
    public int? After { get; init; }

    public int PageSize { get; init; } = DefaultPageSize;

    /// <summary>Whether the total is counted too.</summary>
    public bool WithTotal { get; init; }
}
