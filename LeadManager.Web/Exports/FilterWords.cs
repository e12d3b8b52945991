using LeadManager.Core;
using LeadManager.Core.Leads;
using LeadManager.Core.Settings;
using LeadManager.Core.Users;
using LeadManager.Web.Components.Leads;
using Microsoft.Extensions.Localization;

namespace LeadManager.Web.Exports;

/// <summary>A filter as a sentence: "Fresh; Source: Website or Call; Created from: 1 Jan 2026".</summary>
internal static class FilterWords
{
    /// <summary>The words of the chips over the list, so that page and file say the same.</summary>
    public static async Task<string> OfAsync(LeadQuery query, PeopleNames names, IStringLocalizer<Words> words, OfficeWords said, CancellationToken ct)
    {
        var people = new Dictionary<int, string>();
        foreach (var id in query.AssigneeId)
            people[id] = await names.OfAsync(id, ct);
        var parts = new List<string>();
        if (query.List is { } list)
            parts.Add(words[list.ToString()]);
        if (!string.IsNullOrWhiteSpace(query.Search))
            parts.Add(Words.Say("{0}: {1}", words["Search"], query.Search));
        parts.AddRange(LeadFilterChip.Of(query, people, words, said).GroupBy(chip => chip.Name)
            .Select(chips => Words.Say("{0}: {1}", chips.Key, string.Join($" {words["or"]} ", chips.Select(chip => chip.Value)))));
        return parts.Count == 0 ? words["All leads"] : string.Join("; ", parts);
    }
}
