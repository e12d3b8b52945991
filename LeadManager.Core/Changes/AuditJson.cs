using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;
using LeadManager.Core.Settings;

namespace LeadManager.Core.Changes;

/// <summary>Reads the values that <see cref="AuditTrail"/> wrote.</summary>
internal static class AuditJson
{
    private static readonly JsonSerializerOptions Options = new() { Converters = { new JsonStringEnumConverter() } };

    /// <summary>The values by field; none where nothing was written.</summary>
    public static Dictionary<string, JsonElement> Read(string? json) =>
        json is null ? [] : JsonSerializer.Deserialize<Dictionary<string, JsonElement>>(json) ?? [];

    /// <summary>The value as its column holds it; a fault where the column cannot hold it any more.</summary>
    public static object? As(JsonElement value, Type column) => value.Deserialize(column, Options);

    /// <summary>The value as a whole number, where it is one.</summary>
    public static int? Number(JsonElement value) => value.ValueKind == JsonValueKind.Number && value.TryGetInt32(out var number) ? number : null;

    /// <summary>The value as people read it.</summary>
    public static string? Say(JsonElement value, OfficeCalendar calendar) => value.ValueKind switch
    {
        JsonValueKind.Null or JsonValueKind.Undefined => null,
        JsonValueKind.True => Words.Say("Yes"),
        JsonValueKind.False => Words.Say("No"),
        JsonValueKind.String => SayText(value.GetString() ?? "", calendar),
        JsonValueKind.Array => string.Join(", ", value.EnumerateArray().Select(part => Say(part, calendar))),
        _ => value.ToString(),
    };

    private static string SayText(string text, OfficeCalendar calendar) =>
        DateOnly.TryParseExact(text, "O", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day.ToString("d MMM yyyy", CultureInfo.CurrentCulture)
        : text.EndsWith('Z') && DateTime.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AdjustToUniversal, out var moment)
            ? calendar.ToLocal(moment).ToString("d MMM yyyy HH:mm", CultureInfo.CurrentCulture)
        : text;
}
