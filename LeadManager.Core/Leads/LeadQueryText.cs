using System.Globalization;
using LeadManager.Core.Results;
using Microsoft.Extensions.Primitives;

namespace LeadManager.Core.Leads;

/// <summary>
/// A <see cref="LeadQuery"/> as parameters of an address: the page, the API, the export and every link to a filtered
/// list read and write them here.
/// </summary>
public static class LeadQueryText
{
    /// <summary>Reads the parameters; unknown names are left alone, values that mean nothing are faults by parameter name.</summary>
    public static Outcome<LeadQuery> Parse(IEnumerable<KeyValuePair<string, StringValues>> parameters)
    {
        var read = new Reading(parameters);
        var query = new LeadQuery
        {
            Search = read.Text("search") ?? read.Text("search_string"),
            List = read.Word<LeadList>("list"),
            Id = read.Numbers("id"),
            Status = read.Words<LeadStatus>("status"),
            Stage = read.Words<LeadStage>("stage"),
            Reached = read.Word<LeadStep>("reached"),
            Temperature = read.Words<Temperature>("temperature"),
            Referral = read.Words<ReferralType>("referral"),
            Staff = read.Texts("staff"),
            Source = read.Texts("source"),
            Event = read.Texts("event"),
            WordOfMouth = read.Texts("wordOfMouth"),
            LastContact = read.Texts("lastContact"),
            City = read.Texts("city"),
            AssigneeId = read.Numbers("assigneeId"),
            OfficeId = read.Numbers("officeId"),
            ProviderId = read.Numbers("providerId"),
            Zone = read.Texts("zone"),
            Commodity = read.Texts("commodity"),
            From = read.Day("from"),
            To = read.Day("to"),
            ClosedFrom = read.Day("closedFrom"),
            ClosedTo = read.Day("closedTo"),
            Sort = read.Sort("sort"),
            Page = read.Number("page", 1, int.MaxValue / LeadQuery.PageSizeMax) ?? 1,
            PageSize = read.Number("pageSize", 1, LeadQuery.PageSizeMax) ?? LeadQuery.DefaultPageSize,
            WithTotal = !string.Equals(read.Text("total"), "false", StringComparison.OrdinalIgnoreCase),
        };
        return read.Faults.Count == 0 ? query : new Invalid(read.Faults.ToDictionary(fault => fault.Key, fault => fault.Value.ToArray()));
    }

    /// <summary>The parameters of the filter and the order, without those that say nothing; values are not yet encoded.</summary>
    public static IEnumerable<KeyValuePair<string, string>> Format(LeadQuery query)
    {
        if (!string.IsNullOrWhiteSpace(query.Search))
            yield return new("search", query.Search);
        if (query.List is { } list)
            yield return new("list", list.ToString().ToLowerInvariant());
        foreach (var (name, values) in Lists(query))
            foreach (var value in values)
                yield return new(name, value);
        foreach (var (name, day) in Days(query))
            if (day is { } chosen)
                yield return new(name, chosen.ToString("O", CultureInfo.InvariantCulture));
        if (query.Sort is { } sort)
            yield return new("sort", sort);
        if (query.Page > 1)
            yield return new("page", query.Page.ToString(CultureInfo.InvariantCulture));
        if (query.PageSize != LeadQuery.DefaultPageSize)
            yield return new("pageSize", query.PageSize.ToString(CultureInfo.InvariantCulture));
    }

    /// <summary>The address of a page with this query, encoded.</summary>
    public static string Link(string path, LeadQuery query)
    {
        var text = string.Join('&', Format(query).Select(pair => $"{pair.Key}={Uri.EscapeDataString(pair.Value)}"));
        return text.Length == 0 ? path : $"{path}?{text}";
    }

    private static IEnumerable<(string Name, DateOnly? Day)> Days(LeadQuery query) =>
        [("from", query.From), ("to", query.To), ("closedFrom", query.ClosedFrom), ("closedTo", query.ClosedTo)];

