using LeadManager.Core.Changes;

namespace LeadManager.Core.Settings;

/// <summary>
/// The words that this office uses instead of the general ones: its milestones. Pages and exports find them through
/// their localizer, so that no place has to know which words are the office's own.
/// </summary>
public sealed class OfficeWords : IDisposable
{
    private readonly OrganisationService _organisations;
    private readonly IDisposable _subscription;
    private volatile IReadOnlyDictionary<string, string> _words = new Dictionary<string, string>();

    public OfficeWords(OrganisationService organisations, LiveFeed feed)
    {
        _organisations = organisations;
        _subscription = feed.Subscribe(Topic.Settings, _ => ReadAsync(CancellationToken.None));
    }

    /// <summary>The office's own word; null where it has none.</summary>
    public string? Find(string word) => _words.GetValueOrDefault(word);

    /// <summary>Reads them; at the start, and whenever the settings have changed.</summary>
    public async Task ReadAsync(CancellationToken ct)
    {
        var plan = (await _organisations.GetAsync(ct)).Plan;
        _words = plan.Milestones.Select((word, place) => (Key: $"Milestone{place + 1}", Word: Words.Find(word))).ToDictionary(entry => entry.Key, entry => entry.Word);
    }

    public void Dispose() => _subscription.Dispose();
}
