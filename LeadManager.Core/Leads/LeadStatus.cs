namespace LeadManager.Core.Leads;

/// <summary>The small core status of a lead (S5.01-S5.08). Assignment never changes it.</summary>
public enum LeadStatus
{
    New,
    Qualified,
    Unqualified,
    Pending,
    Lost,
}
