namespace LeadManager.Core.Notifications;

/// <summary>How somebody wants to be told of a kind.</summary>
public enum NoticeWay
{
    /// <summary>In the application, under the bell.</summary>
    App,

    /// <summary>In the application and at once by mail.</summary>
    Mail,

    /// <summary>In the application, and what is unread in the mail of the next morning.</summary>
    Digest,

    /// <summary>Not at all.</summary>
    Off,
}