    private static IEnumerable<(string Name, IEnumerable<string> Values)> Lists(LeadQuery query) =>
    [
        ("id", query.Id.Select(id => id.ToString(CultureInfo.InvariantCulture))),
        ("status", query.Status.Select(value => value.ToString())),
        ("stage", query.Stage.Select(value => value.ToString())),
        ("reached", query.Reached is { } step ? [step.ToString()] : []),
        ("temperature", query.Temperature.Select(value => value.ToString())),
        ("referral", query.Referral.Select(value => value.ToString())),
        ("staff", query.Staff),
        ("source", query.Source),
        ("event", query.Event),
        ("wordOfMouth", query.WordOfMouth),
        ("lastContact", query.LastContact),
        ("city", query.City),
        ("assigneeId", query.AssigneeId.Select(id => id.ToString(CultureInfo.InvariantCulture))),
        ("officeId", query.OfficeId.Select(id => id.ToString(CultureInfo.InvariantCulture))),
        ("providerId", query.ProviderId.Select(id => id.ToString(CultureInfo.InvariantCulture))),
        ("zone", query.Zone),
        ("commodity", query.Commodity),
    ];

    private sealed class Reading(IEnumerable<KeyValuePair<string, StringValues>> parameters)
    {
        private readonly Dictionary<string, StringValues> _values = parameters
            .GroupBy(pair => pair.Key, StringComparer.OrdinalIgnoreCase)
            .ToDictionary(group => group.Key, group => new StringValues([.. group.SelectMany(pair => pair.Value)]), StringComparer.OrdinalIgnoreCase);

        public Dictionary<string, List<string>> Faults { get; } = [];

        public string? Text(string name) => _values.TryGetValue(name, out var values) && !string.IsNullOrWhiteSpace(values[0]) ? values[0] : null;

        public IReadOnlyList<string> Texts(string name) =>
            _values.TryGetValue(name, out var values) ? [.. values.OfType<string>().Where(value => value.Length > 0).Distinct()] : [];

        public T? Word<T>(string name) where T : struct, Enum => Text(name) is { } text ? ReadWord<T>(name, text) : null;

        public IReadOnlyList<T> Words<T>(string name) where T : struct, Enum => [.. Texts(name).Select(text => ReadWord<T>(name, text)).OfType<T>().Distinct()]; // "won" and "WON" are one

        public int? Number(string name, int least, int most) => Text(name) is { } text ? ReadNumber(name, text, least, most) : null;

        public IReadOnlyList<int> Numbers(string name) => [.. Texts(name).Select(text => ReadNumber(name, text, 1, int.MaxValue)).OfType<int>()];

        public DateOnly? Day(string name)
        {
            if (Text(name) is not { } text)
                return null;
            if (DateOnly.TryParseExact(text, "O", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
                return day;
            Fault(name, Core.Words.Say("{0} is not a date. Write it like 2026-11-20.", name));
            return null;
        }

        public string? Sort(string name)
        {
            if (Text(name) is not { } text || LeadSorting.IsKnown(text))
                return Text(name);
            Fault(name, Core.Words.Say("Leads cannot be sorted by {0}. Choose one of {1}.", text, string.Join(", ", LeadSorting.Keys)));
            return null;
        }

        private T? ReadWord<T>(string name, string text) where T : struct, Enum
        {
            if (Enum.TryParse<T>(text, ignoreCase: true, out var word) && Enum.IsDefined(word) && !char.IsDigit(text[0]))
                return word;
            Fault(name, Core.Words.Say("{0} has no value {1}. Choose one of {2}.", name, text, string.Join(", ", Enum.GetNames<T>())));
            return null;
        }

        private int? ReadNumber(string name, string text, int least, int most)
        {
            if (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= least && number <= most)
                return number;
            Fault(name, Core.Words.Say("{0} must be a number from {1} to {2}.", name, least, most));
            return null;
        }

        private void Fault(string name, string message)
        {
            if (!Faults.TryGetValue(name, out var messages))
                Faults[name] = messages = [];
            messages.Add(message);
        }
    }
}
