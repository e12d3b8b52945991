using System.ComponentModel.DataAnnotations;
using System.Text.RegularExpressions;
using LeadManager.Core.Results;

namespace LeadManager.Core.Settings;

/// <summary>The office's settings as a form fills them.</summary>
public sealed partial record UpdateOrganisation : IValidatableObject
{
    [Required, StringLength(Organisation.NameMax), PlainName, Display(Name = "Organisation")]
    public string? Name { get; set; }

    [Required, StringLength(60), SingleLine, Display(Name = "Time zone")]
    public string? TimeZone { get; set; }

    [Required, StringLength(4), SingleLine, Display(Name = "Country code")]
    public string? CountryCode { get; set; }

    /// <summary>Stays where absent; empty: none.</summary>
    [StringLength(Settings.Currency.CodeLength), SingleLine, Display(Name = "Currency")]
    public string? Currency { get; set; }

    /// <summary>What kind of office it is; stays where absent.</summary>
    [Display(Name = "Kind of office")]
    public Preset? Preset { get; set; }

    /// <summary>The version that was shown; absent where nothing was shown, as at set-up.</summary>
    public int? Version { get; set; }

    /// <summary>The time zone must be known to this machine, the country code is one to three digits, the currency is one of the list.</summary>
    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (!string.IsNullOrWhiteSpace(TimeZone) && !TimeZoneInfo.TryFindSystemTimeZoneById(TimeZone, out _))
            yield return new ValidationResult(Words.Say("There is no time zone {0}. Choose one like Europe/Berlin.", TimeZone), [nameof(TimeZone)]);
        if (Preset is { } preset && !Enum.IsDefined(preset))
            yield return new ValidationResult(Words.Say("Choose a kind of office of the list."), [nameof(Preset)]);
        if (!string.IsNullOrWhiteSpace(CountryCode) && !CodePattern().IsMatch(CountryCode))
            yield return new ValidationResult(Words.Say("Country code has 1 to 3 digits, like 1 or +49."), [nameof(CountryCode)]);
        if (!string.IsNullOrWhiteSpace(Currency) && !Settings.Currency.IsKnown(Currency))
            yield return new ValidationResult(Words.Say("There is no currency {0}. Choose one like USD or EUR.", Currency), [nameof(Currency)]);
    }

    internal void ApplyTo(Organisation stored)
    {
        stored.Name = Name ?? stored.Name;
        stored.TimeZone = TimeZone ?? stored.TimeZone;
        stored.Preset = Preset ?? stored.Preset;
        stored.CountryCode = CountryCode?.TrimStart('+') ?? stored.CountryCode;
        stored.Currency = Currency is null ? stored.Currency : string.IsNullOrWhiteSpace(Currency) ? null : Currency.ToUpperInvariant();
    }

    [GeneratedRegex(@"^\+?[1-9][0-9]{0,2}$")]
    private static partial Regex CodePattern();
}
