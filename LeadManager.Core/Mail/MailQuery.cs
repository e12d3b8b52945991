using LeadManager.Core.Notifications;

namespace LeadManager.Core.Mail;

/// <summary>Which mails a list shows.</summary>
public enum MailFilter
{
    All,

    /// <summary>Waiting, or just being sent.</summary>
    Waiting,

    Sent,
    Failed,
}

/// <summary>A question to the outbox.</summary>
/// <param name="Filter">Where the mails stand.</param>
/// <param name="Search">A part of the address or the subject.</param>
/// <param name="Page">From 1.</param>
/// <param name="PageSize">At most 200.</param>
public sealed record MailQuery(MailFilter Filter = MailFilter.All, string? Search = null, int Page = 1, int PageSize = 50);

/// <summary>A mail in a list. Every moment is in UTC.</summary>
/// <param name="Id">Its number.</param>
/// <param name="Kind">What it is about.</param>
/// <param name="To">The address.</param>
/// <param name="Subject">Its subject.</param>
/// <param name="State">Where it stands.</param>
/// <param name="CreatedAt">When it was written.</param>
/// <param name="SentAt">When the server took it on.</param>
/// <param name="NextTryAt">While it waits: not before.</param>
/// <param name="Attempts">How often it was tried.</param>
/// <param name="LastError">What the server said last.</param>
public sealed record MailRow(
    int Id, NoticeKind Kind, string To, string Subject, MailState State, DateTime CreatedAt, DateTime? SentAt, DateTime NextTryAt, int Attempts, string? LastError);

/// <summary>One page of the outbox.</summary>
public sealed record MailPage(IReadOnlyList<MailRow> Items, int Total, int Page, int PageSize);

/// <summary>A mail to be read.</summary>
public sealed record MailDetail(MailRow Row, string Body, int? LeadId, string? ByName);
