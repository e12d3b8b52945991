using System.ComponentModel.DataAnnotations;
using LeadManager.Core.Activities;
using LeadManager.Core.Progress;
using LeadManager.Core.Results;

namespace LeadManager.Core.FollowUps;

/// <summary>What is due, as it is planned or changed.</summary>
public abstract record FollowUpInput : ProgressCommand
{
    internal const string First = "2000-01-01", Last = "2099-12-31", OutOfTime = "Choose a day between 2000 and 2099.";

    /// <summary>When it is due (UTC).</summary>
    [Required(ErrorMessage = "Say when it is due."), Range(typeof(DateTime), First, Last, ParseLimitsInInvariantCulture = true, ErrorMessage = OutOfTime), Display(Name = "Due")]
    public DateTime? DueAt { get; set; }

    [Required, EnumDataType(typeof(ActivityType), ErrorMessage = "Choose a type of the list."), Display(Name = "Type")]
    public ActivityType? Type { get; set; }

    [StringLength(FollowUp.NoteMax), PlainText, Display(Name = "Note")]
    public string? Note { get; set; }

    /// <summary>Who is to do it; absent: who plans it, or who has it already.</summary>
    [Display(Name = "Owner")]
    public int? OwnerId { get; set; }
}

/// <summary>One step of one follow-up.</summary>
public interface IFollowUpStep
{
    int FollowUpId { get; }

    /// <summary>The follow-up's version as looked at; one that has changed since is left alone. Absent: as it stands now.</summary>
    int? Seen { get; }
}

/// <summary>A follow-up to be planned (S4.27). Somebody else's needs ScheduleForOthers (S3.095).</summary>
public sealed record AddFollowUp : FollowUpInput
{
    /// <summary>A second command with the same key gives the follow-up of the first.</summary>
    public string? RequestKey { get; set; }
}

/// <summary>A follow-up that is to be otherwise: all of what is due is given.</summary>
public sealed record EditFollowUp : FollowUpInput, IFollowUpStep
{
    public int FollowUpId { get; set; }

    public int? Seen { get; set; }
}

/// <summary>A follow-up that is to be due at another time: snoozed, or dragged in the calendar.</summary>
public sealed record MoveFollowUp : ProgressCommand, IFollowUpStep
{
    public int FollowUpId { get; set; }

    public int? Seen { get; set; }

    [Required(ErrorMessage = "Say when it is due."), Range(typeof(DateTime), FollowUpInput.First, FollowUpInput.Last, ParseLimitsInInvariantCulture = true, ErrorMessage = FollowUpInput.OutOfTime), Display(Name = "Due")]
    public DateTime? DueAt { get; set; }
}

/// <summary>A follow-up that was done, with what came of it, and the next one where there is to be one.</summary>
public sealed record CompleteFollowUp : ProgressCommand, IFollowUpStep
{
    public int FollowUpId { get; set; }

    public int? Seen { get; set; }

    [StringLength(FollowUp.OutcomeMax), PlainText, Display(Name = "Outcome")]
    public string? Outcome { get; set; }

    /// <summary>When the next one is due (UTC); absent where none is planned.</summary>
    [Range(typeof(DateTime), FollowUpInput.First, FollowUpInput.Last, ParseLimitsInInvariantCulture = true, ErrorMessage = FollowUpInput.OutOfTime), Display(Name = "Next due")]
    public DateTime? NextDueAt { get; set; }

    [EnumDataType(typeof(ActivityType), ErrorMessage = "Choose a type of the list."), Display(Name = "Next type")]
    public ActivityType? NextType { get; set; }

    [StringLength(FollowUp.NoteMax), PlainText, Display(Name = "Next note")]
    public string? NextNote { get; set; }
}

/// <summary>A follow-up that is called off.</summary>
public sealed record CancelFollowUp : ProgressCommand, IFollowUpStep
{
    public int FollowUpId { get; set; }

    public int? Seen { get; set; }

    [StringLength(FollowUp.OutcomeMax), PlainText, Display(Name = "Reason")]
    public string? Reason { get; set; }
}
