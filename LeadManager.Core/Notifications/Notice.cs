using LeadManager.Core.Access;
using LeadManager.Core.Mail;

namespace LeadManager.Core.Notifications;

/// <summary>
/// Something that one person is told. It keeps facts and no sentences: the words come from the resources, and of the lead
/// it keeps the number only, so that nothing of a lead is told to whom may no longer see it. Every moment is in UTC.
/// </summary>
public sealed class Notice
{
    /// <summary>The greatest lengths, in characters.</summary>
    public const int TextMax = 500, DetailMax = 50, KeyMax = 100;

    public int Id { get; private set; }

    /// <summary>What this person is told of that, at this moment (UTC); a text that is too long is cut.</summary>
    internal static Notice Of(Actor by, int userId, NoticeKind kind, int? leadId, NoticeFacts facts, DateTime now) => new()
    {
        UserId = userId, Kind = kind, LeadId = leadId, ById = by.StoredId, CreatedAt = now,
        Text = string.IsNullOrWhiteSpace(facts.Text) ? null : MailHeader.Cut(facts.Text.ReplaceLineEndings("\n").Trim(), TextMax),
        Detail = facts.Detail, DueAt = facts.DueAt, Key = facts.Batch ?? facts.Key,
    };

    /// <summary>Who is told.</summary>
    public required int UserId { get; init; }

    public required NoticeKind Kind { get; init; }

    /// <summary>The lead; absent where it is about several.</summary>
    public int? LeadId { get; set; }

    /// <summary>About how many leads it is.</summary>
    public int Count { get; set; } = 1;

    /// <summary>Who caused it; absent for the system itself.</summary>
    public int? ById { get; init; }

    /// <summary>What somebody wrote: a note, a reason, a comment; of an import its file.</summary>
    public string? Text { get; set; }

    /// <summary>A word of the resources that says which of several things has happened: Approved, Rejected, Call, Import.</summary>
    public string? Detail { get; init; }

    /// <summary>When something is due.</summary>
    public DateTime? DueAt { get; init; }

    /// <summary>The same person is told once of the same key.</summary>
    public string? Key { get; init; }

    public required DateTime CreatedAt { get; set; }

    /// <summary>When its reader has seen it; absent while it is unread.</summary>
    public DateTime? ReadAt { get; set; }
}
