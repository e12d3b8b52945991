using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Unicode;

namespace LeadManager.Web.Api;

/// <summary>How the API writes and reads JSON: camelCase, enums by name, nulls written, letters of all languages as they are.</summary>
internal static class ApiJson
{
    public const int BodyMax = 1 << 20, DepthMax = 32;

    public static readonly JsonDocumentOptions Reading = new() { MaxDepth = DepthMax, AllowDuplicateProperties = false };

    public static void AddApiJson(this IServiceCollection services) => services.ConfigureHttpJsonOptions(options =>
    {
        options.SerializerOptions.Converters.Add(new JsonStringEnumConverter());
        options.SerializerOptions.Encoder = JavaScriptEncoder.Create(UnicodeRanges.All);
        options.SerializerOptions.MaxDepth = DepthMax;
    });

    /// <summary>"FirstName" becomes "firstName"; the care details of the emergency contact stand under it.</summary>
    public static string NameOf(string property) =>
        property.StartsWith(Contact, StringComparison.Ordinal) && property.Length > Contact.Length
            ? $"{JsonNamingPolicy.CamelCase.ConvertName(Contact)}.{JsonNamingPolicy.CamelCase.ConvertName(property[Contact.Length..])}"
            : JsonNamingPolicy.CamelCase.ConvertName(property);

    private const string Contact = "EmergencyContact";
}
