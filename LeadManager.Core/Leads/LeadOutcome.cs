namespace LeadManager.Core.Leads;

/// <summary>How a lead ended (S3.207); a lead without one is open.</summary>
public enum LeadOutcome
{
    Won,
    Lost,
    Dropped,
}
