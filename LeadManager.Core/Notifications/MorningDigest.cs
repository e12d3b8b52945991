namespace LeadManager.Core.Notifications;

/// <summary>That somebody's morning of this day is done: looked at, and a mail written where there was something; none where he is away or wants no such mail. Written with the mail, so that there is one at most.</summary>
public sealed class MorningDigest
{
    public required int UserId { get; init; }

    /// <summary>The day in the office's calendar.</summary>
    public required DateOnly Day { get; init; }

    /// <summary>When it was looked at, in UTC.</summary>
    public required DateTime At { get; init; }
}
