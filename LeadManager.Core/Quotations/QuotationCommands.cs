using System.ComponentModel.DataAnnotations;
using LeadManager.Core.Progress;
using LeadManager.Core.Results;

namespace LeadManager.Core.Quotations;

/// <summary>A quotation that is to be allowed (S3.061).</summary>
public sealed record RequestQuotation : ProgressCommand
{
    private const string Least = "0.01", Most = "999999999999.99";

    /// <summary>In the office's currency.</summary>
    [Required(ErrorMessage = "Say how much is to be offered."), Display(Name = "Amount")]
    [Range(typeof(decimal), Least, Most, ParseLimitsInInvariantCulture = true, ErrorMessage = "The amount is more than 0 and less than a million millions.")]
    public decimal? Amount { get; set; }

    [StringLength(QuotationRequest.ItemsMax), PlainText, Display(Name = "Items")]
    public string? Items { get; set; }

    [StringLength(QuotationRequest.NoteMax), PlainText, Display(Name = "Note")]
    public string? Note { get; set; }

    /// <summary>A second command with the same key gives the request of the first.</summary>
    public string? RequestKey { get; set; }
}

/// <summary>What ends a request that waits: a decision about it, or that it is taken back.</summary>
public abstract record QuotationEnd : ProgressCommand
{
    public int QuotationId { get; set; }

    /// <summary>What is said with it.</summary>
    internal abstract string? Said { get; }
}

/// <summary>The quotation may be made (S3.092).</summary>
public sealed record ApproveQuotation : QuotationEnd
{
    [StringLength(QuotationRequest.CommentMax), PlainText, Display(Name = "Comment")]
    public string? Comment { get; set; }

    internal override string? Said => Comment;
}

/// <summary>The quotation may not be made like this; who requested it reads why (S3.093).</summary>
public sealed record RejectQuotation : QuotationEnd
{
    [Required(ErrorMessage = "Say why the quotation is rejected."), StringLength(QuotationRequest.CommentMax), PlainText, Display(Name = "Comment")]
    public string? Comment { get; set; }

    internal override string? Said => Comment;
}

/// <summary>Taken back by who requested it, while nobody has decided it.</summary>
public sealed record WithdrawQuotation : QuotationEnd
{
    internal override string? Said => null;
}
