using LeadManager.Core.Access;
using LeadManager.Core.Leads;
using LeadManager.Core.Results;

namespace LeadManager.Core.Progress;

/// <summary>How a lead ends and begins again: the one place that sets an outcome. Status Lost and outcome Lost go together.</summary>
internal static class Closing
{
    /// <summary>Why a step of open leads is refused; null where the lead is open.</summary>
    public static Conflict? RefuseClosed(Lead lead) =>
        lead.IsOpen ? null : new Conflict(Words.Say("This lead is closed. Reopen it first."), lead.Version);

    /// <summary>Closes the lead; every close has a reason, a time and who closed it.</summary>
    public static void Close(Lead lead, Actor actor, LeadOutcome outcome, string reason, DateTime now)
    {
        (lead.Outcome, lead.CloseReason, lead.ClosedAt) = (outcome, reason.Trim(), now);
        lead.ClosedById = actor.StoredId;
        if (outcome == LeadOutcome.Lost)
            lead.Status = LeadStatus.Lost;
    }

    /// <summary>Opens it again; a lost one is to be called again, or is qualified where it was.</summary>
    public static void Reopen(Lead lead, bool wasQualified)
    {
        (lead.Outcome, lead.CloseReason, lead.ClosedAt, lead.ClosedById, lead.Milestone3At) = (null, null, null, null, null);
        if (lead.Status == LeadStatus.Lost)
            lead.Status = wasQualified ? LeadStatus.Qualified : LeadStatus.Pending;
    }
}
