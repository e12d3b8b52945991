using LeadManager.Core.Changes;

namespace LeadManager.Core.Activities;

/// <summary>Something that happened with a lead: a call, a visit, an e-mail, a meeting, a note (S3.048, S3.213). It is not changed afterwards.</summary>
public sealed class Activity : ILeadRecord
{
    /// <summary>The greatest lengths, in characters.</summary>
    public const int NoteMax = 4_000, OutcomeMax = 200;

    /// <summary>The longest that one lasts, in minutes: a day.</summary>
    public const int DurationMax = 1_440;

    public int Id { get; private set; }

    public required int LeadId { get; init; }

    public required ActivityType Type { get; init; }

    /// <summary>What was said or done.</summary>
    public required string Note { get; init; }

    /// <summary>What came of it, in a few words.</summary>
    public string? Outcome { get; init; }

    public int? DurationMinutes { get; init; }

    /// <summary>When it happened, in UTC; not when it was written down.</summary>
    public required DateTime At { get; init; }

    /// <summary>Who wrote it down; absent for the system itself.</summary>
    public int? ById { get; init; }

    // It has one version: what the log says of its making is all that is kept.
    int IVersioned.Version { get => 1; set { } }

    DateTime IVersioned.UpdatedAt { get => At; set { } }

    string? IVersioned.UpdatedBy { get => null; set { } }
}
