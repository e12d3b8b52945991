using System.Text.Json;
using LeadManager.Core;

namespace LeadManager.Web.Api;

/// <summary>Reads fields that hold a list.</summary>
internal static class JsonLists
{
    /// <summary>The whole numbers of a field; null where it is absent, empty where it is null or no such list.</summary>
    public static List<int>? Numbers(this JsonFields fields, string name) => Read(
        fields, name, Words.Say("Write {0} as a list of whole numbers.", name), entry => entry.ValueKind == JsonValueKind.Number && entry.TryGetInt32(out _), entry => entry.GetInt32());

    /// <summary>The texts of a field; null where it is absent, empty where it is null or no such list.</summary>
    public static List<string>? Texts(this JsonFields fields, string name) => Read(
        fields, name, Words.Say("Write {0} as a list of texts in quotes.", name), IsText, entry => entry.GetString() ?? "");

    private static List<T>? Read<T>(JsonFields fields, string name, string fault, Func<JsonElement, bool> isOne, Func<JsonElement, T> read)
    {
        if (fields.Find(name) is not { } list)
            return null;
        if (list.ValueKind == JsonValueKind.Array && list.EnumerateArray().All(isOne))
            return [.. list.EnumerateArray().Select(read)];
        if (list.ValueKind != JsonValueKind.Null)
            fields.Fault(name, fault);
        return [];
    }

    private static bool IsText(JsonElement entry)
    {
        try
        {
            return entry.ValueKind == JsonValueKind.String && entry.GetString() is not null;
        }
        catch (InvalidOperationException) // half of a surrogate pair
        {
            return false;
        }
    }
}
