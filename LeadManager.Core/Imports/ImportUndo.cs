using System.Text.Json;
using LeadManager.Core.Access;
using LeadManager.Core.Analytics.Tallies;
using LeadManager.Core.Assignment;
using LeadManager.Core.Changes;
using LeadManager.Core.Data;
using LeadManager.Core.Leads;
using LeadManager.Core.Results;
using LeadManager.Core.Users;
using Microsoft.EntityFrameworkCore;

namespace LeadManager.Core.Imports;

/// <summary>A lead that an undo leaves as it is, and why.</summary>
public sealed record ProtectedLead(int Id, string Name, string Reason, string? By, DateTime? At);

/// <summary>What an undo would do, or did.</summary>
/// <param name="Removed">Leads that the import made and that are gone again.</param>
/// <param name="Restored">Leads that the import changed and that are as before, to the byte.</param>
/// <param name="Protected">Leads on which somebody has worked since; they stay as they are.</param>
public sealed record UndoReport(int Removed, int Restored, IReadOnlyList<ProtectedLead> Protected);

/// <summary>Takes a whole import back: what it made is removed, what it changed is as before. What somebody has worked on since is protected and named.</summary>
public sealed class ImportUndo(IDbContextFactory<LeadDbContext> contexts, AccountReader accounts, StoreTrouble trouble, TimeProvider clock)
{
    /// <summary>What it is called in the log.</summary>
    public static readonly ChangeNote Note = new("ImportUndone");

    private const int AtOnce = 400;

    /// <summary>Says what an undo would do; writes nothing.</summary>
    public Task<Outcome<UndoReport>> PreviewAsync(Actor actor, int importId, CancellationToken ct) => RunAsync(actor, importId, isPreview: true, ct);

    /// <summary>Undoes the import in one transaction.</summary>
    public async Task<Outcome<UndoReport>> UndoAsync(Actor actor, int importId, CancellationToken ct)
    {
        try
        {
            return await RunAsync(actor, importId, isPreview: false, ct);
        }
        catch (Exception fault) when (trouble.Find(fault) is { } unavailable)
        {
            return unavailable;
        }
    }

    private async Task<Outcome<UndoReport>> RunAsync(Actor asking, int importId, bool isPreview, CancellationToken ct)
    {
        if (!asking.May(LeadAction.ImportLeads))
            return new Forbidden(LeadAction.ImportLeads);
        await using var db = await contexts.CreateDbContextAsync(ct);
        await using var scope = await db.BeginWriteAsync(ct);
        // As he is by now: the question may have stood open for long, and another import may have been waited for.
        if (await accounts.RenewAsync(asking, ct) is not { } actor || !actor.May(LeadAction.ImportLeads))
            return new Forbidden(LeadAction.ImportLeads);
        if (await ImportHistory.Visible(db, actor).SingleOrDefaultAsync(row => row.Id == importId, ct) is not { } import)
            return new NotFound();
        if (import.State == ImportState.Undone)
            return new Conflict(Words.Say("This import has been undone already."));

        var rows = await db.ImportedRows.AsNoTracking().Where(row => row.ImportId == importId && row.LeadId != null).ToListAsync(ct);
        var kept = await FindProtectedAsync(db, actor, rows, ct);
        var made = rows.Where(row => row.Outcome == RowOutcome.Created && !kept.ContainsKey(row.LeadId ?? 0)).Select(row => row.LeadId ?? 0).ToList();
        var changed = rows.Where(row => row.Outcome == RowOutcome.Updated && !kept.ContainsKey(row.LeadId ?? 0)).ToList();
        var report = new UndoReport(made.Count, changed.Count, [.. kept.Values]);
        if (isPreview)
            return report;

        await RestoreAsync(db, actor, changed, ct);
        await RemoveAsync(db, made, ct);
        await RemoveEventsAsync(db, actor, import, ct);
        await NoteAsync(db, actor, import, report, ct);
        scope.Topics |= Topic.Leads | Topic.Events | Topic.ActivityLog;
        await scope.CommitAsync(CancellationToken.None);
        return report;
    }

