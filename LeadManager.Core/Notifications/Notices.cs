using LeadManager.Core.Access;
using LeadManager.Core.Data;
using LeadManager.Core.Leads;
using LeadManager.Core.Mail;
using LeadManager.Core.Users;
using Microsoft.EntityFrameworkCore;

namespace LeadManager.Core.Notifications;

/// <summary>
/// Tells people what has happened. Whatever changes something calls <see cref="TellAsync"/> inside its own write, after the
/// lead is changed in memory and before the save: notice and mail are then stored with the change or not at all. Example, in
/// a step of <see cref="Progress.LeadWork"/>:
/// <code>await notices.TellAsync(db, actor, request.ById, NoticeKind.QuotationDecided, lead, new NoticeFacts { Detail = "Rejected", Text = comment }, ct);</code>
/// Nobody is told of what he did himself, of a lead that he may not see, or of what he does not want to hear; an account that
/// may not enter is told nothing. The words stand in <c>MailTexts.resx</c> and in the line of the bell.
/// </summary>
public sealed class Notices(MailRecipients recipients, LeadMails mails, TimeProvider clock)
{
    /// <summary>Tells one person of this lead, within the open write; with nobody to tell, nothing happens.</summary>
    /// <param name="db">The context of the running write; who called saves it.</param>
    /// <param name="actor">Who caused it; <see cref="Actor.System"/> for a rule or a job.</param>
    /// <param name="recipientId">Who is told.</param>
    /// <param name="kind">What has happened.</param>
    /// <param name="lead">The stored lead, as it is about to be.</param>
    /// <param name="facts">What else there is to say.</param>
    /// <param name="ct">Stops before anything is stored.</param>
    internal async Task TellAsync(LeadDbContext db, Actor actor, int? recipientId, NoticeKind kind, Lead lead, NoticeFacts facts, CancellationToken ct)
    {
        if (recipientId is not { } userId || userId == actor.UserId || await recipients.FindListenerAsync(db, userId, kind, lead, ct) is not { } listener)
            return;
        if (facts.Batch is { } batch && await db.Notices.SingleOrDefaultAsync(row => row.UserId == userId && row.Key == batch, ct) is { } earlier)
        {
            await CountAsync(db, actor, earlier, listener, ct);
            return;
        }

        var key = facts.Batch ?? facts.Key;
        if (key is not null && await db.Notices.AnyAsync(row => row.UserId == userId && row.Key == key, ct))
            return;
        db.Add(Notice.Of(actor, userId, kind, lead.Id, facts, clock.GetUtcNow().UtcDateTime));
        if (!facts.IsQuiet && listener.Mail is { } recipient)
            db.Add(await mails.ComposeAsync(actor, lead, kind, facts, recipient, ct));
    }

    /// <summary>
    /// Tells the nearest above the lead's holder - above the actor, where nobody has it - who may enter and see the lead and
    /// did not cause it himself; before all, the responsible manager. Who that is, or null where there is nobody.
    /// </summary>
    internal async Task<int?> TellAboveAsync(LeadDbContext db, Actor actor, NoticeKind kind, Lead lead, NoticeFacts facts, CancellationToken ct)
    {
        var line = (lead.AssigneeId ?? actor.UserId) is var from && from > 0 ? await ReportingLine.ReadAboveAsync(db, from, ct) : [];
        foreach (var above in lead.TeamLeadId is { } manager ? line.Prepend(manager).Distinct() : line)
            if (above != actor.UserId && await recipients.MaySeeAsync(above, lead, ct))
            {
                await TellAsync(db, actor, above, kind, lead, facts, ct);
                return above;
            }

        return null;
    }

    /// <summary>One more lead of the same action: the notice counts it and is no longer about a certain one.</summary>
    private async Task CountAsync(LeadDbContext db, Actor actor, Notice notice, Listener listener, CancellationToken ct)
    {
        (notice.LeadId, notice.Text, notice.ReadAt) = (null, null, null);
        (notice.Count, notice.CreatedAt) = (notice.Count + 1, clock.GetUtcNow().UtcDateTime);
        if (listener.Mail is { } recipient)
            await mails.CountAsync(db, actor, notice, recipient, ct);
    }
}
