using System.Globalization;
using System.Text.RegularExpressions;
using LeadManager.Core.Imports.Reading;
using LeadManager.Core.Leads;
using LeadManager.Core.Lists;

namespace LeadManager.Core.Imports;

/// <summary>What became of one cell.</summary>
internal readonly record struct CellResult(object? Value, string? Fault = null, string? Warning = null);

/// <summary>
/// Turns the text of a cell into the value of a field. What the field then has to fulfil is checked like any other input;
/// here are only the things that files do: dates in all orders, numbers that a spreadsheet has damaged.
/// </summary>
internal static partial class CellReader
{
    private static readonly string[] Yes = ["true", "yes", "y", "1", "x", "ja", "si", "oui"], No = ["false", "no", "n", "0", "-", "nein", "non"];

    /// <summary>The value of a cell; offices and providers are named in it, a status in the words of the office or ours.</summary>
    public static CellResult Read(LeadField field, string text, DateOrder? order, ListSnapshot lists) => field.Name switch
    {
        nameof(LeadInput.OfficeId) => Named(field, text, ListSnapshot.Named(lists.Offices, row => row.Name, text)?.Id),
        nameof(LeadInput.ProviderId) => Named(field, text, ListSnapshot.Named(lists.Providers, row => row.Name, text)?.Id),
        nameof(LeadInput.Status) when lists.StatusCalled(text) is { } status => new CellResult(status),
        _ => Read(field, text, order),
    };

    private static CellResult Named(LeadField field, string text, int? id) => id is { } known ? new(known)
        : new(null, Words.Say("{0}: there is no {1}. Write one of the names under Settings, or add it there first.", Words.Find(field.Label), text));

    private static CellResult Read(LeadField field, string text, DateOrder? order)
    {
        var type = Nullable.GetUnderlyingType(field.Input.PropertyType) ?? field.Input.PropertyType;
        return type == typeof(DateOnly) ? Day(field, text, order)
            : type == typeof(bool) ? Truth(field, text)
            : type.IsEnum ? Word(field, text, type)
            : field.Name is nameof(LeadInput.Phone) or nameof(LeadInput.EmergencyContactPhone) ? Phone(field, text)
            : new CellResult(text, Warning: LostCharacter(text));
    }

    /// <summary>Whether the text is what a spreadsheet makes of a long number: 1.23457E+11.</summary>
    public static bool IsScientific(string text) => Scientific().IsMatch(text);

    /// <summary>Whether the text is what a spreadsheet shows in place of a value that it could not compute.</summary>
    public static bool IsFormulaError(string text) => FormulaError().IsMatch(text);

    private static CellResult Phone(LeadField field, string text) =>
        IsScientific(text) ? new(null, Words.Say("A spreadsheet has shortened this number to {0}; its last digits are lost. Write the whole number here, or format the column as text and save the file again.", text))
        : Sum().IsMatch(text) ? new(null, Words.Say("{0} is no phone number: a spreadsheet has taken its dashes for minus signs and computed a difference. Write the number here.", text))
        : Fraction().IsMatch(text) && PhoneNumber.CountDigits(text) < LeadLimits.PhoneDigitsMin + 2 ? new(null, Words.Say("{0} looks like an amount and not like a phone number. Check which column {1} is.", text, Words.Find(field.Label)))
        : new CellResult(text, Warning: LostCharacter(text));

    private static CellResult Day(LeadField field, string text, DateOrder? order)
    {
        var label = Words.Find(field.Label);
        var (result, date) = DateReading.Read(text, order);
        return result switch
        {
            DateResult.Read => new(date),
            DateResult.ReadWithoutTime => new(date, Warning: Words.Say("The time is left out: {0} holds only the day.", label)),
            DateResult.Ambiguous => new(null, Words.Say("{0} can be read in two ways. Say for this column whether the day or the month comes first.", text)),
            DateResult.ShortYear => new(null, Words.Say("{0} has a year of two figures. Write all four.", text)),
            DateResult.SerialNumber => new(null, Words.Say("{0} is the number under which a spreadsheet keeps a date, perhaps {1}. Format the column as a date there, or write the date here.", text, date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture))),
            _ => new(null, Words.Say("{0} is not a date. Write it like 2026-11-20.", text)),
        };
    }

    private static CellResult Truth(LeadField field, string text) =>
        Yes.Contains(text, StringComparer.OrdinalIgnoreCase) ? new(true)
        : No.Contains(text, StringComparer.OrdinalIgnoreCase) ? new(false)
        : new(null, Words.Say("{0} is yes or no; {1} is neither.", Words.Find(field.Label), text));

    private static CellResult Word(LeadField field, string text, Type type)
    {
        var plain = ColumnNames.Plain(text);
        var found = Enum.GetNames(type).FirstOrDefault(name => ColumnNames.Plain(name) == plain || ColumnNames.Plain(Words.Find(name)) == plain);
        return found is not null
            ? new(Enum.Parse(type, found))
            : new(null, Words.Say("{0} has no value {1}. Choose one of {2}.", Words.Find(field.Label), text, string.Join(", ", Enum.GetNames(type))));
    }

    private static string? LostCharacter(string text) =>
        text.Contains('\uFFFD', StringComparison.Ordinal) ? Words.Say("The file holds the sign � where a character was lost before. Look at this value.") : null;

    [GeneratedRegex(@"^[+-]?[0-9](?:[.,][0-9]+)?[Ee][+-]?[0-9]{1,3}$")]
    private static partial Regex Scientific();

    [GeneratedRegex(@"^#(?:N/A|REF!|DIV/0!|VALUE!|NAME\?|NUM!|NULL!)$")]
    private static partial Regex FormulaError();

    [GeneratedRegex(@"^-[0-9]+(?:\.0+)?$")]
    private static partial Regex Sum();

    [GeneratedRegex(@"^[0-9]{1,6}[.,][0-9]{1,2}$")]
    private static partial Regex Fraction();
}
