using System.Text.Json;
using System.Text.Json.Serialization;
using LeadManager.Core;
using LeadManager.Core.Access;
using LeadManager.Core.Imports;
using LeadManager.Core.Imports.Reading;
using LeadManager.Core.Leads;
using LeadManager.Core.Results;

namespace LeadManager.Web.Api;

/// <summary>Reads the fields beside an imported file and collects what cannot be read, by name.</summary>
internal sealed class ImportFields(IFormCollection form)
{
    private static readonly JsonSerializerOptions Json = new() { Converters = { new JsonStringEnumConverter(allowIntegerValues: false) }, PropertyNameCaseInsensitive = true, MaxDepth = ApiJson.DepthMax };

    private readonly Dictionary<string, string[]> _faults = [];

    /// <summary>Nothing is to be written.</summary>
    public bool IsDryRun => Truth("dryRun", false);

    /// <summary>How the file is to be read; what is absent is found out.</summary>
    public FileLayout Layout() => new()
    {
        Encoding = Text("encoding"), Sheet = Text("sheet"), HeaderLine = Number("headerLine") ?? Number("headerRow"),
        Delimiter = Text("delimiter") switch { null => null, "tab" or "\\t" => '\t', [var sign] => sign, _ => Fault<char?>("delimiter", Words.Say("The delimiter is one sign like , or ; or the word tab.")) },
    };

