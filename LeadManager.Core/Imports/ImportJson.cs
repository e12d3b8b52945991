using System.Text.Json;
using System.Text.Json.Serialization;

namespace LeadManager.Core.Imports;

/// <summary>Settings as they are stored.</summary>
internal static class ImportJson
{
    private static readonly JsonSerializerOptions Options = new()
    {
        Converters = { new JsonStringEnumConverter() }, Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    public static string Write(ImportSettings settings) => JsonSerializer.Serialize(settings, Options);

    public static ImportSettings Read(string json) => JsonSerializer.Deserialize<ImportSettings>(json, Options) ?? new ImportSettings();
}
