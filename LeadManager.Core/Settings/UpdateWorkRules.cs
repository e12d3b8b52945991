using System.ComponentModel.DataAnnotations;
using LeadManager.Core.Assignment;
using LeadManager.Core.Leads;

namespace LeadManager.Core.Settings;

/// <summary>By when leads are to be accepted and touched, as a form fills it.</summary>
public sealed record UpdateWorkRules : IValidatableObject
{
    /// <summary>The longest time in which a lead can be asked to be accepted, in hours: four weeks.</summary>
    public const int HoursMax = 24 * 28;

    private const string Days = "Enter 1 to 365 days.";

    [Required(ErrorMessage = Days), Range(LeadAges.DaysMin, LeadAges.DaysMax, ErrorMessage = Days), Display(Name = "Assigned")]
    public int? Assigned { get; set; }

    [Required(ErrorMessage = Days), Range(LeadAges.DaysMin, LeadAges.DaysMax, ErrorMessage = Days), Display(Name = "Pending")]
    public int? Pending { get; set; }

    [Required(ErrorMessage = Days), Range(LeadAges.DaysMin, LeadAges.DaysMax, ErrorMessage = Days), Display(Name = "Qualified")]
    public int? Qualified { get; set; }

    [Required(ErrorMessage = Days), Range(LeadAges.DaysMin, LeadAges.DaysMax, ErrorMessage = Days), Display(Name = "AssignedToRm")]
    public int? AssignedToRm { get; set; }

    [Required(ErrorMessage = Days), Range(LeadAges.DaysMin, LeadAges.DaysMax, ErrorMessage = Days), Display(Name = "Milestone1")]
    public int? Milestone1 { get; set; }

    [Required(ErrorMessage = Days), Range(LeadAges.DaysMin, LeadAges.DaysMax, ErrorMessage = Days), Display(Name = "Milestone2")]
    public int? Milestone2 { get; set; }

    /// <summary>Absent: nobody is asked to accept in time.</summary>
    [Range(1, HoursMax, ErrorMessage = "Enter 1 to 672 hours, or nothing."), Display(Name = "Hours to accept a lead")]
    public int? AcceptWithinHours { get; set; }

    [Display(Name = "A lead that nobody accepts in time")]
    public UnacceptedStep AcceptStep { get; set; }

    /// <summary>The version that was shown.</summary>
    public int? Version { get; set; }

    /// <summary>The rules that are stored.</summary>
    public static UpdateWorkRules Of(Organisation stored)
    {
        var ages = LeadAges.Parse(stored.QuietDays);
        return new UpdateWorkRules
        {
            Assigned = ages.DaysOf(LeadStage.Assigned), Pending = ages.DaysOf(LeadStage.Pending), Qualified = ages.DaysOf(LeadStage.Qualified),
            AssignedToRm = ages.DaysOf(LeadStage.AssignedToRm), Milestone1 = ages.DaysOf(LeadStage.Milestone1), Milestone2 = ages.DaysOf(LeadStage.Milestone2),
            AcceptWithinHours = stored.AcceptWithinHours, AcceptStep = stored.AcceptStep ?? default, Version = stored.Version,
        };
    }

    /// <summary>The step is one of the list.</summary>
    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (!Enum.IsDefined(AcceptStep))
            yield return new ValidationResult(Words.Say("Choose what happens then."), [nameof(AcceptStep)]);
    }

    internal void ApplyTo(Organisation stored, DateTime now)
    {
        if (AcceptWithinHours != stored.AcceptWithinHours)
            stored.AcceptSince = AcceptWithinHours is null ? null : now; // everybody has all the hours from now on
        (stored.AcceptWithinHours, stored.AcceptStep) = (AcceptWithinHours, AcceptWithinHours is null ? null : AcceptStep);
        stored.QuietDays = new LeadAges(new Dictionary<LeadStage, int>
        {
            [LeadStage.Assigned] = Assigned ?? LeadAges.UsualDays, [LeadStage.Pending] = Pending ?? LeadAges.UsualDays,
            [LeadStage.Qualified] = Qualified ?? LeadAges.UsualDays, [LeadStage.AssignedToRm] = AssignedToRm ?? LeadAges.UsualDays,
            [LeadStage.Milestone1] = Milestone1 ?? LeadAges.UsualDays, [LeadStage.Milestone2] = Milestone2 ?? LeadAges.UsualDays,
        }).ToText();
    }
}
