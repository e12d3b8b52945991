namespace LeadManager.Core.Events;

/// <summary>What a list of events shows.</summary>
public sealed record EventQuery
{
    public const int DefaultPageSize = 50, PageSizeMax = 200;

    /// <summary>Any fragment of the name, without case and accents.</summary>
    public string? Search { get; init; }

    /// <summary>name, date or leads, with a leading minus for descending; the latest date first where absent.</summary>
    public string? Sort { get; init; }

    /// <summary>Counted from 1.</summary>
    public int Page { get; init; } = 1;

    public int PageSize { get; init; } = DefaultPageSize;
}

/// <summary>An event with the number of leads from it that the actor may see.</summary>
public sealed record EventRow(int Id, int Version, string Name, DateOnly? Date, string? Place, int Leads, DateTime UpdatedAt, string? UpdatedBy);

/// <summary>One page of events, and how many there are.</summary>
public sealed record EventPage(IReadOnlyList<EventRow> Items, int Total, int Page, int PageSize);
