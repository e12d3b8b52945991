using LeadManager.Core.Access;
using LeadManager.Core.Changes;
using LeadManager.Core.Data;
using LeadManager.Core.Data.Engines;
using LeadManager.Core.Mail;
using LeadManager.Core.MyDay;
using LeadManager.Core.Settings;
using LeadManager.Core.Users;
using Microsoft.EntityFrameworkCore;

namespace LeadManager.Core.Notifications;

/// <summary>
/// Writes everybody's morning mail at a set time of the office's clocks, where there is something to say: what is overdue,
/// due today and to be accepted, and the news that he wants in the morning only. That his morning is done is stored with the
/// mail under the day, so that neither a restart nor a second process writes another.
/// </summary>
public sealed class MorningDigests(
    IDbContextFactory<LeadDbContext> contexts, DatabaseEngine engine, AccountReader accounts, MailRecipients recipients, MyDayService days, NoticeService notices,
    OrganisationService organisation, SiteAddress site, DigestSettings settings, OneByOne rows, TimeProvider clock)
{
    /// <summary>So long after somebody's mail could not be written it is tried again.</summary>
    private static readonly TimeSpan Pause = TimeSpan.FromMinutes(10);

    private DateOnly? _done;
    private DateTime _again;

    /// <summary>Writes what is due now; how many mails.</summary>
    public async Task<int> SendDueAsync(CancellationToken ct)
    {
        var (calendar, now) = (await organisation.GetCalendarAsync(ct), clock.GetUtcNow().UtcDateTime);
        var today = calendar.DateOf(now);
        var from = calendar.ToUtc(today.ToDateTime(settings.At));
        if (_done == today || now < _again || now < from || now >= from + DigestSettings.Window)
            return 0;

        var (sent, failed) = (0, 0);
        foreach (var userId in await FindOpenAsync(today, ct))
        {
            var isWritten = await rows.TryAsync("the morning mail of user", userId, () => WriteAsync(userId, calendar, today, ct), ct);
            failed += isWritten is null ? 1 : 0;
            sent += isWritten is true ? 1 : 0;
        }

        (_done, _again) = failed == 0 ? (today, _again) : (_done, now + Pause);
        return sent;
    }

    private async Task<List<int>> FindOpenAsync(DateOnly today, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        return await db.Users.Where(user => user.IsApproved && user.IsActive && !db.MorningDigests.Any(row => row.Day == today && row.UserId == user.Id))
            .OrderBy(user => user.Id).Select(user => user.Id).ToListAsync(ct);
    }

    private async Task<bool> WriteAsync(int userId, OfficeCalendar calendar, DateOnly today, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        if (await FindReaderAsync(db, userId, today, ct) is not (Actor actor, MailRecipient recipient))
            return false; // nothing is noted, so that the next mail that he gets says the news since the last one
        var mail = await ComposeAsync(actor, recipient, calendar, today, ct);
        try
        {
            await using var scope = await db.BeginWriteAsync(ct);
            if (await db.MorningDigests.AnyAsync(row => row.Day == today && row.UserId == userId, ct))
                return false;
            db.Add(new MorningDigest { UserId = userId, Day = today, At = clock.GetUtcNow().UtcDateTime });
            if (mail is not null)
                db.Add(mail);
            await db.SaveAsync(Actor.System, ChangeNote.Created, ct);
            await scope.CommitAsync(ct);
            return mail is not null;
        }
        catch (DbUpdateException fault) when (engine.IsDuplicate(fault))
        {
            return false; // another process was faster
        }
    }

    /// <summary>Who gets a morning mail; null where he has no follow-ups, wants none or is away.</summary>
    private async Task<(Actor Actor, MailRecipient Recipient)?> FindReaderAsync(LeadDbContext db, int userId, DateOnly today, CancellationToken ct) =>
        await accounts.FindAsync(userId, ct) is { MayEnter: true } account && account.ToActor(null) is var actor && actor.May(LeadAction.AddFollowUp)
            && await recipients.FindUserAsync(db, userId, NoticeKind.Digest, null, ct) is { } recipient && !await Absence.IsAwayAsync(db, userId, today, ct)
            ? (actor, recipient) : null;

    /// <summary>His mail of this morning; null where there is nothing to say.</summary>
    private async Task<OutboxMail?> ComposeAsync(Actor actor, MailRecipient recipient, OfficeCalendar calendar, DateOnly today, CancellationToken ct)
    {
        var text = new DigestText(await days.GetAsync(actor, ct), await notices.ListForMorningAsync(actor, ct), calendar);
        if (text.IsEmpty)
            return null;

        var now = clock.GetUtcNow().UtcDateTime;
        object?[] values = [text.Summary(), MailHeader.ToLine(recipient.Name, OutboxMail.SubjectMax), text.Sections(), site.DayPage, (await organisation.GetAsync(ct)).Name];
        return new OutboxMail
        {
            Kind = NoticeKind.Digest, To = recipient.Address, ToUserId = actor.UserId, Subject = MailTexts.Subject(nameof(NoticeKind.Digest), values), Body = MailTexts.Body(nameof(NoticeKind.Digest), values),
            MessageId = $"digest-{today:yyyyMMdd}-{actor.UserId}@{site.Value.IdnHost}", CreatedAt = now, NextTryAt = now,
        };
    }
}
