using System.Globalization;
using LeadManager.Core;
using LeadManager.Core.Leads;
using LeadManager.Core.Settings;
using Microsoft.Extensions.Localization;

namespace LeadManager.Web.Components.Leads;

/// <summary>One filter as a chip: what it says, and the query without it.</summary>
public sealed record LeadFilterChip(string Name, string Value, LeadQuery Without)
{
    /// <summary>What tells one chip from another: the list that is left without it.</summary>
    public string Key => LeadQueryText.Link("", Without);

    /// <summary>A chip for each value that the query filters by, once each; the named list and the search have places of their own.</summary>
    public static IReadOnlyList<LeadFilterChip> Of(LeadQuery query, IReadOnlyDictionary<int, string> people, IStringLocalizer<Words> words, OfficeWords said) =>
        [.. All(query, people, words, said).DistinctBy(chip => chip.Key)];

    private static IEnumerable<LeadFilterChip> All(LeadQuery query, IReadOnlyDictionary<int, string> people, IStringLocalizer<Words> words, OfficeWords said) =>
    [
        .. query.Id.Count > 0 ? [Chip("Chosen leads", query.Id.Count.ToString("N0", CultureInfo.CurrentCulture), query with { Id = [] })] : Array.Empty<LeadFilterChip>(),
        .. query.Status.Select(value => Chip("Status", words[value.ToString()], query with { Status = Less(query.Status, value) })),
        .. query.Stage.Select(value => Chip("Stage", words[value.ToString()], query with { Stage = Less(query.Stage, value) })),
        .. query.Reached is { } step ? [Chip("Came to", words[step.ToString()], query with { Reached = null })] : Array.Empty<LeadFilterChip>(),
        .. query.Source.Select(value => Chip("Source", value, query with { Source = Less(query.Source, value) })),
        .. query.Event.Select(value => Chip("Event", value, query with { Event = Less(query.Event, value) })),
        .. query.WordOfMouth.Select(value => Chip("Word-of-mouth type", value, query with { WordOfMouth = Less(query.WordOfMouth, value) })),
        .. query.Staff.Select(value => Chip("Staff", value, query with { Staff = Less(query.Staff, value) })),
        .. query.City.Select(value => Chip("City", value, query with { City = Less(query.City, value) })),
        .. query.Temperature.Select(value => Chip("Temperature", words[value.ToString()], query with { Temperature = Less(query.Temperature, value) })),
        .. query.Referral.Select(value => Chip("Referral", words[value.ToString()], query with { Referral = Less(query.Referral, value) })),
        .. query.LastContact.Select(value => Chip("Last contact status", value, query with { LastContact = Less(query.LastContact, value) })),
        .. query.AssigneeId.Select(value => Chip("Assignee", people.GetValueOrDefault(value) ?? "", query with { AssigneeId = Less(query.AssigneeId, value) })),
        .. query.OfficeId.Select(value => Chip("Office", said.Office(value), query with { OfficeId = Less(query.OfficeId, value) })),
        .. query.ProviderId.Select(value => Chip("Provider", said.Provider(value), query with { ProviderId = Less(query.ProviderId, value) })),
        .. query.Zone.Select(value => Chip("Zone", value, query with { Zone = Less(query.Zone, value) })),
        .. query.Commodity.Select(value => Chip("Commodity", value, query with { Commodity = Less(query.Commodity, value) })),
        .. query.From is { } from ? [Chip("Created from", Day(from), query with { From = null })] : Array.Empty<LeadFilterChip>(),
        .. query.To is { } to ? [Chip("Created until", Day(to), query with { To = null })] : Array.Empty<LeadFilterChip>(),
        .. query.ClosedFrom is { } closedFrom ? [Chip("Closed from", Day(closedFrom), query with { ClosedFrom = null })] : Array.Empty<LeadFilterChip>(),
        .. query.ClosedTo is { } closedTo ? [Chip("Closed until", Day(closedTo), query with { ClosedTo = null })] : Array.Empty<LeadFilterChip>(),
    ];

    private static LeadFilterChip Chip(string name, string value, LeadQuery without) => new(Words.Find(name), value, without);

    private static List<T> Less<T>(IReadOnlyList<T> values, T value) => [.. values.Where(other => !Equals(other, value))];

    private static string Day(DateOnly day) => day.ToString("d MMM yyyy", CultureInfo.CurrentCulture);
}