    private static async Task<Dictionary<int, ProtectedLead>> FindProtectedAsync(LeadDbContext db, Actor actor, List<ImportedRow> rows, CancellationToken ct)
    {
        var kept = new Dictionary<int, ProtectedLead>();
        foreach (var chunk in rows.Chunk(AtOnce))
        {
            var versions = chunk.ToDictionary(row => row.LeadId ?? 0, row => row.Version);
            var ids = versions.Keys.ToList();
            var leads = await db.Leads.AsNoTracking().Where(lead => ids.Contains(lead.Id)).ToListAsync(ct);
            var changed = chunk.Where(row => row.Outcome == RowOutcome.Updated).Select(row => row.LeadId).ToHashSet();
            // What the import made and nobody has touched goes, whoever has it now; nothing else that is out of sight is told or changed.
            foreach (var lead in leads.Where(lead => lead.DeletedAt is null && !actor.May(LeadAction.ViewLead, lead) && (changed.Contains(lead.Id) || lead.Version != versions[lead.Id])).ToList())
            {
                kept[lead.Id] = new ProtectedLead(lead.Id, Words.Say("Lead {0}", lead.Id), Words.Say("With somebody else by now"), null, null);
                leads.Remove(lead);
            }

            ids = [.. ids.Except(kept.Keys)];
            foreach (var lead in leads.IntersectBy(await FindEventlessAsync(db, chunk, ct), lead => lead.Id))
                kept[lead.Id] = new ProtectedLead(lead.Id, lead.Name, Words.Say("The event where it was met before is gone"), null, null);
            foreach (var lead in leads.Where(lead => lead.Version != versions[lead.Id]))
                kept[lead.Id] = new ProtectedLead(lead.Id, lead.Name, lead.DeletedAt is null ? Words.Say("Changed since") : Words.Say("In the recycle bin since"), lead.UpdatedBy, lead.UpdatedAt);
            foreach (var gone in ids.Except(leads.Select(lead => lead.Id)))
                kept[gone] = new ProtectedLead(gone, Words.Say("Lead {0}", gone), Words.Say("Erased since"), null, null);
            foreach (var lead in leads.Where(lead => !kept.ContainsKey(lead.Id)).ExceptBy(await LeadReferences.FindUnusedAsync(db, ids, ct), lead => lead.Id))
                kept[lead.Id] = new ProtectedLead(lead.Id, lead.Name, Words.Say("Somebody has worked on it"), null, null);
        }

        return kept;
    }

    /// <summary>The leads that would go back to an event that has been deleted since.</summary>
    private static async Task<IReadOnlyList<int>> FindEventlessAsync(LeadDbContext db, ImportedRow[] rows, CancellationToken ct)
    {
        var snapshot = new LeadSnapshot(db);
        var met = rows.Where(row => row.Before is not null)
            .Select(row => (LeadId: row.LeadId ?? 0, EventId: snapshot.Read(row.Before ?? "{}").GetValueOrDefault(nameof(Lead.EventId)) as int?)).ToList();
        var wanted = met.Select(row => row.EventId).OfType<int>().Distinct().ToList();
        var there = await db.Events.Where(row => wanted.Contains(row.Id)).Select(row => row.Id).ToListAsync(ct);
        return [.. met.Where(row => row.EventId is { } id && !there.Contains(id)).Select(row => row.LeadId)];
    }

    private async Task RestoreAsync(LeadDbContext db, Actor actor, List<ImportedRow> changed, CancellationToken ct)
    {
        var (snapshot, now) = (new LeadSnapshot(db), clock.GetUtcNow().UtcDateTime);
        var tallies = new TallyDeltas(await TallyDeltas.ReadCalendarAsync(db, ct));
        await using var entries = new RowWriter<AuditEntry>(db);
        await using var changes = new RowWriter<LeadChange>(db);
        foreach (var chunk in changed.Chunk(AtOnce))
        {
            var ids = chunk.Select(row => row.LeadId ?? 0).ToList();
            var leads = await db.Leads.AsNoTracking().Where(lead => ids.Contains(lead.Id)).ToDictionaryAsync(lead => lead.Id, ct);
            foreach (var row in chunk)
            {
                var lead = leads[row.LeadId ?? 0];
                var (current, before) = (snapshot.Values(lead), snapshot.Read(row.Before ?? "{}"));
                if (lead.AcceptedAt is not null && before.GetValueOrDefault(nameof(Lead.AcceptedAt), lead.AcceptedAt) is null)
                    await Acceptance.TakeBackAsync(db, lead, ct);
                await using var restorer = new LeadRestorer(db, before.Keys);
                restorer.Write(lead.Id, before);
                tallies.Add(lead, -1);
                tallies.Add(snapshot.With(lead, before), 1);
                var differing = snapshot.Differing(current, before);
                entries.Write(AuditTrail.Compose(
                    actor, Note, now, new AuditedRecord(EntityTypes.Lead, lead.Id, lead.Name, before.GetValueOrDefault(nameof(Lead.Version)) as int? ?? lead.Version),
                    differing.ToDictionary(name => name, name => current[name]), differing.ToDictionary(name => name, name => before[name])));
                changes.Write(new LeadChange { LeadId = lead.Id, Kind = Note.ActionType, FromUserId = lead.AssigneeId, ToUserId = lead.AssigneeId, ActorId = actor.StoredId, At = now });
            }
        }

        await tallies.WriteAsync(db, ct);
    }

