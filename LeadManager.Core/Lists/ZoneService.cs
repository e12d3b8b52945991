using LeadManager.Core.Access;
using LeadManager.Core.Data;
using LeadManager.Core.Results;
using LeadManager.Core.Users;
using Microsoft.EntityFrameworkCore;

namespace LeadManager.Core.Lists;

/// <summary>Changes the zones: which states belong to each and who is responsible for their leads (S3.016, S3.020). A state belongs to one zone.</summary>
public sealed class ZoneService(IDbContextFactory<LeadDbContext> contexts, ListWriter writer)
{
    private readonly ListSteps<Zone, ZoneRow> _steps = new(writer, () => new Zone { Name = "", NameKey = "" }, ZoneRow.Of);

    /// <summary>Stores a new zone, or changes one; a new name goes to all its leads, people and rules in the same transaction.</summary>
    public Task<Outcome<ZoneRow>> SaveAsync(Actor actor, SaveZone command, CancellationToken ct) =>
        _steps.SaveAsync(actor, command, async (db, scope, zone) =>
        {
            var former = zone.Name;
            if ((await ListWriter.NameAsync(db.Zones, zone, command.Name, ct) ?? await ApplyAsync(db, zone, command, ct)) is { } refused)
                return refused;
            if (command.Id != 0 && former != zone.Name)
                await RenameAsync(db, scope, actor, former, zone.Name, ct);
            return null;
        }, ct);

    /// <summary>Fills no lead's zone from its states any longer, or does so again; leads that have it keep it.</summary>
    public Task<Outcome<ZoneRow>> RetireAsync(Actor actor, int id, bool isRetired, CancellationToken ct) =>
        _steps.RetireAsync(actor, id, isRetired, async (db, zone) => await TakenAsync(db, zone, zone.States, ct) is { } taken ? new Conflict(taken, zone.Version) : null, ct);

    /// <summary>Deletes a zone that nothing uses.</summary>
    public Task<Outcome<ZoneRow>> DeleteAsync(Actor actor, int id, CancellationToken ct) =>
        _steps.DeleteAsync(actor, id, async (db, zone) =>
        {
            if (await ListRules.RefuseDeletingAsync(db, LeadText.Zone, zone, ct) is { } refused)
                return refused;
            return await db.Users.Where(user => user.Zone == zone.Name).Select(user => user.Name).FirstOrDefaultAsync(ct) is { } person
                ? new Conflict(Words.Say("{0} belongs to {1}. Change that under Users first, or retire the zone instead.", person, zone.Name), zone.Version)
                : null;
        }, ct);

    /// <summary>How many leads outside the bin have each zone, by its name; for whom the settings are.</summary>
    public async Task<IReadOnlyDictionary<string, int>> CountUsesAsync(Actor actor, CancellationToken ct)
    {
        if (!actor.May(LeadAction.ManageSettings))
            return new Dictionary<string, int>();
        await using var db = await contexts.CreateDbContextAsync(ct);
        return await LeadText.Zone.CountAsync(db, ct);
    }

    /// <summary>Who can be responsible: everybody who may enter, and the present manager; nobody where the actor may not change zones.</summary>
    public async Task<IReadOnlyList<PersonName>> ListManagersAsync(Actor actor, CancellationToken ct)
    {
        if (!actor.May(LeadAction.ManageSettings))
            return [];
        await using var db = await contexts.CreateDbContextAsync(ct);
        return await db.Users.Where(user => (user.IsApproved && user.IsActive) || db.Zones.Any(zone => zone.ManagerId == user.Id)).OrderBy(user => user.Name.ToUpper())
            .Select(user => new PersonName(user.Id, user.Name)).ToListAsync(ct);
    }

    private static async Task<Invalid?> ApplyAsync(LeadDbContext db, Zone zone, SaveZone command, CancellationToken ct)
    {
        var states = command.StateList;
        if (states.FirstOrDefault(state => state.Length > Leads.LeadLimits.State) is { } tooLong)
            return new Invalid(nameof(SaveZone.States), Words.Say("{0} is too long. At most {1:N0} characters fit; this has {2:N0}.", tooLong[..40], Leads.LeadLimits.State, tooLong.Length));
        if (!zone.IsRetired && await TakenAsync(db, zone, states, ct) is { } taken)
            return new Invalid(nameof(SaveZone.States), taken);
        if (command.ManagerId is { } managerId && managerId != zone.ManagerId && !await db.Users.AnyAsync(user => user.Id == managerId && user.IsApproved && user.IsActive, ct))
            return new Invalid(nameof(SaveZone.ManagerId), Words.Say("There is no such person who may enter. Choose one from the list."));
        zone.ManagerId = command.ManagerId;
        if (!zone.States.SequenceEqual(states))
            zone.States = [.. states];
        return null;
    }

    /// <summary>Says which zone has one of the states already, or null.</summary>
    private static async Task<string?> TakenAsync(LeadDbContext db, Zone zone, IReadOnlyList<string> states, CancellationToken ct)
    {
        var keys = states.Select(TextFolding.Fold).ToHashSet();
        foreach (var other in await db.Zones.AsNoTracking().Where(row => row.Id != zone.Id && !row.IsRetired).ToListAsync(ct))
            if (other.States.Find(state => keys.Contains(TextFolding.Fold(state))) is { } state)
                return Words.Say("{0} belongs to the zone {1} already. A state has one zone.", state, other.Name);
        return null;
    }

    private async Task RenameAsync(LeadDbContext db, WriteScope scope, Actor actor, string from, string to, CancellationToken ct)
    {
        await LeadText.Zone.RenameAsync(db, scope, actor, writer.Now, from, to, ct);
        foreach (var user in await db.Users.Where(row => row.Zone == from).ToListAsync(ct))
            user.Zone = to;
    }
}
