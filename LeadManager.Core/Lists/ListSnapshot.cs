using LeadManager.Core.Data;
using LeadManager.Core.Leads;
using Microsoft.EntityFrameworkCore;

namespace LeadManager.Core.Lists;

/// <summary>All the small lists as they stood at one moment: what forms offer, filters name and labels say. It never changes.</summary>
public sealed class ListSnapshot
{
    /// <summary>No lists at all: before the database is brought up, and for those who may not read them.</summary>
    public static readonly ListSnapshot Empty = new([], [], [], []);

    private readonly ILookup<ListKind, ListRow> _entries;
    private readonly Dictionary<string, string> _labels;
    private readonly Dictionary<int, OfficeRow> _offices;
    private readonly Dictionary<int, ProviderRow> _providers;
    private readonly Dictionary<string, ZoneRow> _zoneOfState = [];

    private ListSnapshot(IEnumerable<ListRow> entries, IReadOnlyList<OfficeRow> offices, IReadOnlyList<ProviderRow> providers, IReadOnlyList<ZoneRow> zones)
    {
        _entries = entries.ToLookup(row => row.Kind);
        (Offices, Providers, Zones) = (offices, providers, zones);
        _offices = offices.ToDictionary(row => row.Id);
        _providers = providers.ToDictionary(row => row.Id);
        _labels = _entries[ListKind.Status].Where(row => row.Code is not null && row.Code != row.Name).ToDictionary(row => row.Code ?? "", row => row.Name);
        foreach (var zone in zones.Where(row => !row.IsRetired))
            foreach (var state in zone.States)
                _zoneOfState.TryAdd(TextFolding.Fold(state), zone);
    }

    /// <summary>The offices by name, the retired ones too.</summary>
    public IReadOnlyList<OfficeRow> Offices { get; }

    /// <summary>The providers by name, the retired ones too.</summary>
    public IReadOnlyList<ProviderRow> Providers { get; }

    /// <summary>The zones by name, the retired ones too.</summary>
    public IReadOnlyList<ZoneRow> Zones { get; }

    /// <summary>The entries of a list in order, the retired ones too.</summary>
    public IReadOnlyList<ListRow> Entries(ListKind kind) => [.. _entries[kind]];

    /// <summary>The names that a form offers: in order, without the retired ones.</summary>
    public IReadOnlyList<string> Offered(ListKind kind) => [.. _entries[kind].Where(row => !row.IsRetired).Select(row => row.Name)];

    /// <summary>The product categories offered for this commodity; all of them where none is chosen or it is on no list.</summary>
    public IReadOnlyList<string> CategoriesOf(string? commodity)
    {
        var parent = Find(ListKind.Commodity, commodity);
        return [.. _entries[ListKind.ProductCategory].Where(row => !row.IsRetired && (parent is null || row.ParentId == parent.Id)).Select(row => row.Name)];
    }

    /// <summary>What a new lead's last contact begins with: the first on its list (S2.095).</summary>
    public string FirstContactStatus => _entries[ListKind.ContactStatus].FirstOrDefault(row => !row.IsRetired)?.Name ?? Sources.ContactStatuses[0];

    /// <summary>The entry of that name, whatever its case and accents, or null.</summary>
    public ListRow? Find(ListKind kind, string? name) => string.IsNullOrWhiteSpace(name) ? null : Named(_entries[kind], row => row.Name, name);

    /// <summary>The office with that number, or null.</summary>
    public OfficeRow? Office(int? id) => id is { } known ? _offices.GetValueOrDefault(known) : null;

    /// <summary>The provider with that number, or null.</summary>
    public ProviderRow? Provider(int? id) => id is { } known ? _providers.GetValueOrDefault(known) : null;

    /// <summary>The zone to which the state belongs, or null.</summary>
    public ZoneRow? ZoneOf(string? state) => string.IsNullOrWhiteSpace(state) ? null : _zoneOfState.GetValueOrDefault(TextFolding.Fold(state));

    /// <summary>The zone of that name, whatever its case and accents, or null.</summary>
    public ZoneRow? Zone(string? name) => string.IsNullOrWhiteSpace(name) ? null : Named(Zones, row => row.Name, name);

    /// <summary>The office's own word for a status (S1.55); null where it is still ours, or no status.</summary>
    internal string? OwnWord(string code) => _labels.GetValueOrDefault(code);

    /// <summary>The status that the office calls so, or null.</summary>
    internal LeadStatus? StatusCalled(string name) => Enum.TryParse<LeadStatus>(Find(ListKind.Status, name)?.Code, out var status) ? status : null;

    internal static T? Named<T>(IEnumerable<T> rows, Func<T, string> nameOf, string name) where T : class
    {
        var key = TextFolding.Fold(name);
        return rows.FirstOrDefault(row => TextFolding.Fold(nameOf(row)) == key);
    }

    internal static async Task<ListSnapshot> ReadAsync(LeadDbContext db, CancellationToken ct) => new(
        (await db.ListEntries.AsNoTracking().OrderBy(row => row.Position).ThenBy(row => row.Id).ToListAsync(ct)).Select(ListRow.Of),
        [.. (await db.Offices.AsNoTracking().OrderBy(row => row.NameKey).ToListAsync(ct)).Select(OfficeRow.Of)],
        [.. (await db.Providers.AsNoTracking().OrderBy(row => row.NameKey).ToListAsync(ct)).Select(ProviderRow.Of)],
        [.. (await db.Zones.AsNoTracking().OrderBy(row => row.NameKey).ToListAsync(ct)).Select(ZoneRow.Of)]);
}
