using LeadManager.Core.Access;
using LeadManager.Core.Data;
using LeadManager.Core.Leads;
using Microsoft.EntityFrameworkCore;

namespace LeadManager.Core.Imports;

/// <summary>
/// The stored leads that rows of a file may be, found in sets of hundreds and never row by row; only among those that
/// the actor may see.
/// </summary>
internal sealed class StoredMatches
{
    private const int AtOnce = 400;

    private readonly Dictionary<(LeadKey, string), List<Lead>> _found = [];
    private readonly Dictionary<int, Lead> _leads = [];

    private StoredMatches()
    {
    }

    /// <summary>Looks up all rows by all keys.</summary>
    public static async Task<StoredMatches> FindAsync(
        LeadDbContext db, Actor actor, IReadOnlyList<LeadKey> keys, IReadOnlyList<ReadRow> rows, string countryCode, CancellationToken ct)
    {
        var matches = new StoredMatches();
        foreach (var key in keys)
        {
            var sought = rows.Where(row => !row.IsRefused).Select(row => (row.Input, Key: key.Of(row.Input, row.Given, countryCode))).Where(row => row.Key is not null).ToList();
            var wanted = sought.Select(row => row.Key ?? "").ToHashSet();
            if (wanted.Count == 0)
                continue;
            foreach (var question in Questions(db.Leads.Allowed(actor, LeadAction.ViewLead).AsNoTracking(), key, sought.Select(row => row.Input), countryCode))
                await foreach (var lead in question.AsAsyncEnumerable().WithCancellation(ct))
                    if (key.Of(lead, countryCode) is { } normal && wanted.Contains(normal))
                        matches.Add(key, normal, lead);
        }

        return matches;
    }

    /// <summary>The leads of this key, the oldest first.</summary>
    public IReadOnlyList<Lead> Of(LeadKey key, string normal) => _found.GetValueOrDefault((key, normal)) ?? [];

    private void Add(LeadKey key, string normal, Lead lead)
    {
        if (!_leads.TryAdd(lead.Id, lead))
            lead = _leads[lead.Id];
        if (!_found.TryGetValue((key, normal), out var known))
            _found[(key, normal)] = known = [];
        if (!known.Contains(lead))
            known.Add(lead);
    }

    /// <summary>Questions that an index answers; a key without one is read through once.</summary>
    private static IEnumerable<IQueryable<Lead>> Questions(IQueryable<Lead> leads, LeadKey key, IEnumerable<LeadInput> inputs, string countryCode)
    {
        if (key.Has(nameof(LeadInput.Phone)))
            return Chunks(inputs.Select(input => PhoneNumber.Normalise(input.Phone ?? "", countryCode))).Select(part => leads.Where(lead => part.Contains(lead.PhoneDigits)));
        if (key.Has(nameof(LeadInput.Email)))
            return Chunks(inputs.Select(input => TextFolding.Fold(input.Email ?? ""))).Select(part => leads.Where(lead => lead.EmailKey != null && part.Contains(lead.EmailKey)));
        if (key.Has(nameof(LeadInput.FirstName)) && key.Has(nameof(LeadInput.LastName)))
            return Chunks(inputs.Select(input => Lead.SortNameOf(input.LastName ?? "", input.FirstName ?? ""))).Select(part => leads.Where(lead => part.Contains(lead.SortName)));
        var name = key.Fields[0].Name;
        return [leads.Where(lead => EF.Property<object?>(lead, name) != null)];
    }

    private static IEnumerable<List<string>> Chunks(IEnumerable<string> values) => values.Distinct().Chunk(AtOnce).Select(part => part.ToList());
}
