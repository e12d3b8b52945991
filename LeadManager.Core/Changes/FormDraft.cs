namespace LeadManager.Core.Changes;

/// <summary>What somebody has typed into a form and not yet saved; survives a reload and a restart of the server.</summary>
public sealed class FormDraft
{
    public int UserId { get; init; }

    /// <summary>Which form, and of which record: "lead:new:3f9c21d0" (each new form has its own), "lead:42".</summary>
    public required string Form { get; init; }

    public required string Json { get; set; }

    public DateTime SavedAt { get; set; }
}
