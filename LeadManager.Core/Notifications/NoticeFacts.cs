namespace LeadManager.Core.Notifications;

/// <summary>What a notice says besides its kind, its lead and who caused it.</summary>
public sealed record NoticeFacts
{
    /// <summary>Nothing more.</summary>
    public static readonly NoticeFacts None = new();

    /// <summary>What somebody wrote: a note, a reason, a comment.</summary>
    public string? Text { get; init; }

    /// <summary>A word of the resources: which of several things has happened (Approved, Rejected).</summary>
    public string? Detail { get; init; }

    /// <summary>When something is due (UTC).</summary>
    public DateTime? DueAt { get; init; }

    /// <summary>The same person is told only once of the same key.</summary>
    public string? Key { get; init; }

    /// <summary>The same for all leads of one bulk action: each person gets one notice and one mail that count them.</summary>
    public string? Batch { get; init; }

    /// <summary>Told in the application only, whatever way the reader has chosen.</summary>
    public bool IsQuiet { get; init; }

    /// <summary>The template of the mail in <c>MailTexts.resx</c>, where it is another than the kind's own.</summary>
    public string? Template { get; init; }
}
