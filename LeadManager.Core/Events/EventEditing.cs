using LeadManager.Core.Access;
using LeadManager.Core.Analytics.Tallies;
using LeadManager.Core.Changes;
using LeadManager.Core.Data;
using LeadManager.Core.Data.Engines;
using LeadManager.Core.Leads;
using LeadManager.Core.Results;
using Microsoft.EntityFrameworkCore;

namespace LeadManager.Core.Events;

/// <summary>Creates, changes and deletes outreach events.</summary>
public sealed class EventEditing(IDbContextFactory<LeadDbContext> contexts, DatabaseEngine engine, TimeProvider clock)
{
    /// <summary>Stores a new event; a name that is taken, whatever its case and accents, is refused.</summary>
    public async Task<Outcome<EventRow>> CreateAsync(Actor actor, CreateEvent command, CancellationToken ct)
    {
        if (!actor.May(LeadAction.ManageEvents))
            return new Forbidden(LeadAction.ManageEvents);
        await using var db = await contexts.CreateDbContextAsync(ct);
        if (await FaultsAsync(db, command, null, ct) is { } faults)
            return faults;

        var outreach = new OutreachEvent { Name = "", NameKey = "", CreatedAt = clock.GetUtcNow().UtcDateTime, CreatedBy = actor.Username };
        Apply(command, outreach);
        db.Add(outreach);
        return await StoreAsync(db, () => db.SaveAsync(actor, ChangeNote.Created, ct)) ?? (Outcome<EventRow>)RowOf(outreach, 0);
    }

    /// <summary>Changes an event; a new name goes to all its leads in the same transaction.</summary>
    public async Task<Outcome<EventRow>> UpdateAsync(Actor actor, UpdateEvent command, CancellationToken ct, ChangeNote? note = null)
    {
        if (!actor.May(LeadAction.ManageEvents))
            return new Forbidden(LeadAction.ManageEvents);
        await using var db = await contexts.CreateDbContextAsync(ct);
        if (await db.Events.SingleOrDefaultAsync(row => row.Id == command.Id, ct) is not { } outreach)
            return new NotFound();
        if (command.Version != outreach.Version)
            return new Conflict(Words.Say("{0} has changed this event meanwhile. Look at it and save again.", outreach.UpdatedBy), outreach.Version);
        if (await FaultsAsync(db, command, outreach.Id, ct) is { } faults)
            return faults;

        var formerName = outreach.Name;
        Apply(command, outreach);
        var refused = await StoreAsync(db, () => SaveWithLeadsAsync(db, actor, outreach, formerName, note ?? ChangeNote.Updated, ct));
        return refused ?? (Outcome<EventRow>)RowOf(outreach, await db.Leads.Allowed(actor, LeadAction.ViewLead).CountAsync(lead => lead.EventId == outreach.Id, ct));
    }

    /// <summary>Deletes an event from which no lead came, not even one in the recycle bin.</summary>
    public async Task<Outcome<Done>> DeleteAsync(Actor actor, int id, CancellationToken ct)
    {
        if (!actor.May(LeadAction.ManageEvents))
            return new Forbidden(LeadAction.ManageEvents);
        await using var db = await contexts.CreateDbContextAsync(ct);
        await using var scope = await db.BeginWriteAsync(ct);
        if (await db.Events.SingleOrDefaultAsync(row => row.Id == id, ct) is not { } outreach)
            return new NotFound();
        var leads = await LeadsOf(db, id).CountAsync(ct);
        if (leads > 0)
            return new Conflict(Words.Say("{0:N0} leads came from {1}, those in the recycle bin counted. Change their event first.", leads, outreach.Name), outreach.Version);

        db.Remove(outreach);
        await db.SaveAsync(actor, ChangeNote.Deleted, ct);
        await scope.CommitAsync(ct);
        return Done.It;
    }

    private static async Task SaveWithLeadsAsync(LeadDbContext db, Actor actor, OutreachEvent outreach, string formerName, ChangeNote note, CancellationToken ct)
    {
        await using var scope = await db.BeginWriteAsync(ct);
        await db.SaveAsync(actor, note, ct);
        if (formerName != outreach.Name)
        {
            // The version too: a form that still holds the old name is told of the new one.
            await LeadsOf(db, outreach.Id).ExecuteUpdateAsync(lead => lead
                .SetProperty(row => row.EventName, outreach.Name)
                .SetProperty(row => row.UpdatedBy, outreach.UpdatedBy)
                .SetProperty(row => row.UpdatedAt, outreach.UpdatedAt)
                .SetProperty(row => row.Version, row => row.Version + 1), ct);
            await TallyDeltas.RenameAsync(db, TallyKind.Event, formerName, outreach.Name, ct);
            scope.Topics |= Topic.Leads;
        }

        await scope.CommitAsync(ct);
    }

    /// <summary>All of them, whoever may see them and also in the bin: an event's name is one and the same everywhere.</summary>
    private static IQueryable<Lead> LeadsOf(LeadDbContext db, int id) => db.Leads.Where(lead => lead.EventId == id);

    private static async Task<Invalid?> FaultsAsync(LeadDbContext db, EventInput command, int? exceptId, CancellationToken ct)
    {
        if (Validation.Check(command) is { } faults)
            return faults;
        var key = TextFolding.Fold(command.Name ?? "");
        var taken = await db.Events.Where(row => row.NameKey == key && row.Id != exceptId).Select(row => row.Name).FirstOrDefaultAsync(ct);
        return taken is null ? null : NameTaken(taken);
    }

    private static Invalid NameTaken(string name) =>
        new(nameof(EventInput.Name), Words.Say("There is already an event {0}. Choose another name.", name));

    private static void Apply(EventInput command, OutreachEvent outreach)
    {
        outreach.Name = command.Name ?? "";
        outreach.NameKey = TextFolding.Fold(outreach.Name);
        outreach.Date = command.Date;
        outreach.Place = string.IsNullOrWhiteSpace(command.Place) ? null : command.Place;
    }

    private async Task<Failure?> StoreAsync(LeadDbContext db, Func<Task> saveAsync)
    {
        try
        {
            await saveAsync();
            return null;
        }
        catch (DbUpdateConcurrencyException)
        {
            return new Conflict(Words.Say("Somebody has changed this event meanwhile. Look at it and save again."));
        }
        catch (DbUpdateException fault) when (engine.IsDuplicate(fault))
        {
            return NameTaken(db.ChangeTracker.Entries<OutreachEvent>().First().Entity.Name);
        }
    }

    private static EventRow RowOf(OutreachEvent row, int leads) =>
        new(row.Id, row.Version, row.Name, row.Date, row.Place, leads, row.UpdatedAt, row.UpdatedBy);
}
