using System.Globalization;
using LeadManager.Core;
using LeadManager.Core.Results;

namespace LeadManager.Web.Api;

/// <summary>Reads query parameters of the smaller lists and collects what cannot be read, by name.</summary>
internal sealed class QueryFields(IQueryCollection query)
{
    private readonly Dictionary<string, string[]> _faults = [];

    public string? Text(string name) => query[name].FirstOrDefault() is { Length: > 0 } text ? text : null;

    public int? Number(string name, int most = int.MaxValue)
    {
        if (Text(name) is not { } text)
            return null;
        if (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= 1 && number <= most)
            return number;
        _faults[name] = [Words.Say("{0} must be a number from {1} to {2}.", name, 1, most)];
        return null;
    }

    public DateOnly? Day(string name)
    {
        if (Text(name) is not { } text)
            return null;
        if (DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
            return day;
        _faults[name] = [Words.Say("{0} is not a date. Write it like 2026-11-20.", name)];
        return null;
    }

    public string? OneOf(string name, params string[] known)
    {
        if (Text(name) is not { } text || known.Contains(text.TrimStart('-'), StringComparer.OrdinalIgnoreCase))
            return Text(name);
        _faults[name] = [Words.Say("{0} has no value {1}. Choose one of {2}.", name, text, string.Join(", ", known))];
        return null;
    }

    public Invalid? ToInvalid() => _faults.Count == 0 ? null : new Invalid(_faults);
}
