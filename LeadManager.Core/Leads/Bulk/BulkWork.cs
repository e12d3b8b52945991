using LeadManager.Core.Access;
using LeadManager.Core.Changes;
using LeadManager.Core.Data;
using LeadManager.Core.Results;
using Microsoft.EntityFrameworkCore;

namespace LeadManager.Core.Leads.Bulk;

/// <summary>What one bulk action does to one lead; it may keep what is needed for the way back.</summary>
internal abstract class BulkWork
{
    /// <summary>What the log calls it.</summary>
    public abstract ChangeNote Note { get; }

    /// <summary>The leads that are read for it: those in the actor's sight.</summary>
    public virtual IQueryable<Lead> Reach(LeadDbContext db, Actor actor) => db.Leads.Allowed(actor, LeadAction.ViewLead);

    /// <summary>Decides on the tracked lead and changes it, within the open write; says why not, and then has changed nothing.</summary>
    public abstract Task<Failure?> ApplyAsync(LeadDbContext db, Actor actor, Lead lead, CancellationToken ct);

    /// <summary>What takes it back from the leads with which it was done; null where nothing does.</summary>
    public virtual BulkWork? Back => null;

    /// <summary>Told at the end of each write whether what was applied since the last one is stored.</summary>
    public virtual void End(bool isStored)
    {
    }
}

/// <summary>Sets the temperature; back to what each was, where nobody has judged it again.</summary>
internal sealed class TemperatureWork(Temperature? to, IReadOnlyDictionary<int, Temperature?>? back = null) : BulkWork
{
    private readonly Dictionary<int, Temperature?> _before = [];

    public override ChangeNote Note => LeadTemperature.Note;

    public override BulkWork? Back => back is null ? new TemperatureWork(to, _before) : null;

    public override Task<Failure?> ApplyAsync(LeadDbContext db, Actor actor, Lead lead, CancellationToken ct)
    {
        if (!actor.May(LeadTemperature.Action, lead))
            return Task.FromResult<Failure?>(new Forbidden(LeadTemperature.Action));
        if (back is not null && lead.Temperature != to)
            return Task.FromResult<Failure?>(new Conflict(Words.Say("Somebody has judged it again meanwhile.")));
        _before[lead.Id] = lead.Temperature;
        lead.Temperature = back is null ? to : back[lead.Id];
        return Task.FromResult<Failure?>(null);
    }
}

/// <summary>Moves into the recycle bin.</summary>
internal sealed class DeletionWork(TimeProvider clock) : BulkWork
{
    public override ChangeNote Note => ChangeNote.Deleted;

    public override BulkWork Back => new RestorationWork();

    public override Task<Failure?> ApplyAsync(LeadDbContext db, Actor actor, Lead lead, CancellationToken ct)
    {
        if (!actor.May(LeadAction.DeleteLead, lead))
            return Task.FromResult<Failure?>(new Forbidden(LeadAction.DeleteLead));
        LeadBin.Delete(lead, actor, clock.GetUtcNow().UtcDateTime);
        return Task.FromResult<Failure?>(null);
    }
}

/// <summary>Takes out of the recycle bin again.</summary>
internal sealed class RestorationWork : BulkWork
{
    public override ChangeNote Note => ChangeNote.Restored;

    public override IQueryable<Lead> Reach(LeadDbContext db, Actor actor) => db.Leads.InBin(actor, LeadAction.DeleteLead);

    public override Task<Failure?> ApplyAsync(LeadDbContext db, Actor actor, Lead lead, CancellationToken ct)
    {
        LeadBin.Restore(lead);
        return Task.FromResult<Failure?>(null);
    }
}
