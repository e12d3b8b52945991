using System.ComponentModel.DataAnnotations;
using LeadManager.Core.Progress;
using LeadManager.Core.Results;

namespace LeadManager.Core.Activities;

/// <summary>Something that happened with a lead, to be written down.</summary>
public sealed record AddActivity : ProgressCommand
{
    [Required, EnumDataType(typeof(ActivityType), ErrorMessage = "Choose a type of the list."), Display(Name = "Type")]
    public ActivityType? Type { get; set; }

    [Required, StringLength(Activity.NoteMax), PlainText, Display(Name = "Note")]
    public string? Note { get; set; }

    [StringLength(Activity.OutcomeMax), SingleLine, Display(Name = "Outcome")]
    public string? Outcome { get; set; }

    [Range(1, Activity.DurationMax, ErrorMessage = "A duration is between 1 minute and a day."), Display(Name = "Duration in minutes")]
    public int? DurationMinutes { get; set; }

    /// <summary>When it happened (UTC); now where absent, never later.</summary>
    [Display(Name = "When")]
    public DateTime? At { get; set; }

    /// <summary>A second command with the same key gives the activity of the first.</summary>
    public string? RequestKey { get; set; }
}
