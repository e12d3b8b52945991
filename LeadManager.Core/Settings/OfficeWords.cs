using System.Globalization;
using LeadManager.Core.Changes;
using LeadManager.Core.Leads;
using LeadManager.Core.Lists;
using LeadManager.Core.Quotations;

namespace LeadManager.Core.Settings;

/// <summary>
/// The words that this office uses instead of the general ones: its milestones and its statuses. Pages and exports find
/// them through their localizer, so that no place has to know which words are the office's own.
/// </summary>
public sealed class OfficeWords : IDisposable
{
    /// <summary>The general words alone, as before an office has any of its own.</summary>
    public static readonly OfficeWords General = new();

    private readonly OrganisationService? _organisations;
    private readonly ListCache? _lists;
    private readonly IDisposable? _subscription;
    private volatile string? _currency;
    private volatile IReadOnlyDictionary<string, string> _words = new Dictionary<string, string>();

    public OfficeWords(OrganisationService organisations, ListCache lists, LiveFeed feed)
    {
        (_organisations, _lists) = (organisations, lists);
        _subscription = feed.Subscribe(Topic.Settings, _ => ReadAsync(CancellationToken.None));
    }

    private OfficeWords() { }

    private ListSnapshot Lists => _lists?.Current ?? ListSnapshot.Empty;

    /// <summary>The office's own word; null where it has none.</summary>
    public string? Find(string word) => _words.GetValueOrDefault(word) ?? Lists.OwnWord(word);

    /// <summary>The office's own word, else that of the language.</summary>
    public string Say(string word) => Find(word) ?? Words.Find(word);

    /// <summary>The name of an office, the retired ones too.</summary>
    public string Office(int id) => Lists.Office(id)?.Name ?? Words.Say("Office {0}", id);

    /// <summary>The name of a provider, the retired ones too.</summary>
    public string Provider(int id) => Lists.Provider(id)?.Name ?? Words.Say("Provider {0}", id);

    /// <summary>The value of a lead's field as people read it: what is stored as a number or a code says its name; null where nothing is stored.</summary>
    /// <param name="name">The field, a name of <see cref="LeadFields"/>.</param>
    /// <param name="value">What is stored.</param>
    public string? Of(string name, object? value) => (name, value) switch
    {
        (nameof(Lead.OfficeId), int id) => Office(id),
        (nameof(Lead.ProviderId), int id) => Provider(id),
        (nameof(QuotationRequest.Amount), decimal amount) => Currency.Say(amount, _currency),
        (_, Enum word) => Say(word.ToString()),
        (_, bool truth) => Words.Find(truth ? "Yes" : "No"),
        (_, DateOnly day) => day.ToString("d MMM yyyy", CultureInfo.CurrentCulture),
        _ => value?.ToString(),
    };

    /// <summary>Reads the words of the preset; at the start, and whenever the settings have changed.</summary>
    public async Task ReadAsync(CancellationToken ct)
    {
        if (_organisations is null)
            return;
        var office = await _organisations.GetAsync(ct);
        _currency = office.Currency;
        _words = office.Plan.Milestones.Select((word, place) => (Key: $"Milestone{place + 1}", Word: Words.Find(word))).ToDictionary(entry => entry.Key, entry => entry.Word);
    }

    public void Dispose() => _subscription?.Dispose();
}
