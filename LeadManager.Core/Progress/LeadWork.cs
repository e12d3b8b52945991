using LeadManager.Core.Access;
using LeadManager.Core.Assignment;
using LeadManager.Core.Changes;
using LeadManager.Core.Data;
using LeadManager.Core.Leads;
using LeadManager.Core.Results;
using Microsoft.EntityFrameworkCore;

namespace LeadManager.Core.Progress;

/// <summary>
/// Takes one step of one lead in one transaction: the grant, the faults, the version, the step, and that work by the
/// assignee is acceptance.
/// </summary>
public sealed class LeadWork(IDbContextFactory<LeadDbContext> contexts, TimeProvider clock)
{
    /// <summary>Decides on the tracked lead, inside the write; gives the words for the log, or why nothing is changed.</summary>
    internal delegate Task<Outcome<ChangeNote>> Step(LeadDbContext db, Lead lead, DateTime now);

    /// <summary>Takes the step and saves it; the command's faults are told only to whom the action is granted.</summary>
    /// <param name="actor">Who takes it.</param>
    /// <param name="action">What has to be granted.</param>
    /// <param name="command">Which lead, and what is asked.</param>
    /// <param name="step">What is done.</param>
    /// <param name="ct">Stops before anything is stored.</param>
    /// <param name="saved">What else is written once the new records have their numbers.</param>
    internal Task<Outcome<Done>> TakeAsync(
        Actor actor, LeadAction action, ProgressCommand command, Step step, CancellationToken ct, Func<LeadDbContext, Task>? saved = null) =>
        TakeAsync(actor, (actor, action), command, step, saved, ct);

    /// <summary>Takes a step whose right hangs on a record beside the lead and not on the lead: the step itself refuses whoever has none. Nothing in the bin is found.</summary>
    internal Task<Outcome<Done>> TakeAsync(Actor actor, ProgressCommand command, Step step, CancellationToken ct) =>
        TakeAsync(actor, (Actor.System, LeadAction.ViewLead), command, step, saved: null, ct);

    private async Task<Outcome<Done>> TakeAsync(
        Actor actor, (Actor Of, LeadAction Action) grant, ProgressCommand command, Step step, Func<LeadDbContext, Task>? saved, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        var found = await db.LoadAsync(grant.Of, grant.Action, command.LeadId, ct);
        if (found.Value is not { } lead)
            return found.Failure ?? new NotFound();
        if (Validation.Check(command) is { } faults)
            return faults;
        if (command.Version is { } seen && seen != lead.Version)
            return new Conflict(Words.Say("{0} has changed this lead meanwhile.", lead.UpdatedBy), lead.Version);

        var now = clock.GetUtcNow().UtcDateTime;
        await using var scope = await db.BeginWriteAsync(ct);
        if (command.Version is null && await RenewAsync(db, grant.Of, grant.Action, lead, ct) is { } refusal)
            return refusal;
        var decided = await step(db, lead, now);
        if (decided.Value is not { } note)
            return decided.Failure ?? new NotFound();
        await Acceptance.OfWorkAsync(db, actor, lead, now, ct);
        var stored = await db.SaveLeadAsync(actor, note, ct);
        if (!stored.IsOk)
            return stored;
        if (saved is not null)
            await saved(db);
        await scope.CommitAsync(ct);
        return stored;
    }

    /// <summary>The lead as it stands now that it is one's turn to write: who asks for no version is not told of changes in between.</summary>
    private static async Task<Failure?> RenewAsync(LeadDbContext db, Actor actor, LeadAction action, Lead lead, CancellationToken ct)
    {
        await db.Entry(lead).ReloadAsync(ct);
        return db.Entry(lead).State == EntityState.Detached || !actor.May(LeadAction.ViewLead, lead) ? new NotFound()
            : actor.May(action, lead) ? null
            : new Forbidden(action);
    }
}
