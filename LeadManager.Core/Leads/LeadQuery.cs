using LeadManager.Core.Leads.Board;

namespace LeadManager.Core.Leads;

/// <summary>
/// What a list of leads shows: the same object serves the page, the API, the counts and the export. Several values of
/// one filter mean "or", several filters "and".
/// </summary>
public sealed record LeadQuery
{
    /// <summary>Leads on a page where nothing else is asked, and the most that one page gives.</summary>
    public const int DefaultPageSize = 50, PageSizeMax = 200;

    /// <summary>The reader's own leads, the newest first: where the news of several leads leads to.</summary>
    public static readonly LeadQuery NewestOwn = new() { List = LeadList.Mine, Sort = "-" + LeadSorting.Newest };

    /// <summary>Any fragment of the name, e-mail, phone (in any notation) or comments, without case and accents.</summary>
    public string? Search { get; init; }

    /// <summary>One of the named lists (Fresh, Unassigned, Mine, ...), combined with the filters.</summary>
    public LeadList? List { get; init; }
    /// <summary>These leads alone, by number.</summary>
    public IReadOnlyList<int> Id { get; init; } = [];
    public IReadOnlyList<LeadStatus> Status { get; init; } = [];
    /// <summary>Stages in the manager's words, whoever asks.</summary>
    public IReadOnlyList<LeadStage> Stage { get; init; } = [];
    /// <summary>How far a lead has come at least, also where it was lost afterwards.</summary>
    public LeadStep? Reached { get; init; }
    public IReadOnlyList<Temperature> Temperature { get; init; } = [];
    public IReadOnlyList<ReferralType> Referral { get; init; } = [];
    /// <summary>Whole names, as they are stored.</summary>
    public IReadOnlyList<string> Staff { get; init; } = [];
    public IReadOnlyList<string> Source { get; init; } = [];
    public IReadOnlyList<string> Event { get; init; } = [];
    public IReadOnlyList<string> WordOfMouth { get; init; } = [];
    public IReadOnlyList<string> LastContact { get; init; } = [];
    public IReadOnlyList<string> City { get; init; } = [];
    public IReadOnlyList<int> AssigneeId { get; init; } = [];
    public IReadOnlyList<int> OfficeId { get; init; } = [];
    public IReadOnlyList<int> ProviderId { get; init; } = [];
    public IReadOnlyList<string> Zone { get; init; } = [];
    public IReadOnlyList<string> Commodity { get; init; } = [];

    /// <summary>The column of the board on which they stand; null for all.</summary>
    internal BoardLane? Lane { get; init; }

    /// <summary>First and last day of capture, in the office's calendar.</summary>
    public DateOnly? From { get; init; }
    public DateOnly? To { get; init; }

    /// <summary>First and last day on which it was closed, in the office's calendar.</summary>
    public DateOnly? ClosedFrom { get; init; }
    public DateOnly? ClosedTo { get; init; }

    /// <summary>A key of <see cref="LeadSorting.Keys"/>, with a leading minus for descending; the name where absent.</summary>
    public string? Sort { get; init; }

    /// <summary>Counted from 1.</summary>
    public int Page { get; init; } = 1;
    public int PageSize { get; init; } = DefaultPageSize;

    /// <summary>Whether the total is counted too.</summary>
    public bool WithTotal { get; init; } = true;

    /// <summary>Whether nothing but a search is asked.</summary>
    internal bool IsOnlySearch => Search is not null && CountFilters() == 1;

    /// <summary>How many kinds of conditions there are, the search among them.</summary>
    internal int CountFilters() => new[]
    {
        !string.IsNullOrWhiteSpace(Search), List is not null, Status.Count > 0, Stage.Count > 0, Reached is not null, Temperature.Count > 0, Referral.Count > 0, Staff.Count > 0,
        Source.Count > 0, Event.Count > 0, WordOfMouth.Count > 0, LastContact.Count > 0, City.Count > 0, AssigneeId.Count > 0,
        OfficeId.Count > 0, ProviderId.Count > 0, Zone.Count > 0, Commodity.Count > 0,
        From is not null || To is not null, ClosedFrom is not null || ClosedTo is not null, Lane is not null, Id.Count > 0,
    }.Count(asked => asked);
}
