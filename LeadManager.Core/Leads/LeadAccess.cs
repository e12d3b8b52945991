using LeadManager.Core.Access;
using LeadManager.Core.Data;
using LeadManager.Core.Results;
using Microsoft.EntityFrameworkCore;

namespace LeadManager.Core.Leads;

/// <summary>Loads a lead for an action: the check stands before anything is read for writing.</summary>
internal static class LeadAccess
{
    /// <summary>
    /// The tracked lead, if the actor may do this to it; Forbidden where he sees it but may not; NotFound where he may
    /// not even know of it.
    /// </summary>
    public static async Task<Outcome<Lead>> LoadAsync(this LeadDbContext db, Actor actor, LeadAction action, int id, CancellationToken ct)
    {
        if (await db.Leads.Allowed(actor, action).SingleOrDefaultAsync(lead => lead.Id == id, ct) is { } lead)
            return lead;
        return await db.Leads.Allowed(actor, LeadAction.ViewLead).AnyAsync(row => row.Id == id, ct) ? new Forbidden(action) : new NotFound();
    }

    /// <summary>
    /// The tracked lead, for what its state decides further: NotFound where the actor may not see it, a conflict where it is
    /// not of the version he looked at.
    /// </summary>
    public static async Task<Outcome<Lead>> LoadAsync(this LeadDbContext db, Actor actor, int id, int? version, CancellationToken ct)
    {
        if (await db.Leads.Allowed(actor, LeadAction.ViewLead).SingleOrDefaultAsync(lead => lead.Id == id, ct) is not { } lead)
            return new NotFound();
        return version is { } seen && seen != lead.Version
            ? new Conflict(Words.Say("{0} has changed this lead meanwhile.", lead.UpdatedBy), lead.Version)
            : lead;
    }

    /// <summary>Saves a change of one lead; a save that came too late is told so.</summary>
    public static async Task<Outcome<Done>> SaveLeadAsync(this LeadDbContext db, Actor actor, Changes.ChangeNote note, CancellationToken ct)
    {
        try
        {
            await db.SaveAsync(actor, note, ct);
            return Done.It;
        }
        catch (DbUpdateConcurrencyException)
        {
            return new Conflict(Words.Say("Somebody has changed this lead meanwhile. Look at it and try again."));
        }
    }
}
