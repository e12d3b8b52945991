using System.ComponentModel.DataAnnotations;
using LeadManager.Core.Mail;
using LeadManager.Core.Results;

namespace LeadManager.Core.Leads;

/// <summary>
/// What a person may write of a lead: bound by the form, filled by the API, validated by the service. Which grant each
/// field needs stands in <see cref="LeadFields"/>.
/// </summary>
public record LeadInput : IValidatableObject
{
    [Required, StringLength(LeadLimits.Name), PlainName, Display(Name = "First name")]
    public string? FirstName { get; set; }

    [Required, StringLength(LeadLimits.Name), PlainName, Display(Name = "Last name")]
    public string? LastName { get; set; }

    [Required, StringLength(LeadLimits.Phone), SingleLine, PhoneSyntax, Display(Name = "Phone")]
    public string? Phone { get; set; }

    [StringLength(LeadLimits.Email), SingleLine, EmailSyntax, Display(Name = "E-mail")]
    public string? Email { get; set; }

    [StringLength(LeadLimits.City), PlainName, Display(Name = "City")]
    public string? City { get; set; }

    [StringLength(LeadLimits.State), PlainName, Display(Name = "State")]
    public string? State { get; set; }

    [StringLength(LeadLimits.ZipCode), SingleLine, Display(Name = "ZIP code")]
    public string? ZipCode { get; set; }

    [StringLength(LeadLimits.Staff), PlainName, Display(Name = "Staff")]
    public string? StaffName { get; set; }

    [Required, StringLength(LeadLimits.Source), PlainName, Display(Name = "Source")]
    public string? Source { get; set; }

    [StringLength(LeadLimits.EventName), PlainName, Display(Name = "Event")]
    public string? EventName { get; set; }

    [StringLength(LeadLimits.WordOfMouthType), PlainName, Display(Name = "Word-of-mouth type")]
    public string? WordOfMouthType { get; set; }

    [StringLength(LeadLimits.Source), PlainName, Display(Name = "Other source")]
    public string? OtherSourceType { get; set; }

    [StringLength(LeadLimits.Interest), SingleLine, Display(Name = "Interest")]
    public string? Interest { get; set; }

    [StringLength(LeadLimits.Commodity), PlainName, Display(Name = "Commodity")]
    public string? Commodity { get; set; }

    [StringLength(LeadLimits.ProductCategory), PlainName, Display(Name = "Product category")]
    public string? ProductCategory { get; set; }

    [StringLength(LeadLimits.Zone), PlainName, Display(Name = "Zone")]
    public string? Zone { get; set; }

    /// <summary>The branch to which it is routed; it must exist, and not be retired when newly chosen (S1.25).</summary>
    [Display(Name = "Office")]
    public int? OfficeId { get; set; }

    /// <summary>Who provides the service; it must exist, and not be retired when newly chosen.</summary>
    [Display(Name = "Provider")]
    public int? ProviderId { get; set; }

    [Display(Name = "Temperature")]
    public Temperature? Temperature { get; set; }

    [Display(Name = "Status")]
    public LeadStatus Status { get; set; }

    [StringLength(LeadLimits.LastContactStatus), PlainName, Display(Name = "Last contact status")]
    public string? LastContactStatus { get; set; }

    [PlausibleDate, Display(Name = "Last contact date")]
    public DateOnly? LastContactDate { get; set; }

    [StringLength(LeadLimits.Comments), PlainText, Display(Name = "Comments")]
    public string? Comments { get; set; }

    [Display(Name = "Special")]
    public bool IsSpecial { get; set; }

    [StringLength(LeadLimits.Reason), SingleLine, Display(Name = "Why special")]
    public string? SpecialReason { get; set; }

    [PlausibleDate(IsPast = true), Display(Name = "Date of birth")]
    public DateOnly? DateOfBirth { get; set; }

    [StringLength(LeadLimits.MedicaidNo), SingleLine, Display(Name = "Medicaid number")]
    public string? MedicaidNo { get; set; }

    [StringLength(LeadLimits.EmergencyContactName), PlainName, Display(Name = "Emergency contact name")]
    public string? EmergencyContactName { get; set; }

    [StringLength(LeadLimits.EmergencyContactRelation), SingleLine, Display(Name = "Emergency contact relation")]
    public string? EmergencyContactRelation { get; set; }

    [StringLength(LeadLimits.Phone), SingleLine, PhoneSyntax, Display(Name = "Emergency contact phone")]
    public string? EmergencyContactPhone { get; set; }

    /// <summary>The rules between fields: each source asks for its own dependant and for no other (S2-c10).</summary>
    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        var fault = Sources.DependantOf(Source) switch
        {
            SourceDependant.Event when string.IsNullOrWhiteSpace(EventName) => (Words.Say("Choose the event where you met."), nameof(EventName)),
            SourceDependant.WordOfMouth when string.IsNullOrWhiteSpace(WordOfMouthType) => (Words.Say("Choose who told them about us."), nameof(WordOfMouthType)),
            SourceDependant.Other when string.IsNullOrWhiteSpace(OtherSourceType) => (Words.Say("Say what the other source was."), nameof(OtherSourceType)),
            _ => ((string, string)?)null,
        };
        if (fault is ({ } message, { } field))
            yield return new ValidationResult(message, [field]);
    }
}

/// <summary>A new lead.</summary>
public sealed record CreateLead : LeadInput
{
    /// <summary>Made by the form or the client; a second submit with the same key makes no second lead.</summary>
    public string? RequestKey { get; set; }

    /// <summary>Who is to own it, within what the actor may assign (S4.36, S5.29); nobody where absent.</summary>
    [Display(Name = "Assignee")]
    public int? AssigneeId { get; set; }

    /// <summary>What is said to him with it (S5.34).</summary>
    [StringLength(LeadLimits.Reason), PlainText, Display(Name = "Notes")]
    public string? AssignmentNotes { get; set; }
}

/// <summary>Changes to a lead. Fields that the actor may not see stay as they are.</summary>
public sealed record UpdateLead : LeadInput
{
    public int Id { get; set; }

    /// <summary>The version that the edits were made on.</summary>
    public int Version { get; set; }

    /// <summary>Sent by e-mail to the provider, else the office, else the assignee (S1.34-S1.37); without it nobody is written to (S1.38).</summary>
    [StringLength(OutboxMail.MessageMax), PlainText, Display(Name = "Message")]
    public string? Message { get; set; }
}
