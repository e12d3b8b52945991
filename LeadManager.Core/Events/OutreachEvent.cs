using LeadManager.Core.Changes;

namespace LeadManager.Core.Events;

/// <summary>An outreach event at which leads are met. Its name is unique, ignoring case and accents (S2.099).</summary>
public sealed class OutreachEvent : IVersioned
{
    /// <summary>The greatest length of a name, in characters.</summary>
    public const int NameMax = 150;

    /// <summary>The greatest length of a place, in characters.</summary>
    public const int PlaceMax = 150;

    public int Id { get; private set; }

    /// <summary>Grows by one with each save; whoever saves an older version is told of the conflict.</summary>
    public int Version { get; set; }

    public required string Name { get; set; }

    /// <summary>The name as compared: without case and accents.</summary>
    public required string NameKey { get; set; }

    /// <summary>The day it takes place, in the office's calendar.</summary>
    public DateOnly? Date { get; set; }

    public string? Place { get; set; }

    public DateTime CreatedAt { get; set; }

    public string? CreatedBy { get; set; }

    public DateTime UpdatedAt { get; set; }

    public string? UpdatedBy { get; set; }
}
