using LeadManager.Core.Access;
using LeadManager.Core.Changes;
using LeadManager.Core.Data;
using LeadManager.Core.FollowUps;
using LeadManager.Core.Leads;
using LeadManager.Core.Notifications;
using LeadManager.Core.Results;
using LeadManager.Core.Users;
using Microsoft.EntityFrameworkCore;

namespace LeadManager.Core.Assignment;

/// <summary>What one hand-over writes besides the lead and the two people.</summary>
/// <param name="Log">What it is called in the activity log.</param>
/// <param name="Notes">What is said to the new holder.</param>
/// <param name="Ends">How it ends the present holder's turn; Assigned where somebody else moves the lead on.</param>
/// <param name="Answer">What the present holder says at the end of his turn.</param>
/// <param name="Reason">Why a rule chose the new holder.</param>
/// <param name="Batch">The same for all leads of one bulk action, so that it is told of once.</param>
/// <param name="Giver">Who had given it out: he is told where it comes back to nobody.</param>
/// <param name="IsMissed">Whether it is taken away because it was not accepted in time.</param>
/// <param name="At">Since when he has it (UTC), where turns that are given out together must keep their order; else now.</param>
internal sealed record HandOverTerms(
    ChangeNote Log, string? Notes = null, ChainStatus Ends = ChainStatus.Assigned, string? Answer = null, string? Reason = null, DateTime? At = null, string? Batch = null, int? Giver = null, bool IsMissed = false);

/// <summary>
/// Gives a lead from one to another: the one place that every hand-over passes, so that the lead's columns, the chain, the
/// audit entry, the change row, whose turn it is next, and what the new holder is told are written in one transaction or not
/// at all. It never touches the status (S5.22, S5.41).
/// </summary>
public sealed class HandOver(Notices notices, TimeProvider clock)
{
    /// <summary>
    /// Moves the lead within the open write; to nobody where <paramref name="to"/> is null. Whoever takes a lead himself
    /// has thereby accepted it. A lead that changed meanwhile is a conflict, and then nothing may be committed.
    /// </summary>
    internal async Task<Outcome<HandedOver>> MoveAsync(LeadDbContext db, Actor actor, Lead lead, User? to, HandOverTerms terms, CancellationToken ct)
    {
        var now = terms.At ?? clock.GetUtcNow().UtcDateTime;
        if (await Chain.CurrentAsync(db, lead, ct) is { CompletedAt: null } turn)
            (turn.Status, turn.CompletedAt, turn.Answer) = (terms.Ends, now, terms.Answer);
        await FollowUpRules.PassOnAsync(db, lead, lead.AssigneeId, to?.Id, ct);
        var isTaken = to is not null && to.Id == actor.UserId;
        lead.AssigneeId = to?.Id;
        lead.AssignedAt = to is null ? null : now;
        lead.AcceptedAt = isTaken ? now : null;
        lead.AssignmentReason = terms.Reason;
        if (to is not null && lead.TeamLeadId is { } manager && !await ReportingLine.IsBelowAsync(db, to.Id, manager, ct))
            lead.TeamLeadId = null; // the responsible manager of another line
        if (to is not null)
        {
            db.Add(EntryOf(actor, lead, lead.Id, to, terms.Notes, now));
            await db.Users.Where(user => user.Id == to.Id).ExecuteUpdateAsync(user => user.SetProperty(row => row.LastAssignedAt, now), ct);
        }

        await TellAsync(db, actor, lead, to?.Id, terms, ct);
        var saved = await db.SaveLeadAsync(actor, terms.Log, ct);
        return saved.IsOk ? new HandedOver(lead.Id, lead.Name, to?.Id, to?.Name) : saved.Failure;
    }

    /// <summary>The new holder hears of it; of a rejection that leaves it with nobody, who had given it out.</summary>
    private Task TellAsync(LeadDbContext db, Actor actor, Lead lead, int? to, HandOverTerms terms, CancellationToken ct)
    {
        var isRejected = terms.Ends == ChainStatus.Rejected;
        if (terms.IsMissed)
            return notices.TellAsync(db, actor, to ?? terms.Giver, NoticeKind.NotAccepted, lead, new NoticeFacts { Detail = "Returned", Text = terms.Answer }, ct);
        var facts = new NoticeFacts { Text = Plain(terms.Notes) ?? terms.Answer, Batch = terms.Batch, Template = isRejected && to is null ? "Rejected" : null };
        return notices.TellAsync(db, actor, to ?? terms.Giver, isRejected ? NoticeKind.Returned : NoticeKind.Assigned, lead, facts, ct);
    }

    /// <summary>The new holder's turn in the chain.</summary>
    internal static ChainEntry EntryOf(Actor actor, Lead lead, int leadId, User to, string? notes, DateTime now) => new()
    {
        LeadId = leadId, UserId = to.Id, Role = to.Role, Name = to.Name, AssignedAt = now,
        ById = actor.StoredId, ByName = actor.Name, Notes = Plain(notes), AcceptedAt = lead.AcceptedAt,
    };

    /// <summary>A note without anything in it is none.</summary>
    internal static string? Plain(string? notes) => string.IsNullOrWhiteSpace(notes) ? null : notes.Trim();
}
