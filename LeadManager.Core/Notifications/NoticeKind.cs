namespace LeadManager.Core.Notifications;

/// <summary>What a person is told about; everybody chooses the way of each (<see cref="NoticeWay"/>). It is also what a mail is about.</summary>
public enum NoticeKind
{
    /// <summary>A message that somebody wrote with a change of a lead (S1.34-S1.37).</summary>
    LeadMessage,

    /// <summary>A lead was handed to the recipient (S4.68), or several at once.</summary>
    Assigned,

    /// <summary>A lead that the recipient had given out was rejected and comes back (S4.15).</summary>
    Returned,

    /// <summary>A follow-up of the recipient is due.</summary>
    FollowUpDue,

    /// <summary>A quotation request waits for the recipient's decision (S3.077).</summary>
    QuotationToDecide,

    /// <summary>The recipient's quotation request was approved or rejected (S3.092, S3.093).</summary>
    QuotationDecided,

    /// <summary>A quotation request that waited for the recipient's decision was taken back.</summary>
    QuotationWithdrawn,

    /// <summary>A special lead of the recipient was evaluated, or reviewed for what is technically possible (S3.096, S3.114).</summary>
    SpecialReviewed,

    /// <summary>Somebody calls for the recipient's help with a lead (S3.085).</summary>
    Escalated,

    /// <summary>Nobody accepted a lead in time: it was returned or escalated.</summary>
    NotAccepted,

    /// <summary>What the morning brings, gathered in one mail; a mail only.</summary>
    Digest,

    /// <summary>A mail asked for in the settings by its own recipient; not a matter of choice.</summary>
    Test,
}
