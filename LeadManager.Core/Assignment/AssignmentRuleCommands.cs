using System.ComponentModel.DataAnnotations;
using LeadManager.Core.Data;
using LeadManager.Core.Leads;
using LeadManager.Core.Results;

namespace LeadManager.Core.Assignment;

/// <summary>What a person may write of an assignment rule; without a number a new one, which is off and comes last.</summary>
public sealed record SaveAssignmentRule : IValidatableObject
{
    /// <summary>The most values of one condition, and the most people of a rule.</summary>
    public const int ValuesMax = 100, PeopleMax = 500;

    public int Id { get; set; }

    /// <summary>The version that was shown.</summary>
    public int? Version { get; set; }

    [Required, StringLength(AssignmentRule.NameMax), PlainName, Display(Name = "Name")]
    public string? Name { get; set; }

    [Display(Name = "Sources")]
    public List<string> Sources { get; set; } = [];

    [Display(Name = "States")]
    public List<string> States { get; set; } = [];

    [Display(Name = "Zones")]
    public List<string> Zones { get; set; } = [];

    [Display(Name = "Offices")]
    public List<int> OfficeIds { get; set; } = [];

    [Display(Name = "Commodities")]
    public List<string> Commodities { get; set; } = [];

    /// <summary>Only special leads, only others, or both where absent.</summary>
    public bool? IsSpecial { get; set; }

    [EnumDataType(typeof(AssignmentStrategy)), Display(Name = "Who gets the lead")]
    public AssignmentStrategy Strategy { get; set; }

    /// <summary>Among whom it chooses, in order; left out for the zone's manager.</summary>
    [Display(Name = "People")]
    public List<int> UserIds { get; set; } = [];

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        foreach (var (field, values, max) in new[]
                 {
                     (nameof(Sources), Sources, LeadLimits.Source), (nameof(States), States, LeadLimits.State),
                     (nameof(Zones), Zones, LeadLimits.Zone), (nameof(Commodities), Commodities, LeadLimits.Commodity),
                 })
            if (FaultOf(values, max) is { } fault)
                yield return new ValidationResult(fault, [field]);
        if (OfficeIds.Count > ValuesMax)
            yield return new ValidationResult(Words.Say("Choose at most {0:N0}.", ValuesMax), [nameof(OfficeIds)]);
        if (Strategy != AssignmentStrategy.ZoneManager && UserIds.Count == 0)
            yield return new ValidationResult(Words.Say("Choose at least one person who is to get the leads."), [nameof(UserIds)]);
        if (UserIds.Count > PeopleMax)
            yield return new ValidationResult(Words.Say("Choose at most {0:N0}.", PeopleMax), [nameof(UserIds)]);
    }

    /// <summary>The values without white space around them, each once, ignoring case and accents.</summary>
    internal static List<string> Plain(IEnumerable<string> values, Func<string, string?> find) =>
        [.. values.Where(value => !string.IsNullOrWhiteSpace(value)).Select(value => find(value.Trim()) ?? value.Trim()).DistinctBy(TextFolding.Fold)];

    private static string? FaultOf(List<string> values, int max)
    {
        if (values.Count > ValuesMax)
            return Words.Say("Choose at most {0:N0}.", ValuesMax);
        var plain = new PlainNameAttribute();
        if (values.Find(value => !plain.IsValid(value)) is not null)
            return plain.FormatErrorMessage("One of them");
        return values.Find(value => value.Trim().Length > max) is { } tooLong
            ? Words.Say("{0} is too long. At most {1:N0} characters fit; this has {2:N0}.", tooLong[..20] + "…", max, tooLong.Trim().Length)
            : null;
    }
}

/// <summary>An assignment rule, as clients read it.</summary>
/// <param name="Id">Its number.</param>
/// <param name="Version">The version that an edit begins from.</param>
/// <param name="Position">The place in the order, counted from 1.</param>
/// <param name="Name">What it is called, in the reasons that leads keep too.</param>
/// <param name="IsOn">Whether it is asked when a lead arrives.</param>
/// <param name="Sources">The sources for which it is asked; none for any.</param>
/// <param name="States">The same of states.</param>
/// <param name="Zones">The same of zones; a lead without one has that of its state.</param>
/// <param name="OfficeIds">The same of offices.</param>
/// <param name="Commodities">The same of commodities.</param>
/// <param name="IsSpecial">Only special leads, only others, or both where absent.</param>
/// <param name="Strategy">How it chooses among its people.</param>
/// <param name="UserIds">Among whom it chooses, in order.</param>
public sealed record AssignmentRuleRow(
    int Id, int Version, int Position, string Name, bool IsOn, IReadOnlyList<string> Sources, IReadOnlyList<string> States, IReadOnlyList<string> Zones,
    IReadOnlyList<int> OfficeIds, IReadOnlyList<string> Commodities, bool? IsSpecial, AssignmentStrategy Strategy, IReadOnlyList<int> UserIds)
{
    internal static AssignmentRuleRow Of(AssignmentRule rule) => new(
        rule.Id, rule.Version, rule.Position, rule.Name, rule.IsOn, [.. rule.Sources], [.. rule.States], [.. rule.Zones], [.. rule.OfficeIds],
        [.. rule.Commodities], rule.IsSpecial, rule.Strategy, [.. rule.UserIds]);
}

/// <summary>All rules in the order in which they are asked.</summary>
public sealed record AssignmentRuleList(IReadOnlyList<AssignmentRuleRow> Items);
