namespace LeadManager.Core.Leads;

/// <summary>Where the latest quotation request of a lead stands (S3.209); a badge, not a stage.</summary>
public enum QuotationState
{
    Requested,
    Approved,
    Rejected,

    /// <summary>Taken back by who requested it; the lead then stands where it stood before.</summary>
    Withdrawn,
}
