namespace LeadManager.Core.Leads;

/// <summary>Where a lead stands, as a manager names it. Derived by <see cref="LeadStages"/>, never stored.</summary>
public enum LeadStage
{
    New,
    Assigned,
    Pending,
    Unqualified,
    Qualified,
    AssignedToRm,
    Milestone1,
    Milestone2,
    Won,
    Lost,
    Dropped,
}
