using System.Globalization;
using LeadManager.Core.Data;
using LeadManager.Core.Leads;
using LeadManager.Core.Results;

namespace LeadManager.Core.Imports;

/// <summary>By what a lead is known again: one field or several together, compared in their normal form.</summary>
internal sealed class LeadKey
{
    private const char Joint = '\u001F';

    /// <summary>The most fields that are one key together.</summary>
    private const int FieldsMax = 10;

    private LeadKey(IReadOnlyList<LeadField> fields) => Fields = fields;

    public IReadOnlyList<LeadField> Fields { get; }

    /// <summary>"Phone and last name", for people.</summary>
    public string Label => string.Join(Words.Say(" and "), Fields.Select(part => Words.Find(part.Label)));

    /// <summary>The key of a text like "FirstName+LastName+DateOfBirth"; null where it names no field of a lead, or more than anybody needs.</summary>
    public static LeadKey? Parse(string text)
    {
        var fields = text.Split('+', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
            .Select(name => LeadFields.All.FirstOrDefault(field => field.Name.Equals(name, StringComparison.OrdinalIgnoreCase))).ToList();
        return fields.Count is 0 or > FieldsMax || fields.Contains(null) ? null : new LeadKey([.. fields.OfType<LeadField>()]);
    }

    public bool Has(string field) => Fields.Any(part => part.Name == field);

    /// <summary>The normal form of what the row itself holds; null where a part is missing.</summary>
    public string? Of(LeadInput input, IReadOnlySet<string> given, string countryCode) =>
        Join(field => given.Contains(field.Name) ? Normal(field, field.Input.GetValue(input), countryCode) : null);

    /// <summary>The same of a stored lead.</summary>
    public string? Of(Lead lead, string countryCode) => Join(field => Normal(field, field.Stored.GetValue(lead), countryCode));

    private string? Join(Func<LeadField, string?> part)
    {
        var parts = Fields.Select(part).ToList();
        return parts.Contains(null) ? null : string.Join(Joint, parts);
    }

    private static string? Normal(LeadField field, object? value, string countryCode) => value switch
    {
        null => null,
        string text when string.IsNullOrWhiteSpace(text) || !new PlainTextAttribute().IsValid(text) => null,
        string phone when field.Name is nameof(LeadInput.Phone) or nameof(LeadInput.EmergencyContactPhone) =>
            PhoneNumber.CountDigits(phone) >= LeadLimits.PhoneDigitsMin ? PhoneNumber.Normalise(phone, countryCode) : null,
        string text => TextFolding.Fold(text),
        _ => Convert.ToString(value, CultureInfo.InvariantCulture),
    };
}
