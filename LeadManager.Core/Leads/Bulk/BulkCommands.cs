using System.ComponentModel.DataAnnotations;
using LeadManager.Core.Activities;
using LeadManager.Core.FollowUps;
using LeadManager.Core.Results;

namespace LeadManager.Core.Leads.Bulk;

/// <summary>Which leads: those that were chosen, or all that match a list.</summary>
/// <param name="Ids">The chosen ones.</param>
/// <param name="Matching">The list of which all are meant; then nothing is chosen.</param>
public sealed record BulkLeads(IReadOnlyList<int> Ids, LeadQuery? Matching = null)
{
    /// <summary>How many leads one call takes at most: what is kept of each for the way back stays small.</summary>
    public const int Most = 100_000;
}

/// <summary>What is done to each of many leads, as far as it may be done to it.</summary>
public abstract record BulkCommand;

/// <summary>Another temperature; absent takes the judgement back.</summary>
public sealed record BulkTemperature : BulkCommand
{
    public Temperature? Temperature { get; set; }
}

/// <summary>Into the recycle bin.</summary>
public sealed record BulkDelete : BulkCommand;

/// <summary>A follow-up with each.</summary>
public sealed record BulkFollowUp : BulkCommand
{
    [Required(ErrorMessage = "Say when it is due."), Range(typeof(DateTime), FollowUpInput.First, FollowUpInput.Last, ParseLimitsInInvariantCulture = true, ErrorMessage = FollowUpInput.OutOfTime), Display(Name = "Due")]
    public DateTime? DueAt { get; set; }

    [Required, EnumDataType(typeof(ActivityType), ErrorMessage = "Choose a type of the list."), Display(Name = "Type")]
    public ActivityType? Type { get; set; }

    [StringLength(FollowUp.NoteMax), PlainText, Display(Name = "Note")]
    public string? Note { get; set; }

    /// <summary>Whether each is for who has the lead, and not for who plans them.</summary>
    public bool IsForAssignee { get; set; }
}

/// <summary>To somebody, each lead by itself.</summary>
public sealed record BulkGive : BulkCommand
{
    [Display(Name = "Assignee")]
    public int? UserId { get; set; }

    [StringLength(LeadLimits.Reason), PlainText, Display(Name = "Notes")]
    public string? Notes { get; set; }
}
