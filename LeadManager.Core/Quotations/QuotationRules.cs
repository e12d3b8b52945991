using LeadManager.Core.Access;
using LeadManager.Core.Leads;
using LeadManager.Core.Progress;
using LeadManager.Core.Results;

namespace LeadManager.Core.Quotations;

/// <summary>When a quotation can be requested, and by whom it can be decided.</summary>
internal static class QuotationRules
{
    /// <summary>Why nothing can be requested for the lead as it stands; null where it can.</summary>
    public static Conflict? RefuseRequest(Lead lead) =>
        Closing.RefuseClosed(lead) ?? (lead.QuotationState == QuotationState.Requested
            ? new Conflict(Words.Say("A quotation for {0} is waiting for its decision already.", lead.Name), lead.Version)
            : null);

    /// <summary>Why the actor may not decide this request: it needs the grant, and nobody decides a request of his own, which no scope can express.</summary>
    public static Forbidden? RefuseDecision(Actor actor, Lead lead, QuotationRequest request) =>
        !actor.May(LeadAction.DecideQuotation, lead) ? new(LeadAction.DecideQuotation)
        : request.RequestedById == actor.UserId ? new(LeadAction.DecideQuotation, Words.Say("Nobody decides a quotation request of his own. Somebody else has to decide this one."))
        : null;

    /// <summary>Why the actor may not take this request back: that is for who requested it and may still request one.</summary>
    public static Forbidden? RefuseWithdrawal(Actor actor, Lead lead, QuotationRequest request) =>
        !actor.May(LeadAction.RequestQuotation, lead) ? new(LeadAction.RequestQuotation)
        : request.RequestedById != actor.UserId ? new(LeadAction.RequestQuotation, Words.Say("Only who requested the quotation takes the request back."))
        : null;

    /// <summary>Why it cannot be ended any more; null where it waits.</summary>
    public static Conflict? RefuseLate(QuotationRequest request, string by) => request.State switch
    {
        QuotationState.Approved => new(Words.Say("{0} has approved this quotation already.", by), request.Version),
        QuotationState.Rejected => new(Words.Say("{0} has rejected this quotation already.", by), request.Version),
        QuotationState.Withdrawn => new(Words.Say("{0} has taken this quotation request back.", by), request.Version),
        _ => null,
    };
}
