using LeadManager.Core.Assignment;
using LeadManager.Core.Changes;
using LeadManager.Core.Data;
using LeadManager.Core.Leads;
using LeadManager.Core.Users;
using Microsoft.EntityFrameworkCore;

namespace LeadManager.Core.Imports;

/// <summary>Writes for each imported lead that a rule gives to somebody what <see cref="HandOver"/> writes for one, in bulk; and takes turns back with an undo.</summary>
internal sealed class ImportedHandOvers(LeadDbContext db, RowWriter<AuditEntry> log, RowWriter<LeadChange> changes) : IAsyncDisposable
{
    private readonly RowWriter<ChainEntry> _turns = new(db);

    /// <summary>Puts the new holder into the lead; the status stays as it is (S5.25).</summary>
    public static void Apply(Lead lead, RuleDecision ruled, User holder)
    {
        (lead.AssigneeId, lead.AssignedAt, lead.AssignmentReason) = (holder.Id, ruled.At, ruled.Reason);
        (lead.Version, lead.UpdatedBy) = (lead.Version + 1, ruled.Actor.Username);
    }

    /// <summary>The turn in the chain, the entry in the log and the change row of a lead that is stored.</summary>
    public void Write(int id, Lead lead, RuleDecision ruled, User holder)
    {
        var note = ruled.NoteOf(lead);
        _turns.Write(HandOver.EntryOf(ruled.Actor, lead, id, holder, null, ruled.At));
        log.Write(AuditTrail.Compose(
            ruled.Actor, note, lead.UpdatedAt, new AuditedRecord(EntityTypes.Lead, id, lead.Name, lead.Version),
            new Dictionary<string, object?> { [nameof(Lead.AssignedAt)] = null, [nameof(Lead.AssigneeId)] = null, [nameof(Lead.AssignmentReason)] = null },
            new Dictionary<string, object?> { [nameof(Lead.AssignedAt)] = lead.AssignedAt, [nameof(Lead.AssigneeId)] = lead.AssigneeId, [nameof(Lead.AssignmentReason)] = lead.AssignmentReason }));
        changes.Write(new LeadChange { LeadId = id, Kind = note.ActionType, ToUserId = holder.Id, At = lead.UpdatedAt });
    }

    /// <summary>Keeps whose turn it was, once for each person.</summary>
    public static async Task KeepTurnsAsync(LeadDbContext db, IEnumerable<(int UserId, DateTime At)> turns, CancellationToken ct)
    {
        foreach (var (id, at) in turns)
            await db.Users.Where(user => user.Id == id).ExecuteUpdateAsync(user => user.SetProperty(row => row.LastAssignedAt, at), ct);
    }

    /// <summary>Sets whose turn it is to what the leads that are left say.</summary>
    public static async Task TakeBackTurnsAsync(LeadDbContext db, IEnumerable<int> holders, CancellationToken ct)
    {
        foreach (var id in holders)
        {
            var last = await db.ChainEntries.Where(entry => entry.UserId == id).MaxAsync(entry => (DateTime?)entry.AssignedAt, ct);
            await db.Users.Where(user => user.Id == id).ExecuteUpdateAsync(user => user.SetProperty(row => row.LastAssignedAt, last), ct);
        }
    }

    public ValueTask DisposeAsync() => _turns.DisposeAsync();
}
