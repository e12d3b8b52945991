using LeadManager.Core.Data;
using LeadManager.Core.Leads;
using LeadManager.Core.Lists;

namespace LeadManager.Core.Assignment;

/// <summary>The conditions of a rule, made ready to be held against many leads: names ignore case and accents, an empty condition holds for any lead.</summary>
internal sealed class RuleConditions(AssignmentRule rule)
{
    private readonly HashSet<string> _sources = Keys(rule.Sources), _states = Keys(rule.States), _zones = Keys(rule.Zones), _commodities = Keys(rule.Commodities);

    public AssignmentRule Rule => rule;

    /// <summary>Whether all of them hold. A lead without a zone has that of its state.</summary>
    public bool Hold(Lead lead, ListSnapshot lists) =>
        Holds(_sources, lead.Source) && Holds(_states, lead.State) && Holds(_commodities, lead.Commodity)
        && (_zones.Count == 0 || Holds(_zones, ZoneOf(lead, lists)))
        && (rule.OfficeIds.Count == 0 || (lead.OfficeId is { } office && rule.OfficeIds.Contains(office)))
        && (rule.IsSpecial is null || rule.IsSpecial == lead.IsSpecial);

    /// <summary>The lead's own zone, else that of its state (S3.020).</summary>
    public static string? ZoneOf(Lead lead, ListSnapshot lists) => string.IsNullOrWhiteSpace(lead.Zone) ? lists.ZoneOf(lead.State)?.Name : lead.Zone;

    private static bool Holds(HashSet<string> keys, string? value) => keys.Count == 0 || (value is not null && keys.Contains(TextFolding.Fold(value)));

    private static HashSet<string> Keys(IEnumerable<string> names) => [.. names.Select(TextFolding.Fold)];
}
