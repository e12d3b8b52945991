using System.Text.Json;
using LeadManager.Core;
using LeadManager.Core.Assignment;

namespace LeadManager.Web.Api;

/// <summary>Reads an assignment rule out of a body; what is absent stays as it is stored.</summary>
internal static class RuleFields
{
    public static SaveAssignmentRule Read(JsonFields fields, AssignmentRuleRow? stored, int? version) => new()
    {
        Id = stored?.Id ?? 0, Version = version, Name = fields.Text("name", stored?.Name),
        Sources = fields.Texts("sources") ?? [.. stored?.Sources ?? []], States = fields.Texts("states") ?? [.. stored?.States ?? []],
        Zones = fields.Texts("zones") ?? [.. stored?.Zones ?? []], Commodities = fields.Texts("commodities") ?? [.. stored?.Commodities ?? []],
        OfficeIds = fields.Numbers("officeIds") ?? [.. stored?.OfficeIds ?? []], UserIds = fields.Numbers("userIds") ?? [.. stored?.UserIds ?? []],
        IsSpecial = fields.Read("isSpecial", typeof(bool?)) is (var special, true) ? special as bool? : stored?.IsSpecial,
        Strategy = fields.Read("strategy", typeof(AssignmentStrategy)) is (AssignmentStrategy strategy, true) ? strategy : stored?.Strategy ?? default,
    };

    public static TryRules ReadTrial(JsonFields fields, IReadOnlyList<AssignmentRuleRow> stored)
    {
        var usual = new TryRules();
        return usual with { Days = fields.Number("days") ?? usual.Days, WithOff = fields.Read("withOff", typeof(bool)).Value as bool? ?? usual.WithOff, Draft = ReadDraft(fields, stored) };
    }

    private static SaveAssignmentRule? ReadDraft(JsonFields fields, IReadOnlyList<AssignmentRuleRow> stored)
    {
        const string Name = "draft";
        if (fields.Find(Name) is not { ValueKind: not JsonValueKind.Null } body)
            return null;
        if (body.ValueKind != JsonValueKind.Object)
        {
            fields.Fault(Name, Words.Say("Write {0} as an object.", Name));
            return null;
        }

        var parts = new JsonFields(body, Name + ".");
        var id = parts.Number("id");
        var draft = Read(parts, stored.FirstOrDefault(rule => rule.Id == id), null);
        foreach (var (part, messages) in parts.Faults)
            messages.ForEach(message => fields.Fault(part, message));
        return draft;
    }
}
