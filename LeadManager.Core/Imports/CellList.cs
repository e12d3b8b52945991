using System.Text.Json;

namespace LeadManager.Core.Imports;

/// <summary>Reads cells in which another system has put a whole list: <c>[{"label": "work", "value": "555 0101"}]</c> or <c>["555 0101"]</c>.</summary>
internal static class CellList
{
    /// <summary>The values, or none where the cell is no such list.</summary>
    public static string[] Read(string text)
    {
        if (!text.StartsWith('[') || !text.EndsWith(']'))
            return [];
        try
        {
            using var list = JsonDocument.Parse(text, new JsonDocumentOptions { MaxDepth = 4 });
            return [.. list.RootElement.EnumerateArray().Select(ValueOf).OfType<string>().Where(value => value.Length > 0)];
        }
        catch (Exception fault) when (fault is JsonException or InvalidOperationException) // the second for halves of signs, which no text can hold
        {
            return [];
        }
    }

    private static string? ValueOf(JsonElement entry) => entry.ValueKind switch
    {
        JsonValueKind.String => entry.GetString(),
        JsonValueKind.Object when entry.TryGetProperty("value", out var value) && value.ValueKind == JsonValueKind.String => value.GetString(),
        _ => null,
    };
}
