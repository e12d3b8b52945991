using LeadManager.Core.Access;
using LeadManager.Core.Changes;
using LeadManager.Core.Data;
using LeadManager.Core.Leads;
using LeadManager.Core.Results;
using LeadManager.Core.Users;
using Microsoft.EntityFrameworkCore;

namespace LeadManager.Core.Assignment;

/// <summary>What the assignee answers: he takes the lead on, gives it back with a reason, or is done with it (S4.13-S4.16).</summary>
public sealed class AssignmentAnswers(IDbContextFactory<LeadDbContext> contexts, HandOver handOver, TimeProvider clock)
{
    /// <summary>What the log calls a turn.</summary>
    private const string TurnField = "Assignment";

    private DateTime Now => clock.GetUtcNow().UtcDateTime;

    /// <summary>Takes the lead on; once more changes nothing.</summary>
    public Task<Outcome<HandedOver>> AcceptAsync(Actor actor, HandOverNote command, CancellationToken ct) =>
        AnswerAsync(actor, command, async (db, lead) =>
        {
            var late = await AcceptAsync(db, actor, lead, ct);
            return late is null ? new HandedOver(lead.Id, lead.Name, actor.UserId, actor.Name) : late;
        }, ct);

    /// <summary>
    /// Gives the lead back, with a note why: to who handed it over, or to nobody where that was a rule, somebody who has left,
    /// somebody who cannot hold leads himself (a Coordinator), or the assignee himself by claiming it.
    /// </summary>
    public Task<Outcome<HandedOver>> RejectAsync(Actor actor, HandOverNote command, CancellationToken ct) =>
        AnswerAsync(actor, command, async (db, lead) =>
        {
            if (HandOver.Plain(command.Notes) is not { } why)
                return new Invalid(nameof(HandOverNote.Notes), Words.Say("Say why you cannot take it."));
            var turn = await Chain.CurrentAsync(db, lead, ct);
            if (turn?.CompletedAt is not null)
                return Ended();
            var back = await AssignerAsync(db, actor.UserId, turn?.ById, ct);
            var log = new ChangeNote("Rejected", back is null ? Words.Say("Rejected {0}", lead.Name) : Words.Say("Rejected {0}, back to {1}", lead.Name, back.Name));
            return await handOver.MoveAsync(db, actor, lead, back, new HandOverTerms(log, null, ChainStatus.Rejected, why, Giver: turn?.ById), ct);
        }, ct);

    /// <summary>Says that the assignee has done his part. The lead stays his until somebody moves it on; nothing else of it changes.</summary>
    public Task<Outcome<HandedOver>> CompleteAsync(Actor actor, HandOverNote command, CancellationToken ct) =>
        AnswerAsync(actor, command, async (db, lead) =>
        {
            if (await Chain.CurrentAsync(db, lead, ct) is not { CompletedAt: null } turn)
                return Ended();
            if (await AcceptAsync(db, actor, lead, ct) is { } late)
                return late;
            (turn.Status, turn.CompletedAt, turn.Answer) = (ChainStatus.Completed, Now, HandOver.Plain(command.Notes));
            var saved = await SaveTurnAsync(db, actor, lead, new ChangeNote("Completed", Words.Say("Completed the assignment of {0}", lead.Name)), ct);
            return saved.IsOk ? new HandedOver(lead.Id, lead.Name, actor.UserId, actor.Name) : saved.Failure;
        }, ct);

    private async Task<Outcome<HandedOver>> AnswerAsync(
        Actor actor, HandOverNote command, Func<LeadDbContext, Lead, Task<Outcome<HandedOver>>> answer, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        var found = await db.LoadAsync(actor, command.LeadId, command.Version, ct);
        if (found.Value is not { } lead)
            return found.Failure ?? new NotFound();
        if (!actor.May(LeadAction.AnswerAssignment, lead))
            return new Forbidden(LeadAction.AnswerAssignment);
        if (Validation.Check(command) is { } faults)
            return faults;

        await using var scope = await db.BeginWriteAsync(ct);
        var answered = await answer(db, lead);
        if (answered.IsOk)
            await scope.CommitAsync(ct);
        return answered;
    }

    private async Task<Failure?> AcceptAsync(LeadDbContext db, Actor actor, Lead lead, CancellationToken ct)
    {
        await Acceptance.OfWorkAsync(db, actor, lead, Now, ct);
        return (await db.SaveLeadAsync(actor, new ChangeNote("Accepted", Words.Say("Accepted {0}", lead.Name)), ct)).Failure;
    }

    /// <summary>Saves the end of a turn that changes no column of the lead: the log, the change row and the version follow all the same.</summary>
    private Task<Outcome<Done>> SaveTurnAsync(LeadDbContext db, Actor actor, Lead lead, ChangeNote note, CancellationToken ct)
    {
        (lead.Version, lead.UpdatedAt, lead.UpdatedBy) = (lead.Version + 1, Now, actor.Username);
        db.AuditEntries.Add(AuditTrail.Compose(
            actor, note, Now, new AuditedRecord(EntityTypes.Lead, lead.Id, lead.Name, lead.Version),
            new Dictionary<string, object?> { [TurnField] = ChainStatus.Assigned }, new Dictionary<string, object?> { [TurnField] = ChainStatus.Completed }));
        db.LeadChanges.Add(new LeadChange
        {
            LeadId = lead.Id, Kind = note.ActionType, FromUserId = lead.AssigneeId, ToUserId = lead.AssigneeId, ActorId = actor.UserId, At = Now,
        });
        return db.SaveLeadAsync(actor, note, ct);
    }

    /// <summary>To whom a lead goes back that this holder does not take on; null for nobody.</summary>
    internal static async Task<User?> AssignerAsync(LeadDbContext db, int holderId, int? assignerId, CancellationToken ct) =>
        assignerId is { } id && id != holderId
        && await db.Users.AsNoTracking().SingleOrDefaultAsync(user => user.Id == id && user.IsApproved && user.IsActive, ct) is { } assigner
        && AssignmentGrants.TakesBack(assigner.Role)
            ? assigner
            : null;

    private static Conflict Ended() => new(Words.Say("Your turn with this lead has ended already."));
}
