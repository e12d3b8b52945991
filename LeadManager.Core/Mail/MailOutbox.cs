using LeadManager.Core.Changes;
using LeadManager.Core.Data;
using LeadManager.Core.Notifications;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Query;

namespace LeadManager.Core.Mail;

/// <summary>
/// The outbox as its sender sees it. A mail is claimed by one conditional update, so that two senders never have the
/// same one; each later step asks whether the claim still holds. The end of a mail goes to the server only after
/// <see cref="HandOverAsync"/> is stored: whoever finds a mail there later does not send it again by himself.
/// </summary>
public sealed class MailOutbox(IDbContextFactory<LeadDbContext> contexts, MailRecipients recipients, TimeProvider clock)
{
    /// <summary>How long a claim holds without a word of its owner; far longer than a conversation may take.</summary>
    public static readonly TimeSpan Lease = TimeSpan.FromMinutes(15);

    /// <summary>What reminds of a day is worth nothing so much later.</summary>
    private static readonly TimeSpan StaleAfter = TimeSpan.FromDays(1);

    private DateTime Now => clock.GetUtcNow().UtcDateTime;

    /// <summary>The next mail whose time has come, claimed for the caller, or null. What must no longer go out fails here.</summary>
    public async Task<OutboxMail?> ClaimAsync(CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        while (await NextAsync(db, ct) is { } id)
        {
            var now = Now;
            var claimed = await ChangeAsync(db, db.Outbox.Where(mail => mail.Id == id && mail.State == MailState.Waiting && mail.NextTryAt <= now), row => row
                .SetProperty(mail => mail.State, MailState.Sending)
                .SetProperty(mail => mail.Attempts, mail => mail.Attempts + 1)
                .SetProperty(mail => mail.NextTryAt, now + Lease), ct);
            if (!claimed || await db.Outbox.AsNoTracking().SingleOrDefaultAsync(row => row.Id == id, ct) is not { } mail)
                continue; // another sender was faster
            if (mail.Kind is NoticeKind.Digest or NoticeKind.FollowUpDue && mail.CreatedAt < now - StaleAfter)
            {
                await FailAsync(mail, Words.Say("Not sent: it told of a day that is over."), ct);
                continue;
            }

            if (await recipients.MayStillGetAsync(db, mail, ct))
                return mail;
            await FailAsync(mail, Words.Say("Not sent: the lead is gone, or its recipient may not see it or wants no such mails any more."), ct);
        }

        return null;
    }

    /// <summary>The server gets the end of it next. False where the claim no longer holds; then it must not.</summary>
    public Task<bool> HandOverAsync(OutboxMail mail, CancellationToken ct) => MoveAsync(mail, MailState.HandedOver, Now + Lease, null, ct);

    /// <summary>The server has taken it on.</summary>
    public Task<bool> FinishAsync(OutboxMail mail, CancellationToken ct)
    {
        var now = Now;
        return ChangeAsync(Mine(mail), row => row
            .SetProperty(sent => sent.State, MailState.Sent).SetProperty(sent => sent.SentAt, now).SetProperty(sent => sent.LastError, (string?)null), ct);
    }

    /// <summary>It could not be sent now; later again, or failed where that was the last try.</summary>
    public Task<bool> PostponeAsync(OutboxMail mail, string why, CancellationToken ct) =>
        mail.Attempts >= MailRetry.AttemptsMax
            ? FailAsync(mail, why, ct)
            : MoveAsync(mail, MailState.Waiting, Now + MailRetry.After(mail.Attempts, Random.Shared.NextDouble()), why, ct);

    /// <summary>It will not be sent unless a person tries again.</summary>
    public Task<bool> FailAsync(OutboxMail mail, string why, CancellationToken ct) => MoveAsync(mail, MailState.Failed, Now, why, ct);

    /// <summary>The sender stops before the server had the whole mail: as if it had not been claimed.</summary>
    public Task<bool> ReleaseAsync(OutboxMail mail, CancellationToken ct)
    {
        var now = Now;
        return ChangeAsync(Mine(mail), row => row
            .SetProperty(waiting => waiting.State, MailState.Waiting).SetProperty(waiting => waiting.Attempts, mail.Attempts - 1).SetProperty(waiting => waiting.NextTryAt, now), ct);
    }

    /// <summary>
    /// Takes up what a sender left that has ended without a word: what the server cannot have had waits again; what it may
    /// have had is shown as failed, for a person to decide, because SMTP has no way to ask.
    /// </summary>
    public async Task RecoverAsync(CancellationToken ct)
    {
        var now = Now;
        await using var db = await contexts.CreateDbContextAsync(ct);
        var left = db.Outbox.Where(mail => (mail.State == MailState.Sending || mail.State == MailState.HandedOver) && mail.NextTryAt <= now);
        if (!await left.AnyAsync(ct))
            return;
        var (stopped, doubt) = (Words.Say("Lead Manager stopped while this mail was being sent."), InDoubt);
        await ChangeAsync(db, left.Where(mail => mail.State == MailState.Sending), row => row
            .SetProperty(mail => mail.State, MailState.Waiting).SetProperty(mail => mail.NextTryAt, now).SetProperty(mail => mail.LastError, stopped), ct);
        await ChangeAsync(db, left.Where(mail => mail.State == MailState.HandedOver), row => row
            .SetProperty(mail => mail.State, MailState.Failed).SetProperty(mail => mail.LastError, doubt), ct);
    }

    /// <summary>What is said of a mail that the server had, or may have had, without confirming it.</summary>
    public static string InDoubt => Words.Say("The mail server had the mail but did not confirm it. It may have arrived: ask the recipient before you try again.");

    private async Task<int?> NextAsync(LeadDbContext db, CancellationToken ct)
    {
        var now = Now;
        return await db.Outbox.Where(mail => mail.State == MailState.Waiting && mail.NextTryAt <= now)
            .OrderBy(mail => mail.NextTryAt).ThenBy(mail => mail.Id).Select(mail => (int?)mail.Id).FirstOrDefaultAsync(ct);
    }

    private Task<bool> MoveAsync(OutboxMail mail, MailState state, DateTime next, string? why, CancellationToken ct)
    {
        var words = why is null ? mail.LastError : MailHeader.ToLine(why, OutboxMail.ErrorMax);
        return ChangeAsync(Mine(mail), row => row
            .SetProperty(moved => moved.State, state).SetProperty(moved => moved.NextTryAt, next).SetProperty(moved => moved.LastError, words), ct);
    }

    /// <summary>The mail, while it is the caller's: a later claim has counted its attempts up.</summary>
    private static Func<LeadDbContext, IQueryable<OutboxMail>> Mine(OutboxMail mail) => db =>
        db.Outbox.Where(row => row.Id == mail.Id && row.Attempts == mail.Attempts && (row.State == MailState.Sending || row.State == MailState.HandedOver));

    private async Task<bool> ChangeAsync(Func<LeadDbContext, IQueryable<OutboxMail>> mails, Action<UpdateSettersBuilder<OutboxMail>> change, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        return await ChangeAsync(db, mails(db), change, ct);
    }

    private static async Task<bool> ChangeAsync(LeadDbContext db, IQueryable<OutboxMail> mails, Action<UpdateSettersBuilder<OutboxMail>> change, CancellationToken ct)
    {
        await using var scope = await db.BeginWriteAsync(ct);
        var changed = await mails.ExecuteUpdateAsync(change, ct) > 0;
        scope.Topics |= Topic.Mail;
        await scope.CommitAsync(ct);
        return changed;
    }
}
