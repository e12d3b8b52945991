using LeadManager.Core.Changes;

namespace LeadManager.Core.SpecialLeads;

/// <summary>What a technical review comes to.</summary>
public enum TechnicalVerdict
{
    Suitable,

    /// <summary>Suitable once what the review names is changed.</summary>
    WithChanges,
    NotSuitable,
}

/// <summary>
/// The technical input of a service manager before the order (S3.114-S3.118). It belongs to the lead and never writes to
/// it, and is not changed afterwards.
/// </summary>
public sealed class TechnicalReview : ILeadRecord
{
    /// <summary>The greatest length of each part, in characters.</summary>
    public const int TextMax = 1_000;

    public int Id { get; private set; }

    public required int LeadId { get; init; }

    public required TechnicalVerdict Verdict { get; init; }

    /// <summary>Whether the product does what is asked of it (S3.115).</summary>
    public string? ProductFit { get; init; }

    /// <summary>Whether and how it can be installed (S3.116).</summary>
    public string? InstallationFeasibility { get; init; }

    /// <summary>What room and what power it needs (S3.117).</summary>
    public string? SpaceAndPower { get; init; }

    /// <summary>Whether a special machine is the right one (S3.118).</summary>
    public string? Suitability { get; init; }

    /// <summary>When, in UTC.</summary>
    public required DateTime At { get; init; }

    /// <summary>Who wrote it; absent for the system itself.</summary>
    public int? ById { get; init; }

    // It has one version: what the log says of its making is all that is kept.
    int IVersioned.Version { get => 1; set { } }

    DateTime IVersioned.UpdatedAt { get => At; set { } }

    string? IVersioned.UpdatedBy { get => null; set { } }
}
