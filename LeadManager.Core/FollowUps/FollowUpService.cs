using LeadManager.Core.Access;
using LeadManager.Core.Activities;
using LeadManager.Core.Assignment;
using LeadManager.Core.Changes;
using LeadManager.Core.Data;
using LeadManager.Core.Leads;
using LeadManager.Core.Progress;
using LeadManager.Core.Results;
using LeadManager.Core.Settings;
using LeadManager.Core.Users;
using Microsoft.EntityFrameworkCore;

namespace LeadManager.Core.FollowUps;

/// <summary>
/// Plans what is due with a lead, and notes what became of it (S3.049, S3.059, S3.095). Each step is one write in which the
/// lead's next follow-up is kept; of two who end the same one the first is heard and the second is told.
/// </summary>
public sealed class FollowUpService(
    IDbContextFactory<LeadDbContext> contexts, LeadWork work, FollowUpOwners owners, FollowUpLines lines, OrganisationService organisation, PeopleNames names)
{
    /// <summary>Changes the open follow-up; gives the words for the log, or why nothing is changed.</summary>
    private delegate Task<Outcome<string>> Change(LeadDbContext db, Lead lead, FollowUp row, DateTime now);

    /// <summary>Plans one; the same key again gives the first one.</summary>
    public async Task<Outcome<FollowUpLine>> AddAsync(Actor actor, AddFollowUp command, CancellationToken ct)
    {
        var repeats = new Repeats(actor, command.RequestKey, EntityTypes.FollowUp, command with { RequestKey = null });
        FollowUp? added = null;
        var earlier = 0;
        var outcome = await work.TakeAsync(actor, LeadAction.AddFollowUp, command, async (db, lead, now) =>
        {
            var first = await repeats.FindAsync(db, ct);
            if (!first.IsOk || (earlier = first.Value) > 0)
                return first.Failure ?? new Conflict("");
            var owner = command.OwnerId ?? actor.UserId;
            if (await owners.RefuseAsync(db, actor, lead, owner, ct) is { } wrongOwner)
                return wrongOwner;
            db.Add(added = Plan(actor, lead, command.DueAt, command.Type, command.Note, owner, now));
            await FollowUpRules.KeepNextAsync(db, lead, ct);
            return new ChangeNote("FollowUpAdded", Words.Say("Planned a follow-up with {0}", lead.Name));
        }, ct, db => repeats.KeepAsync(db, added?.Id ?? 0, added?.CreatedAt ?? default, ct));

        return earlier > 0 ? await FindAsync(actor, earlier, ct)
            : outcome.Failure is { } failure ? failure
            : await FindAsync(actor, added?.Id ?? 0, ct);
    }

    /// <summary>Notes that it was done and what came of it; plans the next one where there is to be one, of the same owner.</summary>
    public async Task<Outcome<FollowUpLine>> CompleteAsync(Actor actor, CompleteFollowUp command, CancellationToken ct)
    {
        var calendar = await organisation.GetCalendarAsync(ct);
        return await TakeAsync(actor, command, "FollowUpCompleted", async (db, lead, row, now) =>
        {
            End(actor, row, FollowUpState.Done, command.Outcome, now);
            LastContact.Follow(lead, row.Type, row.Outcome, calendar.DateOf(now));
            await Acceptance.OfContactAsync(db, actor, lead, (row.Type, now), now, ct);
            if (command.NextDueAt is not null)
                db.Add(Plan(actor, lead, command.NextDueAt, command.NextType ?? row.Type, command.NextNote, row.OwnerId, now));
            return Words.Say("Done: {0} with {1}", Words.Find(row.Type.ToString()), lead.Name);
        }, ct);
    }

    /// <summary>Moves it to another time.</summary>
    public Task<Outcome<FollowUpLine>> MoveAsync(Actor actor, MoveFollowUp command, CancellationToken ct) =>
        TakeAsync(actor, command, "FollowUpMoved", (_, lead, row, _) =>
        {
            row.DueAt = command.DueAt ?? row.DueAt;
            return Task.FromResult<Outcome<string>>(Words.Say("Moved a follow-up with {0}", lead.Name));
        }, ct);

    /// <summary>Changes what is due, when and by whom.</summary>
    public Task<Outcome<FollowUpLine>> EditAsync(Actor actor, EditFollowUp command, CancellationToken ct) =>
        TakeAsync(actor, command, "FollowUpChanged", async (db, lead, row, _) =>
        {
            var owner = command.OwnerId ?? row.OwnerId;
            if (owner != row.OwnerId && await owners.RefuseAsync(db, actor, lead, owner, ct) is { } refusal)
                return refusal;
            (row.DueAt, row.Type, row.Note, row.OwnerId) = (command.DueAt ?? row.DueAt, command.Type ?? row.Type, Plain(command.Note), owner);
            return Words.Say("Changed a follow-up with {0}", lead.Name);
        }, ct);

    /// <summary>Calls it off.</summary>
    public Task<Outcome<FollowUpLine>> CancelAsync(Actor actor, CancelFollowUp command, CancellationToken ct) =>
        TakeAsync(actor, command, "FollowUpCancelled", (_, lead, row, now) =>
        {
            End(actor, row, FollowUpState.Cancelled, command.Reason, now);
            return Task.FromResult<Outcome<string>>(Words.Say("Called off a follow-up with {0}", lead.Name));
        }, ct);

    /// <summary>One follow-up as the actor may see it.</summary>
    public async Task<Outcome<FollowUpLine>> FindAsync(Actor actor, int id, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        var visible = db.Leads.Allowed(actor, LeadAction.ViewActivities);
        var found = await db.FollowUps.AsNoTracking().Where(row => row.Id == id && visible.Any(lead => lead.Id == row.LeadId)).ToListAsync(ct);
        return await lines.OfAsync(db, actor, found, ct) is [var line] ? line : new NotFound();
    }

    /// <summary>A lead's follow-ups: the open ones first, the next one at the top; then those that have ended, the last one first.</summary>
    public async Task<Outcome<LeadFollowUps>> ListAsync(Actor actor, int leadId, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        var found = await db.LoadAsync(actor, LeadAction.ViewActivities, leadId, ct);
        if (!found.IsOk)
            return found.Failure;
        var rows = await db.FollowUps.AsNoTracking().Where(row => row.LeadId == leadId).ToListAsync(ct);
        var ordered = rows.Where(row => row.State == FollowUpState.Open).OrderBy(row => row.DueAt)
            .Concat(rows.Where(row => row.State != FollowUpState.Open).OrderByDescending(row => row.EndedAt)).ToList();
        return new LeadFollowUps(await lines.OfAsync(db, actor, ordered, ct));
    }

    private async Task<Outcome<FollowUpLine>> TakeAsync<T>(Actor actor, T command, string action, Change change, CancellationToken ct) where T : ProgressCommand, IFollowUpStep
    {
        if (await LeadOfAsync(command.FollowUpId, ct) is not { } leadId)
            return new NotFound();
        var outcome = await work.TakeAsync(actor, LeadAction.AddFollowUp, command with { LeadId = leadId, Version = null }, async (db, lead, now) =>
        {
            if (await db.FollowUps.SingleOrDefaultAsync(row => row.Id == command.FollowUpId, ct) is not { } row)
                return new NotFound();
            if (FollowUpRules.Refuse(actor, lead, row.OwnerId) is { } refusal)
                return refusal;
            if (await RefuseStateAsync(row, command, ct) is { } late)
                return late;
            var changed = await change(db, lead, row, now);
            if (changed.Value is not { } said)
                return changed.Failure ?? new NotFound();
            await FollowUpRules.KeepNextAsync(db, lead, ct);
            (lead.UpdatedAt, lead.UpdatedBy) = (now, actor.Username); // worked on, also where none of its columns changes
            return new ChangeNote(action, said);
        }, ct);
        return outcome.IsOk ? await FindAsync(actor, command.FollowUpId, ct) : outcome.Failure;
    }

    private async Task<int?> LeadOfAsync(int followUpId, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        return await db.FollowUps.Where(row => row.Id == followUpId).Select(row => (int?)row.LeadId).SingleOrDefaultAsync(ct);
    }

    private async Task<Conflict?> RefuseStateAsync(FollowUp row, IFollowUpStep command, CancellationToken ct)
    {
        var by = row.EndedById is { } id ? await names.OfAsync(id, ct) : Actor.System.Name;
        return row.State switch
        {
            FollowUpState.Done => new(Words.Say("{0} has done this follow-up already.", by), row.Version),
            FollowUpState.Cancelled => new(Words.Say("{0} has called this follow-up off already.", by), row.Version),
            _ when command.Seen is { } seen && seen != row.Version => new(Words.Say("This follow-up has been changed meanwhile. Look at it and try again."), row.Version),
            _ => null,
        };
    }

    internal static FollowUp Plan(Actor actor, Lead lead, DateTime? dueAt, ActivityType? type, string? note, int owner, DateTime now) => new()
    {
        LeadId = lead.Id, DueAt = dueAt ?? now, Type = type ?? ActivityType.Call, Note = Plain(note), OwnerId = owner,
        CreatedAt = now, CreatedById = actor.StoredId,
    };

    internal static void End(Actor actor, FollowUp row, FollowUpState state, string? outcome, DateTime now)
    {
        (row.State, row.Outcome, row.EndedAt) = (state, Plain(outcome), now);
        row.EndedById = actor.StoredId;
    }

    private static string? Plain(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();
}
