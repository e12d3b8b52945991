using LeadManager.Core.Access;
using LeadManager.Core.Data;
using LeadManager.Core.Leads;
using Microsoft.EntityFrameworkCore;

namespace LeadManager.Core.Imports;

/// <summary>
/// The stored leads that rows of a file may be, found in sets of hundreds and never row by row, for a batch of rows at a
/// time; only among those that the actor may see.
/// </summary>
internal sealed class StoredMatches
{
    private const int AtOnce = 400;

    private readonly IQueryable<Lead> _leads;
    private readonly IReadOnlyList<LeadKey> _keys;
    private readonly string _countryCode;
    private readonly Dictionary<(LeadKey, string), List<int>> _readThrough = [];
    private readonly Dictionary<(LeadKey, string), List<Lead>> _found = [];
    private readonly Dictionary<int, Lead> _byId = [];

    private StoredMatches(LeadDbContext db, Actor actor, IReadOnlyList<LeadKey> keys, string countryCode) =>
        (_leads, _keys, _countryCode) = (db.Leads.Allowed(actor, LeadAction.ViewLead).AsNoTracking(), keys, countryCode);

    /// <summary>Ready for all rows of the file: what no index answers is looked up now, by reading the leads through once.</summary>
    public static async Task<StoredMatches> OpenAsync(
        LeadDbContext db, Actor actor, IReadOnlyList<LeadKey> keys, FileReading file, string countryCode, CancellationToken ct)
    {
        var matches = new StoredMatches(db, actor, keys, countryCode);
        foreach (var key in keys.Where(key => !HasIndex(key)))
        {
            var wanted = new HashSet<string>();
            foreach (var row in file.DecidedRows())
                if (key.Of(row.Input, row.Given, countryCode) is { } normal)
                    wanted.Add(normal);
            await matches.ReadThroughAsync(key, wanted, ct);
        }

        return matches;
    }

    /// <summary>Looks up these rows by all keys; what was found for others is forgotten.</summary>
    public async Task FindAsync(IReadOnlyList<ReadRow> rows, CancellationToken ct)
    {
        _found.Clear();
        _byId.Clear();
        foreach (var key in _keys)
        {
            var sought = rows.Where(row => !row.IsRefused).Select(row => (row.Input, Key: key.Of(row.Input, row.Given, _countryCode) ?? "")).Where(row => row.Key.Length > 0).ToList();
            var wanted = sought.Select(row => row.Key).ToHashSet();
            foreach (var question in Questions(key, sought.Select(row => row.Input), wanted))
                await foreach (var lead in question.AsAsyncEnumerable().WithCancellation(ct))
                    if (key.Of(lead, _countryCode) is { } normal && wanted.Contains(normal))
                        Add(key, normal, lead);
        }
    }

    /// <summary>The leads of this key, the oldest first.</summary>
    public IReadOnlyList<Lead> Of(LeadKey key, string normal) => _found.GetValueOrDefault((key, normal)) ?? [];

    /// <summary>A lead that was found for an earlier batch.</summary>
    public async Task<Lead> ReadAsync(int id, CancellationToken ct) => _byId.GetValueOrDefault(id) ?? await _leads.SingleAsync(lead => lead.Id == id, ct);

    private void Add(LeadKey key, string normal, Lead lead)
    {
        if (!_byId.TryAdd(lead.Id, lead))
            lead = _byId[lead.Id];
        if (!_found.TryGetValue((key, normal), out var known))
            _found[(key, normal)] = known = [];
        if (!known.Contains(lead))
            known.Add(lead);
    }

    private async Task ReadThroughAsync(LeadKey key, HashSet<string> wanted, CancellationToken ct)
    {
        var name = key.Fields[0].Name;
        if (wanted.Count > 0)
            await foreach (var lead in _leads.Where(lead => EF.Property<object?>(lead, name) != null).AsAsyncEnumerable().WithCancellation(ct))
                if (key.Of(lead, _countryCode) is { } normal && wanted.Contains(normal))
                {
                    if (!_readThrough.TryGetValue((key, normal), out var ids))
                        _readThrough[(key, normal)] = ids = [];
                    ids.Add(lead.Id);
                }
    }

    private static bool HasIndex(LeadKey key) =>
        key.Has(nameof(LeadInput.Phone)) || key.Has(nameof(LeadInput.Email)) || (key.Has(nameof(LeadInput.FirstName)) && key.Has(nameof(LeadInput.LastName)));

    /// <summary>Questions that an index answers.</summary>
    private IEnumerable<IQueryable<Lead>> Questions(LeadKey key, IEnumerable<LeadInput> inputs, IEnumerable<string> wanted)
    {
        if (!HasIndex(key))
            return wanted.SelectMany(normal => _readThrough.GetValueOrDefault((key, normal)) ?? []).Distinct().Order().Chunk(AtOnce)
                .Select(part => part.ToList()).Select(part => _leads.Where(lead => part.Contains(lead.Id)));
        if (key.Has(nameof(LeadInput.Phone)))
            return Chunks(inputs.Select(input => PhoneNumber.Normalise(input.Phone ?? "", _countryCode))).Select(part => _leads.Where(lead => part.Contains(lead.PhoneDigits)));
        if (key.Has(nameof(LeadInput.Email)))
            return Chunks(inputs.Select(input => TextFolding.Fold(input.Email ?? ""))).Select(part => _leads.Where(lead => lead.EmailKey != null && part.Contains(lead.EmailKey)));
        return Chunks(inputs.Select(input => Lead.SortNameOf(input.LastName ?? "", input.FirstName ?? ""))).Select(part => _leads.Where(lead => part.Contains(lead.SortName)));
    }

    private static IEnumerable<List<string>> Chunks(IEnumerable<string> values) => values.Distinct().Chunk(AtOnce).Select(part => part.ToList());
}
