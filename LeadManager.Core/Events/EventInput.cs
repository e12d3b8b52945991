using System.ComponentModel.DataAnnotations;
using LeadManager.Core.Results;

namespace LeadManager.Core.Events;

/// <summary>What a person may write of an event: bound by the form, filled by the API, validated by the service.</summary>
public record EventInput
{
    [Required, StringLength(OutreachEvent.NameMax), PlainName, Display(Name = "Name")]
    public string? Name { get; set; }

    [PlausibleDate, Display(Name = "Date")]
    public DateOnly? Date { get; set; }

    [StringLength(OutreachEvent.PlaceMax), SingleLine, Display(Name = "Place")]
    public string? Place { get; set; }
}

/// <summary>A new event.</summary>
public sealed record CreateEvent : EventInput;

/// <summary>Changes to an event.</summary>
public sealed record UpdateEvent : EventInput
{
    public int Id { get; set; }

    /// <summary>The version that the edits were made on.</summary>
    public int Version { get; set; }
}
