namespace LeadManager.Core.Leads;

/// <summary>How an export ended.</summary>
public enum ExportEnd
{
    Complete,

    /// <summary>Somebody stopped it: with the button, by closing the page, or by hanging up.</summary>
    Cancelled,

    /// <summary>It was stopped because its user was disabled, signed out or lost the right.</summary>
    Withdrawn,

    /// <summary>A fault stopped it.</summary>
    Broken,
}
