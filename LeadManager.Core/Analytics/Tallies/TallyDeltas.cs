using System.Text;
using LeadManager.Core.Data;
using LeadManager.Core.Leads;
using LeadManager.Core.Settings;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;

namespace LeadManager.Core.Analytics.Tallies;

/// <summary>Adds up by how much the tallies change and writes it into the running transaction.</summary>
internal sealed class TallyDeltas(OfficeCalendar calendar, IReadOnlyDictionary<string, TallyOwner>? known = null)
{
    private const int RowsPerStatement = 200;

    private readonly Dictionary<(TallyKind Kind, string Key, string Owner), int> _changes = [];
    private readonly Dictionary<string, TallyOwner> _owners = new(known ?? new Dictionary<string, TallyOwner>());

    /// <summary>What is counted so far.</summary>
    public IReadOnlyDictionary<(TallyKind Kind, string Key, string Owner), int> Changes => _changes;

    /// <summary>The owners of what is counted so far.</summary>
    public IReadOnlyDictionary<string, TallyOwner> Owners => _owners;

    /// <summary>Counts the lead as it stands, or with -1 no longer.</summary>
    public void Add(Lead lead, int by)
    {
        if (lead.DeletedAt is not null)
            return;
        var owner = TallyKeys.OwnerOf(lead);
        _owners.TryAdd(owner.Key, owner);
        List<string> owners = [owner.Key, .. TallyGroups.Of(lead)];
        foreach (var (kind, key) in TallyKeys.Of(lead, calendar))
            foreach (var one in owners)
                Add(kind, key, one, by);
    }

    /// <summary>Counts a number of leads under one key.</summary>
    public void Add(TallyKind kind, string key, string owner, int by) =>
        _changes[(kind, key, owner)] = _changes.GetValueOrDefault((kind, key, owner)) + by;

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
        foreach (var owners in _owners.Values.OrderBy(owner => owner.Key, StringComparer.Ordinal).Chunk(RowsPerStatement))
            await ExecuteAsync(db, """
                INSERT INTO "TallyOwners" ("Key", "AssigneeId", "TeamLeadId", "RelationshipManagerId", "Status", "Outcome") VALUES
                """, owners.Select(owner => new object?[]
                {
                    owner.Key, owner.AssigneeId, owner.TeamLeadId, owner.RelationshipManagerId, owner.Status.ToString(), owner.Outcome?.ToString(),
                }), """ON CONFLICT ("Key") DO NOTHING""", ct);
        foreach (var changes in _changes.Where(change => change.Value != 0)
            .OrderBy(change => change.Key.Owner, StringComparer.Ordinal).ThenBy(change => change.Key.Kind).ThenBy(change => change.Key.Key, StringComparer.Ordinal).Chunk(RowsPerStatement))
            await ExecuteAsync(db, """
                INSERT INTO "LeadTallies" ("Kind", "Key", "Owner", "Count") VALUES
                """, changes.Select(change => new object?[] { change.Key.Kind.ToString(), change.Key.Key, change.Key.Owner, change.Value }),
                """ON CONFLICT ("Owner", "Kind", "Key") DO UPDATE SET "Count" = "LeadTallies"."Count" + excluded."Count" """, ct);
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

    private void Add(EntityEntry<Lead> entry)
    {
        if (entry.State != EntityState.Added)
            Add((Lead)entry.OriginalValues.ToObject(), -1);
        if (entry.State != EntityState.Deleted)
            Add(entry.Entity, 1);
    }

    private static async Task ExecuteAsync(LeadDbContext db, string insert, IEnumerable<object?[]> rows, string conflict, CancellationToken ct)
    {
        var sql = new StringBuilder(insert);
        var values = new List<object?>();
        foreach (var row in rows)
        {
            sql.Append(values.Count == 0 ? " (" : ", (").AppendJoin(", ", row.Select((_, place) => $"{{{values.Count + place}}}")).Append(')');
            values.AddRange(row);
        }

        await db.Database.ExecuteSqlRawAsync(sql.Append(' ').Append(conflict).ToString(), values!, ct);
    }
}
