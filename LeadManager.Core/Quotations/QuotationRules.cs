using System.Linq.Expressions;
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

    /// <summary>
    /// Why the actor may not take this request back: that is for who requested it, whoever has the lead by now, which no
    /// scope can express (S3.052).
    /// </summary>
    public static Failure? RefuseWithdrawal(Actor actor, Lead lead, QuotationRequest request) =>
        MayWithdraw(actor, request) ? null
        : request.RequestedById != actor.UserId && !actor.May(LeadAction.ViewLead, lead) ? new NotFound()
        : !actor.May(LeadAction.RequestQuotation) ? new Forbidden(LeadAction.RequestQuotation)
        : new Forbidden(LeadAction.RequestQuotation, Words.Say("Only who requested the quotation takes the request back."));

    /// <summary>Whether the actor may take this request back while it waits.</summary>
    public static bool MayWithdraw(Actor actor, QuotationRequest request) => request.RequestedById == actor.UserId && actor.May(LeadAction.RequestQuotation);

    /// <summary>What the actor has requested himself and nobody has decided: his own words, which he sees also where the lead has passed out of his sight.</summary>
    public static Expression<Func<QuotationRequest, bool>> IsOwn(Actor actor) =>
        row => row.RequestedById == actor.UserId && (row.State == QuotationState.Requested || row.State == QuotationState.Withdrawn);

    /// <summary>Why it cannot be ended any more; null where it waits.</summary>
    public static Conflict? RefuseLate(QuotationRequest request, string by) => request.State switch
    {
        QuotationState.Approved => new(Words.Say("{0} has approved this quotation already.", by), request.Version),
        QuotationState.Rejected => new(Words.Say("{0} has rejected this quotation already.", by), request.Version),
        QuotationState.Withdrawn => new(Words.Say("{0} has taken this quotation request back.", by), request.Version),
        _ => null,
    };
}
