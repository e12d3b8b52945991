using System.ComponentModel.DataAnnotations;
using System.Globalization;
using System.Text.RegularExpressions;
using LeadManager.Core.Leads;

namespace LeadManager.Core.Results;

/// <summary>An e-mail address by its syntax: one @, something before it, a name with a dot behind it, no spaces.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed partial class EmailSyntaxAttribute : ValidationAttribute
{
    public override bool IsValid(object? value) => value is not string { Length: > 0 } text || Pattern().IsMatch(text.Trim());

    public override string FormatErrorMessage(string name) =>
        Words.Say("{0} is not a complete address. Write it like name@example.com.", Words.Find(name));

    [GeneratedRegex(@"^[^\s@""<>()\[\],;:\\\p{C}]+@[^\s@""<>()\[\],;:\\.\p{C}]+(?:\.[^\s@""<>()\[\],;:\\.\p{C}]+)+$")]
    private static partial Regex Pattern();
}

/// <summary>A phone number in any usual notation with 7 to 15 digits, an extension not counted.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class PhoneSyntaxAttribute : ValidationAttribute
{
    protected override ValidationResult? IsValid(object? value, ValidationContext validationContext)
    {
        if (value is not string text || string.IsNullOrWhiteSpace(text))
            return ValidationResult.Success;
        var name = Words.Find(validationContext.DisplayName);
        var digits = PhoneNumber.CountDigits(text);
        var message = !PhoneNumber.IsWellFormed(text) ? Words.Say("{0} may have digits, spaces, + ( ) . - and an extension like x12.", name)
            : digits is < LeadLimits.PhoneDigitsMin or > LeadLimits.PhoneDigitsMax
                ? Words.Say("{0} has {1} digits. Enter {2} to {3} digits.", name, digits, LeadLimits.PhoneDigitsMin, LeadLimits.PhoneDigitsMax)
            : null;
        return message is null ? ValidationResult.Success : new ValidationResult(message, [validationContext.MemberName ?? ""]);
    }
}

/// <summary>A date between 1900 and a year from now, or today for what has already been: what a person can have meant.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class PlausibleDateAttribute : ValidationAttribute
{
    /// <summary>Where a day begins first, in hours before UTC: until then nobody is told that his today is in the future.</summary>
    private const int FirstZone = 14;

    private static readonly DateOnly Earliest = new(1900, 1, 1);

    /// <summary>Whether it has already been, as a birth has.</summary>
    public bool IsPast { get; init; }

    protected override ValidationResult? IsValid(object? value, ValidationContext validationContext)
    {
        var clock = validationContext.GetService(typeof(TimeProvider)) as TimeProvider ?? TimeProvider.System;
        var now = clock.GetUtcNow();
        var latest = DateOnly.FromDateTime(IsPast ? now.AddHours(FirstZone).DateTime : now.UtcDateTime.AddYears(1));
        return value is not DateOnly date || (date >= Earliest && date <= latest)
            ? ValidationResult.Success
            : new ValidationResult(
                Words.Say("{0} must lie between {1} and {2}.", Words.Find(validationContext.DisplayName),
                    Earliest.ToString("d", CultureInfo.CurrentCulture), latest.ToString("d", CultureInfo.CurrentCulture)),
                [validationContext.MemberName ?? ""]);
    }
}
