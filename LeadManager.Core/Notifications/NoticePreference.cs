namespace LeadManager.Core.Notifications;

/// <summary>How a user wants to be told of a kind; where there is no row, as <see cref="NoticeChoices.Usual"/>.</summary>
public sealed class NoticePreference
{
    public required int UserId { get; init; }

    public required NoticeKind Kind { get; init; }

    public NoticeWay Way { get; set; }
}
