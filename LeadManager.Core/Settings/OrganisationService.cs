using LeadManager.Core.Access;
using LeadManager.Core.Analytics.Tallies;
using LeadManager.Core.Changes;
using LeadManager.Core.Data;
using LeadManager.Core.Results;
using Microsoft.EntityFrameworkCore;

namespace LeadManager.Core.Settings;

/// <summary>The office's own settings: read everywhere, changed by whom ManageSettings allows it.</summary>
public sealed class OrganisationService(IDbContextFactory<LeadDbContext> contexts, TimeProvider clock)
{
    private volatile Organisation? _known;
    private int _generation;

    /// <summary>The settings; sensible ones before set-up.</summary>
    public async Task<Organisation> GetAsync(CancellationToken ct)
    {
        if (_known is { } known)
            return known;
        var generation = Volatile.Read(ref _generation);
        await using var db = await contexts.CreateDbContextAsync(ct);
        var stored = await db.Organisations.AsNoTracking().SingleOrDefaultAsync(ct);
        if (stored is not null && generation == Volatile.Read(ref _generation))
            _known = stored; // else it was changed while it was read
        return stored ?? Organisation.BeforeSetUp();
    }

    /// <summary>The office's calendar: months and days in its time zone.</summary>
    public async Task<OfficeCalendar> GetCalendarAsync(CancellationToken ct) => (await GetAsync(ct)).ToCalendar();

    /// <summary>Changes the settings; also what set-up and the demo call first.</summary>
    public Task<Outcome<Organisation>> UpdateAsync(Actor actor, UpdateOrganisation command, CancellationToken ct) =>
        ChangeAsync(actor, command, command.Version, command.ApplyTo, ct);

    /// <summary>Changes by when leads are to be accepted and touched (S3.081, S3.208).</summary>
    public Task<Outcome<Organisation>> UpdateAsync(Actor actor, UpdateWorkRules command, CancellationToken ct) =>
        ChangeAsync(actor, command, command.Version, stored => command.ApplyTo(stored, clock.GetUtcNow().UtcDateTime), ct);

    private async Task<Outcome<Organisation>> ChangeAsync(Actor actor, object command, int? version, Action<Organisation> apply, CancellationToken ct)
    {
        if (!actor.May(LeadAction.ManageSettings))
            return new Forbidden(LeadAction.ManageSettings);
        if (Validation.Check(command) is { } faults)
            return faults;

        await using var db = await contexts.CreateDbContextAsync(ct);
        var stored = await db.Organisations.SingleOrDefaultAsync(ct);
        if (stored is null)
            db.Add(stored = Organisation.BeforeSetUp());
        else if (version is { } seen && seen != stored.Version)
            return new Conflict(Words.Say("{0} has changed the settings meanwhile. Look at them and save again.", stored.UpdatedBy), stored.Version);

        apply(stored);
        try
        {
            await using var scope = await db.BeginWriteAsync(ct);
            var clockMoved = db.Entry(stored).Property(row => row.TimeZone).IsModified;
            await db.SaveAsync(actor, ChangeNote.Updated, ct);
            if (clockMoved)
                await TallyService.RepairAsync(db, ct); // leads near midnight now belong to other months
            await scope.CommitAsync(Forget, ct);
        }
        catch (DbUpdateConcurrencyException)
        {
            return new Conflict(Words.Say("Somebody has changed the settings meanwhile. Look at them and save again."));
        }

        return stored;
    }

    private void Forget()
    {
        Interlocked.Increment(ref _generation);
        _known = null;
    }
}
