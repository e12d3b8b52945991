namespace LeadManager.Core.Notifications;

/// <summary>A notice as its reader sees it now. Every moment is in UTC.</summary>
/// <param name="Id">Its number.</param>
/// <param name="Kind">What has happened.</param>
/// <param name="LeadId">The lead; absent where it is about several.</param>
/// <param name="LeadName">Its name as it is now.</param>
/// <param name="Count">About how many leads it is.</param>
/// <param name="By">Who caused it; absent for the application itself.</param>
/// <param name="Text">What somebody wrote.</param>
/// <param name="Detail">A word of the resources: which of several things has happened.</param>
/// <param name="DueAt">When something is due.</param>
/// <param name="CreatedAt">When it happened.</param>
/// <param name="IsRead">Whether its reader has seen it.</param>
public sealed record NoticeLine(
    int Id, NoticeKind Kind, int? LeadId, string? LeadName, int Count, string? By, string? Text, string? Detail, DateTime? DueAt, DateTime CreatedAt, bool IsRead);

/// <summary>Which notices of the reader are asked for.</summary>
/// <param name="UnreadOnly">Leaves out what he has seen.</param>
/// <param name="Page">From 1.</param>
/// <param name="PageSize">At most 200.</param>
public sealed record NoticeQuery(bool UnreadOnly = false, int Page = 1, int PageSize = 50);

/// <summary>One page, the newest first.</summary>
/// <param name="Items">The page.</param>
/// <param name="Total">How many there are in all.</param>
/// <param name="Unread">How many of all are unread, at most <see cref="NoticeCounts.Most"/>.</param>
/// <param name="Page">From 1.</param>
/// <param name="PageSize">How many a page holds.</param>
public sealed record NoticePage(IReadOnlyList<NoticeLine> Items, int Total, int Unread, int Page, int PageSize);
