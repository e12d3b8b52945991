using System.ComponentModel.DataAnnotations;
using LeadManager.Core.Leads;
using LeadManager.Core.Results;

namespace LeadManager.Core.Lists;

/// <summary>A new entry of a small list, or the new name of one.</summary>
public record ListEntryInput : IValidatableObject
{
    public ListKind Kind { get; set; }

    [Required, PlainName, Display(Name = "Name")]
    public string? Name { get; set; }

    /// <summary>The commodity of a product category.</summary>
    [Display(Name = "Commodity")]
    public int? ParentId { get; set; }

    /// <summary>The lists differ in how much room a lead has for their names; a category belongs to a commodity.</summary>
    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (Name is { } name && name.Length > ListEntry.NameMaxOf(Kind))
            yield return new ValidationResult(Words.Say("{0} is too long. At most {1:N0} characters fit; this has {2:N0}.", Words.Find("Name"), ListEntry.NameMaxOf(Kind), name.Length), [nameof(Name)]);
        if (Kind == ListKind.ProductCategory && ParentId is null)
            yield return new ValidationResult(Words.Say("Choose the commodity to which the category belongs."), [nameof(ParentId)]);
    }
}

/// <summary>A new entry, at the end of its list.</summary>
public sealed record AddListEntry : ListEntryInput;

/// <summary>Another name for an entry, or another commodity for a category; the leads that have it follow.</summary>
public sealed record RenameListEntry : ListEntryInput
{
    public int Id { get; set; }

    /// <summary>The version that was shown.</summary>
    public int? Version { get; set; }
}

/// <summary>What a person may write of an office; without a number a new one.</summary>
public sealed record SaveOffice : ISaveListed
{
    public int Id { get; set; }

    /// <summary>The version that was shown.</summary>
    public int? Version { get; set; }

    [Required, StringLength(Office.NameMax), PlainName, Display(Name = "Name")]
    public string? Name { get; set; }

    [StringLength(Office.CityMax), PlainName, Display(Name = "City")]
    public string? City { get; set; }

    [StringLength(LeadLimits.Email), SingleLine, EmailSyntax, Display(Name = "E-mail")]
    public string? Email { get; set; }
}

/// <summary>What a person may write of a provider; without a number a new one.</summary>
public sealed record SaveProvider : ISaveListed
{
    public int Id { get; set; }

    /// <summary>The version that was shown.</summary>
    public int? Version { get; set; }

    [Required, StringLength(Provider.NameMax), PlainName, Display(Name = "Name")]
    public string? Name { get; set; }

    [StringLength(LeadLimits.Email), SingleLine, EmailSyntax, Display(Name = "E-mail")]
    public string? Email { get; set; }

    [StringLength(LeadLimits.Phone), SingleLine, PhoneSyntax, Display(Name = "Phone")]
    public string? Phone { get; set; }

    [Display(Name = "Office")]
    public int? OfficeId { get; set; }
}

/// <summary>What a person may write of a zone; without a number a new one.</summary>
public sealed record SaveZone : ISaveListed
{
    public int Id { get; set; }

    /// <summary>The version that was shown.</summary>
    public int? Version { get; set; }

    [Required, StringLength(Zone.NameMax), PlainName, Display(Name = "Name")]
    public string? Name { get; set; }

    [Display(Name = "Manager")]
    public int? ManagerId { get; set; }

    /// <summary>The states as leads write them, with commas or line breaks between them.</summary>
    [StringLength(StatesMax), PlainText, Display(Name = "States")]
    public string? States { get; set; }

    /// <summary>The room for all of them together, in characters.</summary>
    public const int StatesMax = 4_000;

    /// <summary>The states one by one, each once and without signs that nobody sees.</summary>
    public IReadOnlyList<string> StateList =>
        [.. HiddenSigns.Clean(States ?? "").Split([',', ';', '\n', '\r'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).DistinctBy(Data.TextFolding.Fold)];
}
