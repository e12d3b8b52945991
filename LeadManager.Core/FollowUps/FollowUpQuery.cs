using LeadManager.Core.Users;

namespace LeadManager.Core.FollowUps;

/// <summary>The parts of a list of follow-ups, by the office's clock.</summary>
public enum FollowUpPart
{
    /// <summary>Open and past due.</summary>
    Overdue,

    /// <summary>Open and due before the day ends.</summary>
    Today,

    /// <summary>Open and due on a later day.</summary>
    Upcoming,

    /// <summary>Done.</summary>
    Done,
}

/// <summary>Which follow-ups a list shows.</summary>
public sealed record FollowUpQuery
{
    public const int DefaultPageSize = 50, PageSizeMax = 200;

    public FollowUpPart Part { get; init; }

    /// <summary>Whose; everybody's that the actor oversees where absent.</summary>
    public int? OwnerId { get; init; }

    /// <summary>Counted from 1.</summary>
    public int Page { get; init; } = 1;

    public int PageSize { get; init; } = DefaultPageSize;
}

/// <summary>One page of follow-ups: what is due first, first; of those that are done the latest.</summary>
/// <param name="Items">The page.</param>
/// <param name="Total">How many there are, at most <see cref="FollowUpLists.CountMax"/>.</param>
/// <param name="Page">Counted from 1.</param>
/// <param name="PageSize">How many a page holds.</param>
public sealed record FollowUpPage(IReadOnlyList<FollowUpLine> Items, int Total, int Page, int PageSize);

/// <summary>How many follow-ups each part holds; each at most <see cref="FollowUpLists.CountMax"/>.</summary>
public sealed record FollowUpCounts(int Overdue, int Today, int Upcoming);

/// <summary>Somebody who has follow-ups, and how far behind he is.</summary>
/// <param name="Person">Who.</param>
/// <param name="Overdue">How many are past due.</param>
/// <param name="Today">How many are still due today.</param>
/// <param name="OldestDueAt">When the one that waits longest was due (UTC); absent where none is late.</param>
public sealed record FollowUpDelay(PersonName Person, int Overdue, int Today, DateTime? OldestDueAt);

/// <summary>One day of a calendar.</summary>
/// <param name="Day">A day of the office's calendar.</param>
/// <param name="Items">The first of its follow-ups, in the order of the day.</param>
/// <param name="Open">How many are open.</param>
/// <param name="Done">How many are done.</param>
public sealed record FollowUpDay(DateOnly Day, IReadOnlyList<FollowUpLine> Items, int Open, int Done)
{
    /// <summary>Whether there may be more than are counted, because the days are too full to be read to their end.</summary>
    public bool IsCut { get; init; }

    /// <summary>How many there are besides those that are shown.</summary>
    public int More => Open + Done - Items.Count;
}
