using System.Runtime.InteropServices;
using LeadManager.Core.Data;
using LeadManager.Core.Leads;
using LeadManager.Core.Settings;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;

namespace LeadManager.Core.Analytics.Tallies;

/// <summary>Adds up by how much the tallies change and writes it into the running transaction.</summary>
internal sealed class TallyDeltas(OfficeCalendar calendar, IReadOnlyDictionary<string, TallyOwner>? known = null)
{
    // By owner first: a lead is counted for a few of them, and for each under a dozen keys, which are looked up once and then go by their numbers.
    private readonly Dictionary<string, Dictionary<int, int>> _changes = [];
    private readonly Dictionary<TallyKind, Dictionary<string, int>> _numbers = [];
    private readonly List<(TallyKind Kind, string Key)> _keys = [];
    private readonly Dictionary<string, TallyOwner> _owners = new(known ?? new Dictionary<string, TallyOwner>());

    /// <summary>The owners of what is counted so far.</summary>
    public IReadOnlyDictionary<string, TallyOwner> Owners => _owners;

    /// <summary>Counts the lead as it stands, or with -1 no longer.</summary>
    public void Add(Lead lead, int by)
    {
        if (lead.DeletedAt is not null)
            return;
        var owner = TallyKeys.OwnerOf(lead);
        _owners.TryAdd(owner.Key, owner);
        List<int> keys = [.. TallyKeys.Of(lead, calendar).Select(key => NumberOf(key.Kind, key.Key))];
        Add(keys, owner.Key, by);
        foreach (var group in TallyGroups.Of(lead))
            Add(keys, group, by);
    }

    /// <summary>Counts a number of leads under one key.</summary>
    public void Add(TallyKind kind, string key, string owner, int by) => Add([NumberOf(kind, key)], owner, by);

    /// <summary>What is counted so far.</summary>
    public Dictionary<(TallyKind Kind, string Key, string Owner), int> Sum() => Changes.ToDictionary(change => (change.Kind, change.Key, change.Owner), change => change.By);

    private IEnumerable<(TallyKind Kind, string Key, string Owner, int By)> Changes =>
        _changes.SelectMany(owner => owner.Value, (owner, change) => (_keys[change.Key].Kind, _keys[change.Key].Key, owner.Key, change.Value));

    /// <summary>The changes of the leads that are about to be saved; null where there are none.</summary>
    public static async Task<TallyDeltas?> BeginAsync(LeadDbContext db, CancellationToken ct)
    {
        var entries = db.ChangeTracker.Entries<Lead>()
            .Where(entry => entry.State is EntityState.Added or EntityState.Modified or EntityState.Deleted).ToList();
        if (entries.Count == 0)
            return null;
        var deltas = new TallyDeltas(await ReadCalendarAsync(db, ct));
        foreach (var entry in entries)
            deltas.Add(entry);
        return deltas;
    }

    /// <summary>The office's calendar as it is stored, so that every month is told by the same clock.</summary>
    public static async Task<OfficeCalendar> ReadCalendarAsync(LeadDbContext db, CancellationToken ct) =>
        new(await db.Organisations.Select(row => row.TimeZone).SingleOrDefaultAsync(ct) ?? Organisation.BeforeSetUp().TimeZone);

    /// <summary>Writes them, in an order that is always the same, so that two writers never wait for each other.</summary>
    public async Task WriteAsync(LeadDbContext db, CancellationToken ct)
    {
        await db.Engine.AddOwnersAsync(db, [.. _owners.Values.OrderBy(owner => owner.Key, StringComparer.Ordinal)], ct);
        await db.Engine.AddCountsAsync(db,
        [
            .. Changes.Where(change => change.By != 0).Select(change => new LeadTally { Owner = change.Owner, Kind = change.Kind, Key = change.Key, Count = change.By })
                .OrderBy(change => change.Owner, StringComparer.Ordinal).ThenBy(change => change.Kind).ThenBy(change => change.Key, StringComparer.Ordinal),
        ], ct);
    }

    /// <summary>Moves everything from one key to another, inside a write that has begun.</summary>
    public static async Task RenameAsync(LeadDbContext db, TallyKind kind, string from, string to, CancellationToken ct)
    {
        var moved = new TallyDeltas(await ReadCalendarAsync(db, ct));
        foreach (var row in await db.LeadTallies.AsNoTracking().Where(row => row.Kind == kind && row.Key == from).ToListAsync(ct))
        {
            moved.Add(kind, from, row.Owner, -row.Count);
            moved.Add(kind, to, row.Owner, row.Count);
        }

        await moved.WriteAsync(db, ct);
    }

    private int NumberOf(TallyKind kind, string key)
    {
        ref var numbers = ref CollectionsMarshal.GetValueRefOrAddDefault(_numbers, kind, out _);
        numbers ??= [];
        ref var number = ref CollectionsMarshal.GetValueRefOrAddDefault(numbers, key, out var isKnown);
        if (!isKnown)
        {
            number = _keys.Count;
            _keys.Add((kind, key));
        }

        return number;
    }

    private void Add(List<int> keys, string owner, int by)
    {
        ref var changes = ref CollectionsMarshal.GetValueRefOrAddDefault(_changes, owner, out _);
        changes ??= [];
        foreach (var key in keys)
            CollectionsMarshal.GetValueRefOrAddDefault(changes, key, out _) += by;
    }

    private void Add(EntityEntry<Lead> entry)
    {
        if (entry.State != EntityState.Added)
            Add((Lead)entry.OriginalValues.ToObject(), -1);
        if (entry.State != EntityState.Deleted)
            Add(entry.Entity, 1);
    }
}
