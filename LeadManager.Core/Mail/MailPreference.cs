namespace LeadManager.Core.Mail;

/// <summary>Whether a user wants mails of a kind; where there is no row, he does.</summary>
public sealed class MailPreference
{
    public required int UserId { get; init; }

    public required MailKind Kind { get; init; }

    public bool IsWanted { get; set; }
}
