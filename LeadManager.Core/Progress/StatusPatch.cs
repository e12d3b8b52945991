using System.ComponentModel.DataAnnotations;
using LeadManager.Core.Access;
using LeadManager.Core.Assignment;
using LeadManager.Core.Changes;
using LeadManager.Core.Data;
using LeadManager.Core.Leads;
using LeadManager.Core.Results;
using LeadManager.Core.Settings;
using Microsoft.EntityFrameworkCore;

namespace LeadManager.Core.Progress;

/// <summary>A status, an assignee, or both in one go (S5.33-S5.41); what is absent stays.</summary>
public sealed record PatchStatus : ProgressCommand
{
    public LeadStatus? Status { get; set; }

    public int? AssignedTo { get; set; }

    /// <summary>Kept with the hand-over, or with the change of status where there is none.</summary>
    [StringLength(LeadLimits.Reason), PlainText, Display(Name = "Remarks")]
    public string? Remarks { get; set; }
}

/// <summary>
/// Sets status and assignee in one transaction. The status that the lead has already asks for no right to change it, so
/// that a list can send it along with an assignee (S5.35).
/// </summary>
public sealed class StatusPatch(IDbContextFactory<LeadDbContext> contexts, AssignmentService assignments, OfficeWords words, TimeProvider clock)
{
    /// <summary>Changes what differs; all of it or nothing.</summary>
    public async Task<Outcome<Done>> PatchAsync(Actor actor, PatchStatus command, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        var found = await db.LoadAsync(actor, command.LeadId, command.Version, ct);
        if (found.Value is not { } lead)
            return found.Failure ?? new NotFound();
        var changesStatus = command.Status is { } status && status != lead.Status;
        if (changesStatus && !actor.May(LeadAction.ChangeStatus, lead))
            return new Forbidden(LeadAction.ChangeStatus);
        if (Validation.Check(command) is { } faults)
            return faults;

        await using var scope = await db.BeginWriteAsync(ct);
        if (changesStatus && await ChangeAsync(db, actor, lead, command, ct) is { } refused)
            return refused;
        if (command.AssignedTo is { } user && user != lead.AssigneeId)
        {
            var given = await assignments.GiveAsync(db, actor, lead, user, new HandOverNote { LeadId = lead.Id, Notes = command.Remarks }, nameof(command.AssignedTo), ct);
            if (!given.IsOk)
                return given.Failure;
        }

        await scope.CommitAsync(ct);
        return Done.It;
    }

    private async Task<Failure?> ChangeAsync(LeadDbContext db, Actor actor, Lead lead, PatchStatus command, CancellationToken ct)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        var set = ProgressService.SetStatus(actor, lead, new ChangeStatus { LeadId = lead.Id, Status = command.Status ?? lead.Status, Remarks = command.Remarks }, words, now);
        if (set.Value is not { } note)
            return set.Failure;
        await Acceptance.OfWorkAsync(db, actor, lead, now, ct);
        var saved = await db.SaveLeadAsync(actor, note, ct);
        return saved.Failure;
    }
}
