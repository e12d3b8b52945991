using System.Text.Json;
using LeadManager.Core.Leads;
using LeadManager.Core.Results;

namespace LeadManager.Web.Api;

/// <summary>Lays the fields that a client sent over a form; read-only and unknown fields are left alone.</summary>
internal static class LeadBody
{
    private const string Contact = "emergencyContact";

    private static readonly Dictionary<string, string> Aliases = new()
    {
        [nameof(LeadInput.FirstName)] = "f_name",
        [nameof(LeadInput.LastName)] = "l_name",
        [nameof(LeadInput.Phone)] = "phone_number",
        [nameof(LeadInput.Source)] = "source_id",
        [nameof(LeadInput.OfficeId)] = "office_id",
        [nameof(LeadInput.ProviderId)] = "provider_id",
    };

    /// <summary>Fills the form; the faults are those of form and of content together, or null.</summary>
    public static Invalid? Overlay(this LeadInput input, JsonElement root)
    {
        var fields = new JsonFields(root);
        var contact = ContactOf(fields);
        foreach (var entry in LeadFields.All)
            if (Read(entry, fields, contact) is (var value, true))
                entry.Input.SetValue(input, value);

        if (input is UpdateLead update)
            update.Message = fields.Text("message");
        if (contact is not null)
            foreach (var (name, messages) in contact.Faults)
                fields.Faults[name] = messages;
        if (fields.ToInvalid() is not { } unreadable)
            return null; // the service checks the content, after it has checked the right
        var faults = new Dictionary<string, string[]>(Validation.Check(input)?.Errors.Select(fault => KeyValuePair.Create(ApiJson.NameOf(fault.Key), fault.Value)) ?? []);
        foreach (var (name, messages) in unreadable.Errors)
            faults[name] = messages;
        return new Invalid(faults);
    }

    /// <summary>The same for a new lead, which may be given to somebody at once.</summary>
    public static Invalid? OverlayNew(this CreateLead input, JsonElement root)
    {
        var fields = new JsonFields(root);
        input.AssigneeId = fields.Find("assigneeId") is null ? fields.Number("assignedTo") : fields.Number("assigneeId");
        input.AssignmentNotes = fields.Find("notes") is null ? fields.Text("remarks") : fields.Text("notes");
        var unreadable = fields.ToInvalid();
        var faults = input.Overlay(root) ?? (unreadable is null ? null : Validation.Check(input));
        return unreadable is null ? faults
            : new Invalid(unreadable.Errors.Concat(faults?.Errors ?? new Dictionary<string, string[]>()).ToDictionary(fault => fault.Key, fault => fault.Value));
    }

    private static (object? Value, bool IsGiven) Read(LeadField entry, JsonFields fields, JsonFields? contact)
    {
        var name = ApiJson.NameOf(entry.Name);
        if (contact is not null && name.StartsWith(Contact + ".", StringComparison.Ordinal))
            return contact.Read(name[(Contact.Length + 1)..], entry.Input.PropertyType);
        if (name.Contains('.', StringComparison.Ordinal))
            name = JsonNamingPolicy.CamelCase.ConvertName(entry.Name);
        return fields.Find(name) is null && Aliases.TryGetValue(entry.Name, out var alias)
            ? fields.Read(alias, entry.Input.PropertyType)
            : fields.Read(name, entry.Input.PropertyType);
    }

    /// <summary>The nested contact; null for it clears all three.</summary>
    private static JsonFields? ContactOf(JsonFields fields)
    {
        if (fields.Find(Contact) is not { } element)
            return null;
        if (element.ValueKind == JsonValueKind.Null)
            element = JsonElement.Parse("""{"name":null,"relation":null,"phone":null}""");
        if (element.ValueKind == JsonValueKind.Object)
            return new JsonFields(element, Contact + ".");
        fields.Fault(Contact, Core.Words.Say("Write {0} as an object with name, relation and phone.", Contact));
        return null;
    }
}
