using LeadManager.Core.Access;
using LeadManager.Core.Assignment;
using LeadManager.Core.Changes;
using LeadManager.Core.Data;
using LeadManager.Core.Data.Engines;
using LeadManager.Core.Events;
using LeadManager.Core.Lists;
using LeadManager.Core.Mail;
using LeadManager.Core.Results;
using LeadManager.Core.Settings;
using LeadManager.Core.Users;
using Microsoft.EntityFrameworkCore;

namespace LeadManager.Core.Leads;

/// <summary>Creates and updates leads.</summary>
public sealed class LeadEditing(
    IDbContextFactory<LeadDbContext> contexts, DatabaseEngine engine, OrganisationService organisation, ListCache lists, AssignmentService assignment, AutoAssignment rules, LeadMails mails, PeopleNames people, TimeProvider clock)
{
    /// <summary>Stands for "this request is being carried out already": what came of it is looked up after the write.</summary>
    private static readonly Conflict Repeated = new("");

    /// <summary>Stores a new lead; the same request key a second time gives the lead of the first.</summary>
    public async Task<Outcome<LeadDetail>> CreateAsync(Actor actor, CreateLead command, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        if (!actor.May(LeadAction.CreateLead))
            return new Forbidden(LeadAction.CreateLead);
        if (await FindSubmittedAsync(db, actor, command, ct) is { } earlier)
            return earlier;
        var lead = LeadRules.Draft(actor, clock.GetUtcNow().UtcDateTime);
        var fields = LeadFields.All.Where(entry => !entry.IsSensitive || actor.May(LeadAction.ViewSensitive, lead)).ToList();
        if (LeadRules.Faults(command, command.Status == LeadStatus.Lost, (await organisation.GetAsync(ct)).Plan) is { } faults)
            return faults;
        if (LeadChoices.Check(command, _ => true, lists.Current) is { } wrongChoice)
            return wrongChoice;

        command.ApplyTo(lead, fields);
        LeadChoices.Fill(lead, _ => true, lists.Current);

        return await StoreAsync(db, actor, lead, command, ct);
    }

    /// <summary>
    /// Writes the fields that differ, each under its own grant. Fields that the actor may not see stay as they are. A
    /// stale version is a conflict and writes nothing.
    /// </summary>
    public async Task<Outcome<LeadDetail>> UpdateAsync(Actor actor, UpdateLead command, CancellationToken ct, ChangeNote? note = null)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        var found = await db.LoadAsync(actor, LeadAction.ViewLead, command.Id, ct);
        if (found.Value is not { } lead)
            return found.Failure ?? new NotFound();
        if (command.Version != lead.Version)
            return new Conflict(Words.Say("{0} has changed this lead meanwhile.", lead.UpdatedBy), lead.Version);
        var edits = LeadRules.EditsOf(actor, lead, command);
        if (LeadRules.Refuse(actor, lead, command, edits) is { } refusal)
            return refusal;
        var message = string.IsNullOrWhiteSpace(command.Message) ? null : command.Message;
        if (message is not null && !LeadRules.MayWriteAbout(actor, lead))
            return new Forbidden(LeadAction.EditContact);
        if (edits.Count == 0 && message is null)
            return await DetailAsync(db, actor, lead, ct);
        if (LeadChoices.Check(command, IsEdited, lists.Current) is { } wrongChoice)
            return wrongChoice;

        command.ApplyTo(lead, edits);
        if (edits.Count > 0)
            LeadChoices.Fill(lead, IsEdited, lists.Current);
        await using var scope = await db.BeginShortWriteAsync(ct);
        if (edits.Count > 0 && await SaveEditsAsync(db, actor, lead, edits, note ?? ChangeNote.Updated, ct) is { } refused)
            return refused;
        if (message is not null && await mails.QueueMessageAsync(db, actor, lead, message, ct) is { } unsent)
            return unsent;
        await scope.CommitAsync(ct);
        return await DetailAsync(db, actor, lead, ct);

        bool IsEdited(string name) => edits.Any(entry => entry.Name == name);
    }

    private async Task<Failure?> SaveEditsAsync(LeadDbContext db, Actor actor, Lead lead, IReadOnlyList<LeadField> edits, ChangeNote note, CancellationToken ct)
    {
        if (await CompleteAsync(db, actor, lead, ct) is { } refused)
            return refused;
        await Acceptance.OfEditsAsync(db, actor, lead, edits, clock.GetUtcNow().UtcDateTime, ct);
        return (await db.SaveLeadAsync(actor, note, ct)).Failure;
    }

    /// <summary>
    /// Fills in what follows from the rest. Runs inside the write, so that an event cannot be deleted or renamed between
    /// the look-up and the save.
    /// </summary>
    private async Task<Failure?> CompleteAsync(LeadDbContext db, Actor actor, Lead lead, CancellationToken ct)
    {
        var staff = LeadRules.StaffOf(lead, actor);
        var staffId = await people.FindAsync(staff, ct);
        var outreach = lead.EventName is null ? null : await FindEventAsync(db, TextFolding.Fold(lead.EventName), ct);
        return LeadRules.Complete(lead, actor, (await organisation.GetAsync(ct)).CountryCode, staffId, outreach);
    }

    private static Task<OutreachEvent?> FindEventAsync(LeadDbContext db, string key, CancellationToken ct) =>
        db.Events.AsNoTracking().SingleOrDefaultAsync(row => row.NameKey == key, ct);

    private async Task<Outcome<LeadDetail>> StoreAsync(LeadDbContext db, Actor actor, Lead lead, CreateLead command, CancellationToken ct)
    {
        try
        {
            if (await WriteAsync(db, actor, lead, command, ct) is { } refused)
                return ReferenceEquals(refused, Repeated) ? await FindFirstAsync(actor, command, ct) : refused;
        }
        catch (DbUpdateException fault) when (engine.IsDuplicate(fault) && command.RequestKey is not null)
        {
            return await FindFirstAsync(actor, command, ct); // another process was faster
        }

        return await DetailAsync(db, actor, lead, ct);
    }

    /// <summary>Stores the lead with all that follows; or says why not, once all that it was held against is on the disk.</summary>
    private async Task<Failure?> WriteAsync(LeadDbContext db, Actor actor, Lead lead, CreateLead command, CancellationToken ct)
    {
        await using var scope = await db.BeginShortWriteAsync(ct);
        if (command.RequestKey is { } key && await db.SubmittedRequests.AnyAsync(row => row.UserId == actor.UserId && row.Key == key, ct))
            return Repeated;
        if (await CompleteAsync(db, actor, lead, ct) is { } refused)
            return refused;
        var ruled = command.AssigneeId is null ? await rules.DecideAsync(db, actor, lead, ct) : null;
        db.Add(lead);
        await db.SaveAsync(actor, ChangeNote.Created, ct);
        if (await AssignAsync(db, actor, lead, command, ruled, ct) is { } unassignable)
            return unassignable;
        if (command.RequestKey is not null)
        {
            db.Add(SubmittedLead.Of(actor, command, lead));
            await db.SaveAsync(actor, ChangeNote.Created, ct);
        }

        await scope.CommitAsync(ct);
        return null;
    }

    /// <summary>
    /// Gives the new lead to who was chosen, under the same restrictions as later (S4.36), to who entered it where he would
    /// lose sight of it, or else to whom the rules have found.
    /// </summary>
    private async Task<Failure?> AssignAsync(LeadDbContext db, Actor actor, Lead lead, CreateLead command, RuleDecision? ruled, CancellationToken ct)
    {
        if (ruled is { To: not null })
            return (await rules.GiveAsync(db, lead, ruled, ct)).Failure;
        var note = new HandOverNote { LeadId = lead.Id, Notes = command.AssignmentNotes };
        if ((command.AssigneeId is null || command.AssigneeId == actor.UserId) && AssignmentGrants.KeepsOwn(actor, lead))
            return (await assignment.KeepAsync(db, actor, lead, note, ct)).Failure;
        return command.AssigneeId is null ? null
            : (await assignment.GiveAsync(db, actor, lead, command.AssigneeId, note, nameof(CreateLead.AssigneeId), ct)).Failure;
    }

    /// <summary>What came of the request with this key, if it has come before: the lead of then, or a conflict where it said something else.</summary>
    private static async Task<Outcome<LeadDetail>?> FindSubmittedAsync(LeadDbContext db, Actor actor, CreateLead command, CancellationToken ct)
    {
        if (command.RequestKey is not { } key)
            return null;
        if (key.Length is 0 or > SubmittedRequest.KeyMax)
            return new Invalid("", Words.Say("The request key has at most {0} characters.", SubmittedRequest.KeyMax));
        if (await db.SubmittedRequests.AsNoTracking().SingleOrDefaultAsync(row => row.UserId == actor.UserId && row.Key == key, ct) is not { } earlier)
            return null;
        if (await db.Leads.Allowed(actor, LeadAction.ViewLead).AsNoTracking().SingleOrDefaultAsync(row => row.Id == earlier.EntityId, ct) is not { } lead)
            return new NotFound();
        return SubmittedLead.IsOf(earlier, command) ? await DetailAsync(db, actor, lead, ct)
            : new Conflict(Words.Say("This has been saved before, with other values, as {0}. Nothing was saved now: change that lead, or send it with a new request key.", lead.Name), lead.Version);
    }

    private async Task<Outcome<LeadDetail>> FindFirstAsync(Actor actor, CreateLead command, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        return await FindSubmittedAsync(db, actor, command, ct) ?? throw new InvalidOperationException("A lead broke a unique index.");
    }

    private static async Task<LeadDetail> DetailAsync(LeadDbContext db, Actor actor, Lead lead, CancellationToken ct)
    {
        db.Entry(lead).State = EntityState.Detached; // what is returned may be blanked; nothing of that may be saved
        var assignee = lead.AssigneeId is { } id ? await db.Users.Where(user => user.Id == id).Select(user => user.Name).SingleOrDefaultAsync(ct) : null;
        return LeadDetail.For(actor, lead, assignee);
    }
}
