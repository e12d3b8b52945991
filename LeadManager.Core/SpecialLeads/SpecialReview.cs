using LeadManager.Core.Changes;

namespace LeadManager.Core.SpecialLeads;

/// <summary>What came of the evaluation of a special lead.</summary>
public enum SpecialDecision
{
    Approved,
    Declined,
}

/// <summary>The evaluation of a special lead by a manager (S3.084, S3.096). It is not changed afterwards; the latest one counts.</summary>
public sealed class SpecialReview : ILeadRecord
{
    /// <summary>The greatest length, in characters.</summary>
    public const int EvaluationMax = 2_000;

    public int Id { get; private set; }

    public required int LeadId { get; init; }

    public required SpecialDecision Decision { get; init; }

    /// <summary>What speaks for it and against it.</summary>
    public required string Evaluation { get; init; }

    /// <summary>When, in UTC.</summary>
    public required DateTime At { get; init; }

    /// <summary>Who evaluated it; absent for the system itself.</summary>
    public int? ById { get; init; }

    // It has one version: what the log says of its making is all that is kept.
    int IVersioned.Version { get => 1; set { } }

    DateTime IVersioned.UpdatedAt { get => At; set { } }

    string? IVersioned.UpdatedBy { get => null; set { } }
}
