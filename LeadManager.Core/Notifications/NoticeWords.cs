namespace LeadManager.Core.Notifications;

/// <summary>The sentence of a notice, from its facts and the words of the current language.</summary>
public static class NoticeWords
{
    /// <summary>What has happened, in one sentence without a full stop.</summary>
    public static string Say(NoticeLine line)
    {
        var (by, lead, detail) = (line.By ?? Words.Find("system"), line.LeadName ?? "", line.Detail is { } word ? Words.Find(word) : "");
        return line.Kind switch
        {
            NoticeKind.LeadMessage => Words.Say("{0} wrote about {1}", by, lead),
            NoticeKind.Assigned => Assigned(line, by, lead),
            NoticeKind.Returned => Words.Say("{0} gave {1} back", by, lead),
            NoticeKind.FollowUpDue => Words.Say("{0} with {1} is due", detail, lead),
            NoticeKind.QuotationToDecide => Words.Say("{0} asks you to decide on a quotation for {1}", by, lead),
            NoticeKind.QuotationDecided => Words.Say("{0} decided on your quotation request for {1}: {2}", by, lead, detail),
            NoticeKind.QuotationWithdrawn => Words.Say("{0} took the quotation request for {1} back", by, lead),
            NoticeKind.SpecialReviewed => Words.Say("{0} reviewed {1}: {2}", by, lead, detail),
            NoticeKind.Escalated => Words.Say("{0} asks for help with {1}", by, lead),
            NoticeKind.NotAccepted => Words.Say("{0} was not accepted in time: {1}", lead, detail),
            _ => Words.Find(line.Kind.ToString()),
        };
    }

    private static string Assigned(NoticeLine line, string by, string lead) =>
        line.Detail == Changes.EntityTypes.Import ? Words.Say(line.Count == 1 ? "A lead of an import is assigned to you" : "{0:N0} leads of an import are assigned to you", line.Count)
        : line.LeadId is null ? Words.Say("{0} assigned {1:N0} leads to you", by, line.Count)
        : Words.Say("{0} assigned {1} to you", by, lead);
}
