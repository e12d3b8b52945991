using LeadManager.Core.Access;
using LeadManager.Core.Changes;
using LeadManager.Core.Data;
using LeadManager.Core.Data.Configurations;
using LeadManager.Core.Data.Engines;
using LeadManager.Core.Leads;
using LeadManager.Core.Notifications;
using LeadManager.Core.Results;
using LeadManager.Core.Settings;
using Microsoft.EntityFrameworkCore;

namespace LeadManager.Core.Assignment;

/// <summary>
/// Gives back or escalates what nobody accepted in time (S3.208, S4.69). Each turn is noted as missed in the very write that
/// acts on it, so that neither a restart nor a second process does it again; of an acceptance and this at the same moment
/// the one that comes to write first holds.
/// </summary>
public sealed class AcceptanceDeadline(IDbContextFactory<LeadDbContext> contexts, DatabaseEngine engine, HandOver handOver, Notices notices, OneByOne rows, TimeProvider clock)
{
    /// <summary>How many leads one round takes, so that nobody's save has to wait for long.</summary>
    public const int Batch = 50;

    /// <summary>Acts on what is late now; how many leads it was.</summary>
    public async Task<int> ApplyAsync(CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        if (await db.Organisations.AsNoTracking().SingleOrDefaultAsync(ct) is not { AcceptWithinHours: { } hours } office)
            return 0;
        var since = clock.GetUtcNow().UtcDateTime.AddHours(-hours); // hours that have passed, whatever the office's clocks were set to meanwhile
        if (office.AcceptSince > since)
            return 0;
        var (acted, why) = (0, hours == 1 ? Words.Say("Not accepted within 1 hour") : Words.Say("Not accepted within {0} hours", hours));
        foreach (var id in await FindAsync(db, since, ct))
            if (await rows.TryAsync("lead", id, () => ApplyAsync(id, since, office.AcceptStep ?? default, why, ct), ct) is true)
                acted++;
        return acted;
    }

    private Task<List<int>> FindAsync(LeadDbContext db, DateTime since, CancellationToken ct) =>
        engine.AllowedBy(db, Actor.System, LeadAction.ViewLead, LeadIndexes.ToAccept)
            .WhereOpen().Where(lead => lead.AssigneeId != null && lead.AcceptedAt == null && lead.AssignedAt <= since)
            .Where(lead => !db.ChainEntries.Any(turn => turn.LeadId == lead.Id && turn.UserId == lead.AssigneeId && turn.CompletedAt == null && turn.MissedAt != null))
            .OrderBy(lead => lead.AssignedAt).ThenBy(lead => lead.Id).Select(lead => lead.Id).Take(Batch).ToListAsync(ct);

    /// <summary>Looks again inside the write: what was accepted, moved or done meanwhile is left alone.</summary>
    private async Task<bool> ApplyAsync(int id, DateTime since, UnacceptedStep step, string why, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        await using var scope = await db.BeginWriteAsync(ct);
        if (await db.Leads.Allowed(Actor.System, LeadAction.ViewLead).SingleOrDefaultAsync(row => row.Id == id, ct) is not { IsOpen: true, AssigneeId: { } holder, AcceptedAt: null } lead
            || lead.AssignedAt > since || await Chain.CurrentAsync(db, lead, ct) is not { MissedAt: null, CompletedAt: null } turn)
            return false;
        turn.MissedAt = clock.GetUtcNow().UtcDateTime;
        var done = step == UnacceptedStep.Escalate ? await EscalateAsync(db, lead, holder, turn, why, ct) : await GiveBackAsync(db, lead, holder, turn, why, ct);
        if (done is null)
            await scope.CommitAsync(ct);
        return done is null;
    }

    private async Task<Failure?> GiveBackAsync(LeadDbContext db, Lead lead, int holder, ChainEntry turn, string why, CancellationToken ct)
    {
        var back = await AssignmentAnswers.AssignerAsync(db, holder, turn.ById, ct);
        await notices.TellAsync(db, Actor.System, holder, NoticeKind.NotAccepted, lead, new NoticeFacts { Detail = "Returned", Text = why }, ct); // while he sees it
        var log = new ChangeNote("NotAccepted", back is null ? Words.Say("{0}: {1}. Nobody has the lead now", lead.Name, why) : Words.Say("{0}: {1}. It goes back to {2}", lead.Name, why, back.Name));
        return (await handOver.MoveAsync(db, Actor.System, lead, back, new HandOverTerms(log, Answer: why, Giver: turn.ById, IsMissed: true), ct)).Failure;
    }

    private async Task<Failure?> EscalateAsync(LeadDbContext db, Lead lead, int holder, ChainEntry turn, string why, CancellationToken ct)
    {
        (lead.IsEscalated, lead.EscalationReason) = (true, lead.IsEscalated ? lead.EscalationReason : why);
        var facts = new NoticeFacts { Detail = "Escalated", Text = why };
        var above = await notices.TellAboveAsync(db, Actor.System, NoticeKind.NotAccepted, lead, facts, ct);
        foreach (var concerned in new[] { holder, turn.ById }.Where(id => id is not null && id != above).Distinct())
            await notices.TellAsync(db, Actor.System, concerned, NoticeKind.NotAccepted, lead, facts, ct);
        return (await db.SaveLeadAsync(Actor.System, new ChangeNote("Escalated", Words.Say("Escalated {0}: {1}", lead.Name, why)), ct)).Failure;
    }
}