    /// <summary>
    /// The leads go, and with them the personal words of the entries that the import itself wrote: nobody could erase those
    /// afterwards. That, when and by whom they were imported stays.
    /// </summary>
    private static async Task RemoveAsync(LeadDbContext db, List<int> made, CancellationToken ct)
    {
        var tallies = new TallyDeltas(await TallyDeltas.ReadCalendarAsync(db, ct));
        var nameless = Words.Say("Lead {0}", "");
        var holders = new HashSet<int>();
#pragma warning disable CA1305 // becomes a conversion in SQL
        foreach (var ids in made.Chunk(AtOnce).Select(chunk => chunk.ToList()))
        {
            foreach (var lead in await db.Leads.AsNoTracking().Where(lead => ids.Contains(lead.Id)).ToListAsync(ct))
            {
                tallies.Add(lead, -1);
                if (lead.AssigneeId is { } holder)
                    holders.Add(holder);
            }

            await db.Leads.Where(lead => ids.Contains(lead.Id)).ExecuteDeleteAsync(ct);
            var nullable = ids.ConvertAll(id => (int?)id);
            await db.AuditEntries.Where(entry => entry.EntityType == EntityTypes.Lead && nullable.Contains(entry.EntityId)).ExecuteUpdateAsync(entry => entry
                .SetProperty(row => row.EntityName, row => nameless + row.EntityId.ToString()).SetProperty(row => row.Description, row => row.ActionType)
                .SetProperty(row => row.OldValue, (string?)null).SetProperty(row => row.NewValue, (string?)null).SetProperty(row => row.Keywords, (string?)null), ct);
        }
#pragma warning restore CA1305

        await ImportedHandOvers.TakeBackTurnsAsync(db, holders, ct);
        await tallies.WriteAsync(db, ct);
    }

    /// <summary>Events that the import added go too, where no other lead came from them and nobody has changed them.</summary>
    private static async Task RemoveEventsAsync(LeadDbContext db, Actor actor, Import import, CancellationToken ct)
    {
        if (import.CreatedEvents is null)
            return;
        var ids = JsonSerializer.Deserialize<List<int>>(import.CreatedEvents) ?? [];
        var unused = await db.Events.Where(row => ids.Contains(row.Id) && row.Version == 1 && !db.Leads.Any(lead => lead.EventId == row.Id)).ToListAsync(ct);
        db.RemoveRange(unused);
        await db.SaveAsync(actor, Note, ct);
    }

    private async Task NoteAsync(LeadDbContext db, Actor actor, Import import, UndoReport report, CancellationToken ct)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        (import.State, import.UndoneAt, import.UndoneBy) = (ImportState.Undone, now, actor.Username);
        await db.ImportedRows.Where(row => row.ImportId == import.Id).ExecuteUpdateAsync(row => row.SetProperty(entry => entry.Before, (string?)null), ct);
        await ProtectedLeads.KeepAsync(db, import.Id, report.Protected, ct);
        db.AuditEntries.Add(AuditTrail.Compose(
            actor,
            Note with { Description = Words.Say("Undid the import of {0}: {1:N0} removed, {2:N0} put back, {3:N0} protected", import.FileName, report.Removed, report.Restored, report.Protected.Count) },
            now, new AuditedRecord(EntityTypes.Import, import.Id, import.FileName, 2), (string?)null, null));
        await db.SaveAsync(actor, Note, ct);
    }
}
