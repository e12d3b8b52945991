using System.Linq.Expressions;

namespace LeadManager.Core.Leads;

/// <summary>The steps of the funnel. A lead that has reached one counts at every step before it, also where it was lost afterwards.</summary>
public enum LeadStep
{
    Captured,
    Assigned,
    Qualified,
    Milestone1,
    Milestone2,
    Won,
}

/// <summary>Which leads have come so far (S3.101): told by what stays on a lead that is lost, its owner, routing and milestones.</summary>
public static class LeadSteps
{
    /// <summary>The condition of the step.</summary>
    public static Expression<Func<Lead, bool>> Reached(LeadStep step) => step switch
    {
        LeadStep.Captured => lead => true,
        LeadStep.Assigned => lead => lead.AssigneeId != null || lead.Status == LeadStatus.Qualified || lead.RelationshipManagerId != null
            || lead.Milestone1At != null || lead.Milestone2At != null || lead.Outcome == LeadOutcome.Won,
        LeadStep.Qualified => lead => lead.Status == LeadStatus.Qualified || lead.RelationshipManagerId != null
            || lead.Milestone1At != null || lead.Milestone2At != null || lead.Outcome == LeadOutcome.Won,
        LeadStep.Milestone1 => lead => lead.Milestone1At != null || lead.Milestone2At != null || lead.Outcome == LeadOutcome.Won,
        LeadStep.Milestone2 => lead => lead.Milestone2At != null || lead.Outcome == LeadOutcome.Won,
        LeadStep.Won => lead => lead.Outcome == LeadOutcome.Won,
        _ => throw new ArgumentOutOfRangeException(nameof(step), step, null),
    };
}
