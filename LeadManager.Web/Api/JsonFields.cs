using System.Globalization;
using System.Text.Json;
using LeadManager.Core;
using LeadManager.Core.Results;

namespace LeadManager.Web.Api;

/// <summary>
/// Reads values out of a JSON object and collects what cannot be read, by the client's own names. An absent field and a
/// null where there must be a value leave things as they are.
/// </summary>
internal sealed class JsonFields
{
    private readonly Dictionary<string, JsonElement> _values;

    public JsonFields(JsonElement root, string prefix = "")
    {
        Prefix = prefix;
        _values = new Dictionary<string, JsonElement>(StringComparer.OrdinalIgnoreCase);
        foreach (var property in root.EnumerateObject())
            _values[property.Name] = property.Value;
    }

    /// <summary>What is wrong, by name.</summary>
    public Dictionary<string, List<string>> Faults { get; } = [];

    private string Prefix { get; }

    public JsonElement? Find(string name) => _values.TryGetValue(name, out var value) ? value : null;

    /// <summary>The value as this type, null where the field is null; the second says whether there is anything to write.</summary>
    public (object? Value, bool IsGiven) Read(string name, Type type)
    {
        if (Find(name) is not { } element)
            return (null, false);
        var core = Nullable.GetUnderlyingType(type) ?? type;
        if (element.ValueKind == JsonValueKind.Null)
            return (null, core != type || !core.IsValueType);
        var value = core == typeof(string) ? Text(name, element)
            : core == typeof(bool) ? Truth(name, element)
            : core == typeof(int) ? Number(name, element)
            : core == typeof(decimal) ? Amount(name, element)
            : core == typeof(DateOnly) ? Day(name, element)
            : core == typeof(DateTime) ? Moment(name, element)
            : Word(name, element, core);
        return (value, value is not null);
    }

    public string? Text(string name) => Read(name, typeof(string)).Value as string;

    public int? Number(string name) => Read(name, typeof(int?)).Value as int?;

    public decimal? Amount(string name) => Read(name, typeof(decimal?)).Value as decimal?;

    /// <summary>A moment in UTC, from any time zone that is named; from none, it is UTC already.</summary>
    public DateTime? Moment(string name) => Read(name, typeof(DateTime?)).Value as DateTime?;

    public Invalid? ToInvalid() =>
        Faults.Count == 0 ? null : new Invalid(Faults.ToDictionary(fault => fault.Key, fault => fault.Value.ToArray()));

    public void Fault(string name, string message)
    {
        if (!Faults.TryGetValue(Prefix + name, out var messages))
            Faults[Prefix + name] = messages = [];
        messages.Add(message);
    }

    private string? Text(string name, JsonElement element)
    {
        if (element.ValueKind != JsonValueKind.String)
            return Refuse<string>(name, Words.Say("Write {0} as text in quotes.", name));
        try
        {
            return element.GetString();
        }
        catch (InvalidOperationException) // half of a surrogate pair
        {
            return Refuse<string>(name, Words.Say("{0} contains a character that cannot be stored. Remove it.", name));
        }
    }

    private object? Truth(string name, JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.True => true,
        JsonValueKind.False => false,
        _ => Refuse<object>(name, Words.Say("Write {0} as true or false.", name)),
    };

    private object? Number(string name, JsonElement element) =>
        element.ValueKind == JsonValueKind.Number && element.TryGetInt32(out var number)
            ? number
            : Refuse<object>(name, Words.Say("Write {0} as a whole number.", name));

    private object? Amount(string name, JsonElement element) =>
        element.ValueKind == JsonValueKind.Number && element.TryGetDecimal(out var amount)
            ? amount
            : Refuse<object>(name, Words.Say("Write {0} as a number like 1250.50.", name));

    private object? Day(string name, JsonElement element) =>
        Text(name, element) is not { } text ? null
        : text.Length == 0 ? Refuse<object>(name, Words.Say("{0} is not a date. Write it like 2026-11-20.", name))
        : DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day
        : Refuse<object>(name, Words.Say("{0} is not a date. Write it like 2026-11-20.", name));

    private static readonly string[] Moments = ["yyyy-MM-dd'T'HH:mmK", "yyyy-MM-dd'T'HH:mm:ssK", "yyyy-MM-dd'T'HH:mm:ss.FFFFFFFK"];

    private object? Moment(string name, JsonElement element) =>
        Text(name, element) is not { } text ? null
        : DateTimeOffset.TryParseExact(text, Moments, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var moment) ? moment.UtcDateTime
        : Refuse<object>(name, Words.Say("{0} is not a moment. Write it like 2026-11-20T15:15:00Z.", name));

    private object? Word(string name, JsonElement element, Type type)
    {
        if (Text(name, element) is not { } text)
            return null;
        return Enum.GetNames(type).FirstOrDefault(known => known.Equals(text, StringComparison.OrdinalIgnoreCase)) is { } word
            ? Enum.Parse(type, word)
            : Refuse<object>(name, Words.Say("{0} has no value {1}. Choose one of {2}.", name, text, string.Join(", ", Enum.GetNames(type))));
    }

    private T? Refuse<T>(string name, string message) where T : class
    {
        Fault(name, message);
        return null;
    }
}
