using System.ComponentModel.DataAnnotations;
using LeadManager.Core.Leads;
using LeadManager.Core.Results;

namespace LeadManager.Core.Progress;

/// <summary>One step of one lead.</summary>
public abstract record ProgressCommand
{
    public int LeadId { get; set; }

    /// <summary>The version as looked at; a lead that has changed since is left alone. Absent: as it stands now.</summary>
    public int? Version { get; set; }
}

/// <summary>Another status (S5.33). Lost closes the lead, with the remarks as its reason.</summary>
public sealed record ChangeStatus : ProgressCommand
{
    [Display(Name = "Status")]
    public LeadStatus Status { get; set; }

    [StringLength(LeadLimits.Reason), PlainText, Display(Name = "Remarks")]
    public string? Remarks { get; set; }
}

/// <summary>What was learnt about a lead that is worth going on with, and to whom it is routed (S5.03, S5.12-S5.14); what is absent stays.</summary>
public sealed record QualifyLead : ProgressCommand
{
    [StringLength(LeadQualification.DetailsMax), PlainText, Display(Name = "Qualification details")]
    public string? Details { get; set; }

    [Display(Name = "Branch")]
    public int? OfficeId { get; set; }

    [Display(Name = "Team lead")]
    public int? TeamLeadId { get; set; }

    [Display(Name = "Relationship manager")]
    public int? RelationshipManagerId { get; set; }

    /// <summary>Whether the lead is to be with a relationship manager afterwards; it is refused where none is chosen.</summary>
    public bool IsRouting { get; init; }
}

/// <summary>A milestone that was reached, or was not after all (S5.15-S5.17).</summary>
public sealed record SetMilestone : ProgressCommand
{
    /// <summary>How many there are; the last one wins the lead.</summary>
    public const int Count = 3;

    [Range(1, Count), Display(Name = "Milestone")]
    public int Number { get; set; }

    public bool IsDone { get; set; } = true;

    /// <summary>The day, in the office's calendar; today where absent. Never in the future.</summary>
    [PlausibleDate, Display(Name = "Date")]
    public DateOnly? Date { get; set; }
}

/// <summary>How a lead ended, and why (S3.053-S3.055, S3.063).</summary>
public sealed record CloseLead : ProgressCommand
{
    [Required(ErrorMessage = "Choose how the lead ended."), Display(Name = "Outcome")]
    public LeadOutcome? Outcome { get; set; }

    [Required(ErrorMessage = "Say why the lead is closed."), StringLength(LeadLimits.Reason), PlainText, Display(Name = "Reason")]
    public string? Reason { get; set; }
}

/// <summary>A closed lead that is to be worked again.</summary>
public sealed record ReopenLead : ProgressCommand
{
    [StringLength(LeadLimits.Reason), PlainText, Display(Name = "Reason")]
    public string? Reason { get; set; }
}

/// <summary>A lead that needs somebody above.</summary>
public sealed record EscalateLead : ProgressCommand
{
    [Required(ErrorMessage = "Say why the lead is escalated."), StringLength(LeadLimits.Reason), PlainText, Display(Name = "Reason")]
    public string? Reason { get; set; }
}

/// <summary>An escalation that is settled.</summary>
public sealed record SettleEscalation : ProgressCommand;
