using LeadManager.Core.Access;
using LeadManager.Core.Changes;
using LeadManager.Core.Data;
using LeadManager.Core.Leads;
using LeadManager.Core.Results;
using Microsoft.EntityFrameworkCore;

namespace LeadManager.Core.Assignment;

/// <summary>Gives leads to people: assign, reassign, claim. Only who owns the lead changes, never its status (S5.41).</summary>
public sealed class AssignmentService(IDbContextFactory<LeadDbContext> contexts, Recipients recipients, HandOver handOver)
{
    /// <summary>
    /// Gives the lead to this user. A lead that nobody has needs AssignLead, one that somebody has ReassignLead, and
    /// OverrideOwner besides where he has accepted it; taking a free one oneself is claiming it.
    /// </summary>
    public async Task<Outcome<HandedOver>> AssignAsync(Actor actor, AssignLead command, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        var found = await db.LoadAsync(actor, command.LeadId, command.Version, ct);
        if (found.Value is not { } lead)
            return found.Failure ?? new NotFound();

        await using var scope = await db.BeginWriteAsync(ct);
        var given = await GiveAsync(db, actor, lead, command.UserId, command, nameof(AssignLead.UserId), ct);
        if (given.IsOk)
            await scope.CommitAsync(ct);
        return given;
    }

    /// <summary>Gives the lead to another user, provider or office, or several of these at once (S1.41, S1.42).</summary>
    public async Task<Outcome<HandedOver>> ReassignAsync(Actor actor, ReassignLead command, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        var found = await db.LoadAsync(actor, command.LeadId, command.Version, ct);
        if (found.Value is not { } lead)
            return found.Failure ?? new NotFound();
        var movesPlace = command.ProviderId is not null || command.OfficeId is not null;
        if ((movesPlace || command.UserId is null) && !actor.May(LeadAction.ReassignLead, lead))
            return new Forbidden(LeadAction.ReassignLead);
        if (!movesPlace && command.UserId is null)
            return new Invalid(nameof(ReassignLead.UserId), Words.Say("Choose a user, a provider or an office."));

        await using var scope = await db.BeginWriteAsync(ct);
        if (await FaultsOfPlaceAsync(db, command, ct) is { } faults)
            return faults;
        lead.ProviderId = command.ProviderId ?? lead.ProviderId;
        lead.OfficeId = command.OfficeId ?? lead.OfficeId;
        var moved = command.UserId is null
            ? await SavePlaceAsync(db, actor, lead, command, ct)
            : await GiveAsync(db, actor, lead, command.UserId, command, nameof(ReassignLead.UserId), ct);
        if (moved.IsOk)
            await scope.CommitAsync(ct);
        return moved;
    }

    /// <summary>Takes a lead that nobody has (S4.44-S4.47).</summary>
    public async Task<Outcome<HandedOver>> ClaimAsync(Actor actor, HandOverNote command, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        var found = await db.LoadAsync(actor, command.LeadId, command.Version, ct);
        if (found.Value is not { } lead)
            return found.Failure ?? new NotFound();
        if (!actor.May(LeadAction.ClaimLead, lead))
            return actor.May(LeadAction.ClaimLead) && lead.AssigneeId is not null
                ? new Forbidden(LeadAction.ClaimLead, Words.Say("Somebody has this lead already; only a free one can be claimed ({0}).", Words.Find(nameof(LeadAction.ClaimLead))))
                : new Forbidden(LeadAction.ClaimLead);

        await using var scope = await db.BeginWriteAsync(ct);
        var claimed = await GiveAsync(db, actor, lead, actor.UserId, command, nameof(AssignLead.UserId), ct);
        if (claimed.IsOk)
            await scope.CommitAsync(ct);
        return claimed;
    }

    /// <summary>Gives the loaded lead within the open write; what bulk assignment and the creation of a lead do too.</summary>
    internal async Task<Outcome<HandedOver>> GiveAsync(
        LeadDbContext db, Actor actor, Lead lead, int? userId, HandOverNote command, string field, CancellationToken ct)
    {
        var chosen = await recipients.ChooseAsync(db, actor, lead, userId, field, ct);
        if (chosen.Value is not { } to)
            return chosen.Failure ?? new NotFound();
        if (Validation.Check(command) is { } faults)
            return faults;

        var (action, sentence) = Describe(actor, lead, to.Id);
        return await handOver.MoveAsync(db, actor, lead, to, new HandOverTerms(new ChangeNote(action, Words.Say(sentence, lead.Name, to.Name)), command.Notes, Batch: command.Batch), ct);
    }

    /// <summary>Leaves a new lead with who entered it, within the open write.</summary>
    internal async Task<Outcome<HandedOver>> KeepAsync(LeadDbContext db, Actor actor, Lead lead, HandOverNote command, CancellationToken ct) =>
        await handOver.MoveAsync(
            db, actor, lead, await db.Users.AsNoTracking().SingleAsync(user => user.Id == actor.UserId, ct),
            new HandOverTerms(new ChangeNote("Assigned", Words.Say("Assigned {0} to {1}", lead.Name, actor.Name)), command.Notes), ct);

    private static (string Action, string Sentence) Describe(Actor actor, Lead lead, int userId) =>
        lead.AssigneeId is null && userId == actor.UserId ? ("Claimed", "Claimed {0}")
        : AssignmentGrants.ActionOf(actor, lead) switch
        {
            LeadAction.AssignLead => ("Assigned", "Assigned {0} to {1}"),
            LeadAction.OverrideOwner => ("OwnerOverridden", "Gave {0}, which had been accepted, to {1}"),
            _ => ("Reassigned", "Reassigned {0} to {1}"),
        };

    private static async Task<Outcome<HandedOver>> SavePlaceAsync(LeadDbContext db, Actor actor, Lead lead, ReassignLead command, CancellationToken ct)
    {
        if (Validation.Check(command) is { } faults)
            return faults;
        var sentence = Words.Say("Moved {0} to another office or provider", lead.Name);
        var saved = await db.SaveLeadAsync(actor, new ChangeNote("Reassigned", HandOver.Plain(command.Notes) is { } notes ? $"{sentence}: {notes}" : sentence), ct);
        var holder = await db.Users.Where(user => user.Id == lead.AssigneeId).Select(user => user.Name).SingleOrDefaultAsync(ct);
        return saved.IsOk ? new HandedOver(lead.Id, lead.Name, lead.AssigneeId, holder) : saved.Failure;
    }

    private static async Task<Invalid?> FaultsOfPlaceAsync(LeadDbContext db, ReassignLead command, CancellationToken ct)
    {
        var faults = new Dictionary<string, string[]>();
        if (command.ProviderId is { } provider && !await db.Providers.AnyAsync(row => row.Id == provider && !row.IsRetired, ct))
            faults[nameof(command.ProviderId)] = [Words.Say("There is no such provider. Choose one from the list.")];
        if (command.OfficeId is { } office && !await db.Offices.AnyAsync(row => row.Id == office && !row.IsRetired, ct))
            faults[nameof(command.OfficeId)] = [Words.Say("There is no such office. Choose one from the list.")];
        return faults.Count == 0 ? null : new Invalid(faults);
    }
}
