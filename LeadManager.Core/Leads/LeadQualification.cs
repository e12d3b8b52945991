using LeadManager.Core.Changes;

namespace LeadManager.Core.Leads;

/// <summary>
/// What was learnt when a lead was qualified, one record for each lead (S5.03, S5.19). Where it is routed - branch, team
/// lead, relationship manager - stands in the lead's own columns.
/// </summary>
public sealed class LeadQualification : ILeadRecord
{
    /// <summary>The greatest length of the details, in characters.</summary>
    public const int DetailsMax = 4_000;

    public int Id { get; private set; }

    public required int LeadId { get; init; }

    public int Version { get; set; }

    public string? Details { get; set; }

    /// <summary>When and by whom it was qualified last.</summary>
    public DateTime QualifiedAt { get; set; }

    public int? QualifiedById { get; set; }

    public DateTime UpdatedAt { get; set; }

    public string? UpdatedBy { get; set; }
}
