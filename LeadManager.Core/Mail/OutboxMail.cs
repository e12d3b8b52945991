using LeadManager.Core.Notifications;

namespace LeadManager.Core.Mail;

/// <summary>Where a mail stands.</summary>
public enum MailState
{
    Waiting,
    Sent,

    /// <summary>Given up after too many tries, refused for good by the server, or handed over without an answer.</summary>
    Failed,

    /// <summary>Somebody is speaking with the server about it; the server has not got the end of it yet.</summary>
    Sending,

    /// <summary>The server has it, or is just getting the end of it, and has not answered yet. Never sent again by itself from here.</summary>
    HandedOver,
}

/// <summary>A mail to be sent. It is stored with the change that causes it and sent afterwards, once. Every moment is in UTC.</summary>
public sealed class OutboxMail
{
    /// <summary>The greatest lengths, in characters.</summary>
    public const int SubjectMax = 300, BodyMax = 20_000, ErrorMax = 500;

    /// <summary>The greatest length of what a person writes into a mail, in characters; the rest of the body is ours.</summary>
    public const int MessageMax = 10_000;

    public int Id { get; private set; }

    public required NoticeKind Kind { get; init; }

    /// <summary>One address.</summary>
    public required string To { get; init; }

    /// <summary>The recipient's account, where he has one.</summary>
    public int? ToUserId { get; init; }

    public int? LeadId { get; set; }

    /// <summary>Who caused it; absent for the system itself.</summary>
    public int? ById { get; init; }

    public required string Subject { get; set; }

    /// <summary>Plain text.</summary>
    public required string Body { get; set; }

    /// <summary>The id in the mail's header, without its angle brackets; the same at every try, so that a second copy would be known for one.</summary>
    public required string MessageId { get; init; }

    public required DateTime CreatedAt { get; init; }

    public MailState State { get; set; }

    /// <summary>How often it was begun to be sent; says, too, whose claim the present one is.</summary>
    public int Attempts { get; set; }

    /// <summary>Not before; while somebody is sending it, until when he is believed to be at it.</summary>
    public DateTime NextTryAt { get; set; }

    public DateTime? SentAt { get; set; }

    /// <summary>What the server said last.</summary>
    public string? LastError { get; set; }
}
