using System.ComponentModel.DataAnnotations;
using LeadManager.Core.Leads;
using LeadManager.Core.Results;

namespace LeadManager.Core.Assignment;

/// <summary>Something said about one lead's hand-over: claim, forward, accept, reject, complete.</summary>
public record HandOverNote
{
    public int LeadId { get; set; }

    /// <summary>The version as looked at; a lead that has changed since is left alone. Absent: as it stands now.</summary>
    public int? Version { get; set; }

    [StringLength(LeadLimits.Reason), PlainText, Display(Name = "Notes")]
    public string? Notes { get; set; }

    /// <summary>The same for all leads of one bulk action: it is told of once.</summary>
    internal string? Batch { get; init; }
}

/// <summary>A lead and to whom it goes.</summary>
public sealed record AssignLead : HandOverNote
{
    [Display(Name = "Assignee")]
    public int? UserId { get; set; }
}

/// <summary>A lead and to which user, provider or office it goes instead (S1.17, S1.41, S1.42); what is absent stays.</summary>
public sealed record ReassignLead : HandOverNote
{
    [Display(Name = "Assignee")]
    public int? UserId { get; set; }

    [Display(Name = "Provider")]
    public int? ProviderId { get; set; }

    [Display(Name = "Office")]
    public int? OfficeId { get; set; }
}

/// <summary>Several leads and to whom they go.</summary>
public sealed record BulkAssign
{
    /// <summary>How many leads one call takes at most.</summary>
    public const int Most = 1_000;

    public IReadOnlyList<int> LeadIds { get; set; } = [];

    [Display(Name = "Assignee")]
    public int? UserId { get; set; }

    [StringLength(LeadLimits.Reason), PlainText, Display(Name = "Notes")]
    public string? Notes { get; set; }
}