    /// <summary>What is to be done with the file, or null where something cannot be read.</summary>
    public async Task<ImportSettings?> SettingsAsync(Actor actor, SourceFile file, SavedMappings mappings, CancellationToken ct)
    {
        var mapping = Text("mapping");
        var settings = mappings.Guess(actor, file);
        if (mapping is not null && mapping[0] != '{')
            settings = await mappings.ApplyAsync(actor, mapping, file, ct) ?? NoMapping(mapping, settings);
        else if (Parse<Dictionary<string, string?>>("mapping", mayBeNull: true) is { } targets)
            settings = Map(settings, targets);
        settings = Order(settings) with
        {
            Duplicates = Word<DuplicatePolicy>("policy") ?? Word<DuplicatePolicy>("duplicates") ?? settings.Duplicates,
            RowPolicies = Parse<Dictionary<int, DuplicatePolicy>>("rowPolicies") ?? settings.RowPolicies,
            Fixes = Parse<Dictionary<int, Dictionary<int, string>>>("fixes")?.ToDictionary(row => row.Key, row => (IReadOnlyDictionary<int, string>)row.Value) ?? settings.Fixes,
            Keys = Text("keys") is { } keys ? keys.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries) : settings.Keys,
            Defaults = ByField(Parse<Dictionary<string, string>>("defaults"), "defaults", value => value) ?? settings.Defaults,
            Values = ByField(Parse<Dictionary<string, Dictionary<string, string>>>("values"), "values", words => (IReadOnlyDictionary<string, string>)words) ?? settings.Values,
            EmptyWords = Parse<List<string>>("emptyWords") ?? settings.EmptyWords,
            CreateEvents = Truth("createEvents", settings.CreateEvents),
            Trim = Truth("trim", settings.Trim),
            AllOrNothing = Truth("allOrNothing", settings.AllOrNothing),
        };
        return _faults.Count == 0 ? settings : null;
    }

    public Invalid? ToInvalid() => _faults.Count == 0 ? null : new Invalid(_faults);

    private ImportSettings NoMapping(string name, ImportSettings otherwise)
    {
        Fault<object>("mapping", Words.Say("There is no saved mapping {0}. Name one, or send a JSON object of column to field.", name));
        return otherwise;
    }

    /// <summary>A column that the mapping names goes where it says; the others keep their guess, unless its target is taken.</summary>
    private ImportSettings Map(ImportSettings settings, Dictionary<string, string?> targets)
    {
        foreach (var header in targets.Keys.Except(settings.Columns.Select(column => column.Header)).Take(ImportSettingsRules.FaultsMax))
            Fault("mapping", Words.Say("The file has no column {0}.", header), settings);
        var named = settings.Columns.Where(column => targets.ContainsKey(column.Header)).Select(column => column with
        {
            Target = targets[column.Header] is { } target && !string.IsNullOrWhiteSpace(target) ? TargetOf(target) : null, Guess = ColumnGuessBasis.None,
        }).ToDictionary(column => column.Place);
        return settings with
        {
            Columns = [.. settings.Columns.Select(column => named.TryGetValue(column.Place, out var own) ? own
                : named.Values.Any(other => ImportTarget.Excludes(other.Target, column.Target)) ? column with { Target = null, Guess = ColumnGuessBasis.None } : column)],
        };
    }

    private ImportSettings Order(ImportSettings settings) => Word<DateOrder>("dateOrder") is not { } order ? settings
        : settings with { Columns = [.. settings.Columns.Select(column => column with { Order = order })] };

    /// <summary>"firstName", "First name" and "f_name" are the same field; a word that is none stays as it is and is refused by name.</summary>
    private static string TargetOf(string name) =>
        LeadFields.All.FirstOrDefault(field => field.Name.Equals(name, StringComparison.OrdinalIgnoreCase) || ApiJson.NameOf(field.Name).Equals(name, StringComparison.OrdinalIgnoreCase))?.Name
        ?? (name.Equals(ImportTarget.FullName, StringComparison.OrdinalIgnoreCase) ? ImportTarget.FullName : name.Equals(ImportTarget.ToComments, StringComparison.OrdinalIgnoreCase) ? ImportTarget.ToComments : null)
        ?? ImportSettingsRules.TargetOf(name) ?? name;

    private string? Text(string name) => form[name].FirstOrDefault() is { Length: > 0 } text ? text : null;

    private bool Truth(string name, bool otherwise) => Text(name) switch
    {
        null => otherwise,
        var text when text.Equals("true", StringComparison.OrdinalIgnoreCase) || text == "1" => true,
        var text when text.Equals("false", StringComparison.OrdinalIgnoreCase) || text == "0" => false,
        _ => Fault(name, Words.Say("Write {0} as true or false.", name), otherwise),
    };

    private int? Number(string name) => Text(name) switch
    {
        null => null,
        var text when int.TryParse(text, System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture, out var number) => number,
        _ => Fault<int?>(name, Words.Say("Write {0} as a whole number.", name)),
    };

    private T? Word<T>(string name) where T : struct, Enum => Text(name) switch
    {
        null => null,
        var text when Enum.GetNames<T>().FirstOrDefault(known => known.Equals(text, StringComparison.OrdinalIgnoreCase)) is { } known => Enum.Parse<T>(known),
        var text => Fault<T?>(name, Words.Say("{0} has no value {1}. Choose one of {2}.", name, text, string.Join(", ", Enum.GetNames<T>()))),
    };

    /// <summary>By the fields that the names mean; one that is named twice is a fault.</summary>
    private Dictionary<string, TOurs>? ByField<T, TOurs>(Dictionary<string, T>? given, string name, Func<T, TOurs> read)
    {
        var fields = given?.GroupBy(pair => TargetOf(pair.Key)).ToList();
        return fields?.Find(field => field.Count() > 1) is { } twice
            ? Fault<Dictionary<string, TOurs>?>(name, Words.Say("{0} names {1} twice.", name, twice.Key))
            : fields?.ToDictionary(field => field.Key, field => read(field.First().Value));
    }

    /// <summary>The value as JSON; null in it, where nothing says what that would mean, is as little of the form as another kind of value.</summary>
    private T? Parse<T>(string name, bool mayBeNull = false) where T : class
    {
        if (Text(name) is not { } text)
            return null;
        try
        {
            var value = JsonSerializer.Deserialize<JsonElement>(text, Json);
            if (mayBeNull || !HoldsNull(value))
                return value.Deserialize<T>(Json);
        }
        catch (Exception fault) when (fault is JsonException or InvalidOperationException) // the second for halves of signs
        {
        }

        return Fault<T?>(name, Words.Say("{0} cannot be read as JSON of the expected form.", name));
    }

    private static bool HoldsNull(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Null => true,
        JsonValueKind.Object => value.EnumerateObject().Any(part => HoldsNull(part.Value)),
        JsonValueKind.Array => value.EnumerateArray().Any(HoldsNull),
        _ => false,
    };

    private T? Fault<T>(string name, string message, T? otherwise = default)
    {
        _faults[name] = [.. _faults.GetValueOrDefault(name) ?? [], message];
        return otherwise;
    }
}
