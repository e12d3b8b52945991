using LeadManager.Core.Access;
using LeadManager.Core.Imports.Reading;
using LeadManager.Core.Leads;
using LeadManager.Core.Lists;
using LeadManager.Core.Results;

namespace LeadManager.Core.Imports;

/// <summary>Which fields somebody may import, and what is wrong with settings.</summary>
public static class ImportSettingsRules
{
    /// <summary>The most faults that are told of one setting: who has so many puts them right by another way than one by one.</summary>
    public const int FaultsMax = 20;

    /// <summary>The most keys: each is looked up for every row.</summary>
    private const int KeysMax = 20;

    /// <summary>The fields that this actor may fill, in the order of the form; care details only with the right to see them.</summary>
    public static IReadOnlyList<LeadField> FieldsFor(Actor actor) => [.. LeadFields.All.Where(field => !field.IsSensitive || actor.May(LeadAction.ViewSensitive))];

    /// <summary>The names of everything that a column may go to.</summary>
    public static IReadOnlySet<string> TargetsFor(Actor actor) =>
        FieldsFor(actor).Select(field => field.Name).Append(ImportTarget.FullName).Append(ImportTarget.ToComments).ToHashSet();

    /// <summary>The target that a name means in any of the wordings that files use, or null.</summary>
    public static string? TargetOf(string name) => ColumnNames.Find(name);

    /// <summary>The word for a target.</summary>
    public static string LabelOf(string target) => target switch
    {
        ImportTarget.FullName => Words.Say("First and last name in one"),
        ImportTarget.ToComments => Words.Say("Add to comments"),
        _ => LeadFields.LabelOf(target),
    };

    /// <summary>All faults at once, or null.</summary>
    internal static Invalid? Check(Actor actor, ImportSettings settings, SourceFile file, ListSnapshot lists)
    {
        var faults = new Dictionary<string, List<string>>();
        var targets = TargetsFor(actor);
        foreach (var column in settings.Columns)
            if (column.Place < 0 || column.Place >= file.Headers.Count)
                Add(faults, nameof(settings.Columns), Words.Say("The file has no column {0}.", column.Header));
            else if (column.Target is { } target && !targets.Contains(target))
                Add(faults, nameof(settings.Columns), Words.Say("{0} cannot be imported into {1}: there is no such field, or you may not fill it.", column.Header, target));
        for (var place = 0; place < settings.Columns.Count; place++)
            if (settings.Columns[place] is { Target: { } wanted } column && settings.Columns.Skip(place + 1).FirstOrDefault(other => ImportTarget.Excludes(wanted, other.Target)) is { } twice)
                Add(faults, nameof(settings.Columns), Words.Say("{0} is filled by {1} and by {2}. Choose one of them.", LabelOf(wanted), column.Header, twice.Header));
        foreach (var (field, value) in settings.Defaults)
            CheckDefault(faults, targets, field, value, lists);
        if (settings.Keys.Count > KeysMax)
            Add(faults, nameof(settings.Keys), Words.Say("Name at most {0} keys.", KeysMax));
        foreach (var key in settings.Keys.Take(KeysMax))
            if (LeadKey.Parse(key) is not { } parsed || parsed.Fields.Any(field => !targets.Contains(field.Name)))
                Add(faults, nameof(settings.Keys), Words.Say("{0} is no key. Name a field, or several joined by +, like phone or firstName+lastName+dateOfBirth.", key));
        if (settings.Fixes.Values.SelectMany(fixes => fixes.Keys).Where(place => place < 0 || place >= file.Headers.Count).Take(1).ToList() is [var outside])
            Add(faults, nameof(settings.Fixes), Words.Say("The file has no column {0}.", outside));
        if (settings.CreateEvents && !actor.May(LeadAction.ManageEvents))
            Add(faults, nameof(settings.CreateEvents), new Forbidden(LeadAction.ManageEvents).Message);
        return faults.Count == 0 ? null : new Invalid(faults.ToDictionary(fault => fault.Key, fault => fault.Value.ToArray()));
    }

    private static void CheckDefault(Dictionary<string, List<string>> faults, IReadOnlySet<string> targets, string name, string value, ListSnapshot lists)
    {
        if (string.IsNullOrWhiteSpace(value))
            return;
        if (LeadFields.Find(name) is not { } field || !targets.Contains(name))
            Add(faults, nameof(ImportSettings.Defaults), Words.Say("There is no field {0} that you may fill.", name));
        else if (CellReader.Read(field, value, null, lists) is { Fault: { } fault })
            Add(faults, $"{nameof(ImportSettings.Defaults)}.{name}", fault);
        else
        {
            var input = new LeadInput();
            field.Input.SetValue(input, CellReader.Read(field, value, null, lists).Value);
            foreach (var message in Validation.Check(input)?.Errors.GetValueOrDefault(name) ?? [])
                Add(faults, $"{nameof(ImportSettings.Defaults)}.{name}", message);
        }
    }

    private static void Add(Dictionary<string, List<string>> faults, string field, string message)
    {
        if (!faults.TryGetValue(field, out var messages))
            faults[field] = messages = [];
        if (messages.Count < FaultsMax)
            messages.Add(message);
    }
}
