using LeadManager.Core.Changes;
using LeadManager.Core.Leads;

namespace LeadManager.Core.Quotations;

/// <summary>A request to be allowed to make an offer (S3.052, S3.209); a lead has at most one that waits. It is not changed once it is decided.</summary>
public sealed class QuotationRequest : ILeadRecord
{
    /// <summary>The greatest lengths, in characters.</summary>
    public const int ItemsMax = 4_000, NoteMax = 1_000, CommentMax = 1_000;

    public int Id { get; private set; }

    public required int LeadId { get; init; }

    public int Version { get; set; }

    /// <summary>How much is offered, in the office's currency.</summary>
    public required decimal Amount { get; init; }

    /// <summary>What is offered, line by line.</summary>
    public string? Items { get; init; }

    /// <summary>What whoever decides should know.</summary>
    public string? Note { get; init; }

    public QuotationState State { get; set; }

    /// <summary>When it was requested, in UTC.</summary>
    public required DateTime RequestedAt { get; init; }

    /// <summary>Who requested it; absent for the system itself.</summary>
    public int? RequestedById { get; init; }

    /// <summary>When it was decided or taken back, in UTC; absent while it waits.</summary>
    public DateTime? DecidedAt { get; set; }

    public int? DecidedById { get; set; }

    /// <summary>What was said with the decision; always there where it was rejected (S3.093).</summary>
    public string? Comment { get; set; }

    public DateTime UpdatedAt { get; set; }

    public string? UpdatedBy { get; set; }
}
