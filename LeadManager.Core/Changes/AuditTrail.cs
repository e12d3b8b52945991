using System.Text.Json;
using System.Text.Json.Serialization;
using LeadManager.Core.Access;
using LeadManager.Core.Data;
using LeadManager.Core.Leads;
using LeadManager.Core.Mail;
using LeadManager.Core.Notifications;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;

namespace LeadManager.Core.Changes;

/// <summary>
/// Notes the old values of everything about to be saved and, once it is saved, writes what changed as audit entries and
/// change rows.
/// </summary>
internal sealed class AuditTrail
{
    private static readonly JsonSerializerOptions Json = new()
    {
        Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping, // read by people and shown encoded
        Converters = { new JsonStringEnumConverter() },
    };

    /// <summary>The room of the column, in characters (S2.116).</summary>
    private const int KeywordsMax = 200;

    private readonly Actor _actor;
    private readonly ChangeNote _note;
    private readonly DateTime _now;
    private readonly List<Noted> _noted = [];

    private AuditTrail(Actor actor, ChangeNote note, DateTime now)
    {
        _actor = actor;
        _note = note;
        _now = now;
    }

    /// <summary>How many records it tells of.</summary>
    public int Count => _noted.Count;

    /// <summary>The topics that the saved records belong to.</summary>
    public Topic Topics { get; private set; }

    /// <summary>Stamps version, time and user on what is about to be saved and remembers its old values.</summary>
    public static AuditTrail Begin(LeadDbContext db, Actor actor, ChangeNote note, DateTime now)
    {
        var trail = new AuditTrail(actor, note, now);
        foreach (var entry in db.ChangeTracker.Entries().ToList())
            trail.Note(entry);
        return trail;
    }

    /// <summary>Writes the audit entries and change rows. Nobody changes one later, so the context need not follow them.</summary>
    public async Task WriteRowsAsync(LeadDbContext db)
    {
        if (_noted.Count == 0)
            return;
        Topics |= Topic.ActivityLog;
        await using (var entries = RowWriter<AuditEntry>.For(db))
            foreach (var noted in _noted)
                entries.Write(EntryOf(noted));
        var changes = ChangesIn(db).ToList();
        if (changes.Count == 0)
            return;
        await using var rows = RowWriter<LeadChange>.For(db);
        changes.ForEach(rows.Write);
    }

    private IEnumerable<LeadChange> ChangesIn(LeadDbContext db)
    {
        var told = new HashSet<int>();
        foreach (var noted in _noted)
            if (noted.Entity is Lead lead)
                yield return ChangeOf(lead, noted);
            else if (noted.Entity is ILeadRecord record && !_noted.Exists(other => other.Entity is Lead own && own.Id == record.LeadId) && told.Add(record.LeadId))
                yield return ChangeOf(record, db.Leads.Local.FirstOrDefault(own => own.Id == record.LeadId));
    }

    private void Note(EntityEntry entry)
    {
        if (entry is { Entity: OutboxMail, State: EntityState.Added })
            Topics |= Topic.Mail; // wakes its sender after the commit
        if (entry is { Entity: Notice, State: EntityState.Added or EntityState.Modified })
            Topics |= Topic.Notices;
        if (entry.State is not (EntityState.Added or EntityState.Modified or EntityState.Deleted)
            || entry.Entity is not IVersioned record || AuditedFields.Describe(record) is not { } about)
            return;

        var changed = entry.Properties
            .Where(property => AuditedFields.Follows(property.Metadata))
            .Where(property => entry.State == EntityState.Modified
                ? !property.Metadata.GetValueComparer().Equals(property.OriginalValue, property.CurrentValue) // lists are compared by what they hold
                : property.CurrentValue is not null) // a new or deleted record: what it holds, not its empty columns
            .ToDictionary(property => property.Metadata.Name, property => property.OriginalValue);
        Topics |= about.Topic;
        if (changed.Count == 0)
            return;

        if (entry.State != EntityState.Deleted)
            Stamp(record);
        _noted.Add(new Noted(record, entry.State, about.Type, about.Name, changed, entry));
    }

    private void Stamp(IVersioned record)
    {
        record.Version++;
        record.UpdatedAt = _now;
        record.UpdatedBy = _actor.Username;
    }

    private AuditEntry EntryOf(Noted noted)
    {
        var current = noted.Changed.Keys.ToDictionary(name => name, name => noted.Entry.CurrentValues[name]);
        return Compose(
            _actor, _note, _now, new AuditedRecord(noted.Type, noted.Entity.Id, noted.Name, noted.Entity.Version),
            noted.State == EntityState.Added ? null : noted.Changed, noted.State == EntityState.Deleted ? null : current);
    }

    /// <summary>The entry for one record; also for rows that are written in bulk and not tracked.</summary>
    public static AuditEntry Compose(
        Actor actor, ChangeNote note, DateTime now, AuditedRecord about, Dictionary<string, object?>? old, Dictionary<string, object?>? @new) =>
        Compose(actor, note, now, about, Write(old), Write(@new));

    /// <summary>The same with the values as they are stored.</summary>
    public static AuditEntry Compose(Actor actor, ChangeNote note, DateTime now, AuditedRecord about, string? old, string? @new) => new()
    {
        Timestamp = now,
        UserId = actor.StoredId,
        Username = actor.Username,
        ActionType = note.ActionType,
        EntityType = about.Type,
        EntityId = about.Id,
        EntityName = about.Name,
        Description = note.Description ?? Words.Say("{0} {1} {2}", note.ActionType, about.Type.ToLowerInvariant(), about.Name),
        OldValue = old,
        NewValue = @new,
        EntityVersion = about.Version,
        Keywords = Shorten(TextFolding.Fold($"{about.Name} {note.ActionType} {actor.Username} {about.FoundBy}")),
        IpAddress = actor.IpAddress,
    };

    private LeadChange ChangeOf(Lead lead, Noted noted) => new()
    {
        LeadId = lead.Id,
        Kind = _note.ActionType,
        FromUserId = noted.State == EntityState.Added ? null : noted.Changed.GetValueOrDefault(nameof(Lead.AssigneeId), lead.AssigneeId) as int?,
        ToUserId = lead.AssigneeId,
        ActorId = _actor.UserId == 0 ? null : _actor.UserId,
        At = _now,
    };

    /// <summary>What happened to a record of the lead while its own columns stayed as they were.</summary>
    private LeadChange ChangeOf(ILeadRecord record, Lead? lead) => new()
    {
        LeadId = record.LeadId, Kind = _note.ActionType, FromUserId = lead?.AssigneeId, ToUserId = lead?.AssigneeId, ActorId = _actor.UserId == 0 ? null : _actor.UserId, At = _now,
    };

    /// <summary>Field names and values as the log keeps them.</summary>
    internal static string? Write(Dictionary<string, object?>? values) => values is null ? null : JsonSerializer.Serialize(values, Json);

    private static string Shorten(string words) =>
        words.Length <= KeywordsMax ? words : words[..(char.IsHighSurrogate(words[KeywordsMax - 1]) ? KeywordsMax - 1 : KeywordsMax)];

    private sealed record Noted(
        IVersioned Entity, EntityState State, string Type, string Name, Dictionary<string, object?> Changed, EntityEntry Entry);
}

/// <summary>The record that an entry is about; of an act that concerns no single one only its kind.</summary>
internal sealed record AuditedRecord(string Type, int? Id, string? Name, int? Version)
{
    /// <summary>Further words by which the entry is found.</summary>
    public string? FoundBy { get; init; }
}
