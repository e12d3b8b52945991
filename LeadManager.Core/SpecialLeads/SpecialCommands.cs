using System.ComponentModel.DataAnnotations;
using LeadManager.Core.Progress;
using LeadManager.Core.Results;

namespace LeadManager.Core.SpecialLeads;

/// <summary>Something that is said about a lead.</summary>
public abstract record ReviewCommand : ProgressCommand
{
    /// <summary>A second command with the same key adds nothing to what the first one said.</summary>
    public string? RequestKey { get; set; }
}

/// <summary>What a manager makes of a special lead (S3.084, S3.096).</summary>
public sealed record EvaluateSpecial : ReviewCommand
{
    [Required(ErrorMessage = "Say whether the lead is approved or declined."), EnumDataType(typeof(SpecialDecision), ErrorMessage = "Choose one of the list."), Display(Name = "Decision")]
    public SpecialDecision? Decision { get; set; }

    [Required(ErrorMessage = "Say why."), StringLength(SpecialReview.EvaluationMax), PlainText, Display(Name = "Evaluation")]
    public string? Evaluation { get; set; }
}

/// <summary>What is technically to be said of a lead before the order (S3.114-S3.118); at least one part is written.</summary>
public sealed record AddTechnicalReview : ReviewCommand, IValidatableObject
{
    [Required(ErrorMessage = "Say what the review comes to."), EnumDataType(typeof(TechnicalVerdict), ErrorMessage = "Choose one of the list."), Display(Name = "Verdict")]
    public TechnicalVerdict? Verdict { get; set; }

    [StringLength(TechnicalReview.TextMax), PlainText, Display(Name = "Product fit")]
    public string? ProductFit { get; set; }

    [StringLength(TechnicalReview.TextMax), PlainText, Display(Name = "Installation feasibility")]
    public string? InstallationFeasibility { get; set; }

    [StringLength(TechnicalReview.TextMax), PlainText, Display(Name = "Space and power")]
    public string? SpaceAndPower { get; set; }

    [StringLength(TechnicalReview.TextMax), PlainText, Display(Name = "Suitability")]
    public string? Suitability { get; set; }

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (new[] { ProductFit, InstallationFeasibility, SpaceAndPower, Suitability }.All(string.IsNullOrWhiteSpace))
            yield return new ValidationResult(Words.Say("Write at least one of the four parts."), [nameof(ProductFit)]);
    }
}
