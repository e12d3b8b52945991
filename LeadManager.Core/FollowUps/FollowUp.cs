using LeadManager.Core.Activities;
using LeadManager.Core.Changes;

namespace LeadManager.Core.FollowUps;

/// <summary>Where a follow-up stands.</summary>
public enum FollowUpState
{
    Open,
    Done,
    Cancelled,
}

/// <summary>Something that is due with a lead: when, what, and by whom (S3.049, S3.213, S4.27). The lead keeps the earliest open one.</summary>
public sealed class FollowUp : ILeadRecord
{
    /// <summary>The greatest lengths, in characters.</summary>
    public const int NoteMax = 1_000, OutcomeMax = 500;

    public int Id { get; private set; }

    public required int LeadId { get; init; }

    public int Version { get; set; }

    /// <summary>When it is due, in UTC.</summary>
    public required DateTime DueAt
    {
        get;
        set => (field, RemindAt) = (value, value == field ? RemindAt : State == FollowUpState.Open ? value : null);
    }

    /// <summary>When its owner is to be reminded (UTC); absent once he was, and when it has ended.</summary>
    public DateTime? RemindAt { get; set; }

    /// <summary>What is to be done.</summary>
    public required ActivityType Type { get; set; }

    public string? Note { get; set; }

    /// <summary>Who is to do it.</summary>
    public required int OwnerId { get; set; }

    public FollowUpState State
    {
        get;
        set => (field, RemindAt) = (value, value == FollowUpState.Open ? RemindAt : null);
    }

    /// <summary>What came of it, or why it was called off.</summary>
    public string? Outcome { get; set; }

    /// <summary>When it was done or called off, in UTC; absent while it is open.</summary>
    public DateTime? EndedAt { get; set; }

    /// <summary>Who did it or called it off.</summary>
    public int? EndedById { get; set; }

    public DateTime CreatedAt { get; init; }

    /// <summary>Who planned it; absent for the system itself.</summary>
    public int? CreatedById { get; init; }

    public DateTime UpdatedAt { get; set; }

    public string? UpdatedBy { get; set; }
}
