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
/// assignee is acceptance (DESIGN: assignment).
/// </summary>
public sealed class LeadWork(IDbContextFactory<LeadDbContext> contexts, TimeProvider clock)
{
    /// <summary>Decides on the tracked lead, inside the write; gives the words for the log, or why nothing is changed.</summary>
    internal delegate Task<Outcome<ChangeNote>> Step(LeadDbContext db, Lead lead, DateTime now);

    /// <summary>Takes the step and saves it; the command's faults are told only to whom the action is granted.</summary>
    internal async Task<Outcome<Done>> TakeAsync(Actor actor, LeadAction action, ProgressCommand command, Step step, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        var found = await db.LoadAsync(actor, action, command.LeadId, ct);
        if (found.Value is not { } lead)
            return found.Failure ?? new NotFound();
        if (Validation.Check(command) is { } faults)
            return faults;
        if (command.Version is { } seen && seen != lead.Version)
            return new Conflict(Words.Say("{0} has changed this lead meanwhile.", lead.UpdatedBy), lead.Version);

        var now = clock.GetUtcNow().UtcDateTime;
        await using var scope = await db.BeginWriteAsync(ct);
        var decided = await step(db, lead, now);
        if (decided.Value is not { } note)
            return decided.Failure ?? new NotFound();
        await Acceptance.OfWorkAsync(db, actor, lead, now, ct);
        var saved = await db.SaveLeadAsync(actor, note, ct);
        if (saved.IsOk)
            await scope.CommitAsync(ct);
        return saved;
    }
}
