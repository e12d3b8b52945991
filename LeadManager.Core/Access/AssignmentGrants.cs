using LeadManager.Core.Leads;
using LeadManager.Core.Results;

namespace LeadManager.Core.Access;

/// <summary>
/// Which grant it takes to give a lead to somebody, as the lead stands: AssignLead while nobody has it, ReassignLead once
/// somebody has, and OverrideOwner besides where somebody else has accepted it.
/// </summary>
public static class AssignmentGrants
{
    /// <summary>What the hand-over is called, in the log and in a refusal.</summary>
    public static LeadAction ActionOf(Actor actor, Lead lead) =>
        lead.AssigneeId is null ? LeadAction.AssignLead
        : lead.AcceptedAt is not null && lead.AssigneeId != actor.UserId ? LeadAction.OverrideOwner
        : LeadAction.ReassignLead;

    /// <summary>Why the actor may not give this lead to anybody; null where he may.</summary>
    public static Forbidden? Refuse(Actor actor, Lead lead)
    {
        var action = ActionOf(actor, lead);
        if (action == LeadAction.OverrideOwner && !actor.May(LeadAction.ReassignLead, lead))
            return new Forbidden(LeadAction.ReassignLead);
        if (actor.May(action, lead))
            return null;
        return action == LeadAction.OverrideOwner
            ? new Forbidden(action, Words.Say("The lead has been accepted. Your role does not take it away from who works on it ({0}).", Words.Find(action.ToString())))
            : new Forbidden(action);
    }

    /// <summary>Whether giving the lead to this person would be claiming it, which needs ClaimLead and no line of the targets.</summary>
    public static bool IsClaim(Actor actor, Lead lead, int userId) =>
        userId == actor.UserId && lead.AssigneeId is null && actor.May(LeadAction.ClaimLead, lead);

    /// <summary>
    /// Whether the actor's new leads are his own at once: where he could not see them otherwise, as it is with a Cre.
    /// </summary>
    public static bool KeepsOwn(Actor actor, Lead draft) => actor.UserId != 0 && !actor.May(LeadAction.ViewLead, draft);

    /// <summary>
    /// Whether a rejected lead goes back to somebody of this role: only to those who can answer for a lead themselves, so
    /// not to a Coordinator.
    /// </summary>
    public static bool TakesBack(Role role) => role.MayHoldLeads();
}
