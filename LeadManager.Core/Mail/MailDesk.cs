using System.Security.Cryptography;
using LeadManager.Core.Access;
using LeadManager.Core.Changes;
using LeadManager.Core.Data;
using LeadManager.Core.Leads;
using LeadManager.Core.Notifications;
using LeadManager.Core.Results;
using LeadManager.Core.Settings;
using Microsoft.EntityFrameworkCore;

namespace LeadManager.Core.Mail;

/// <summary>The outbox as an administrator sees it (ManageSettings): what was sent, waits or failed; trying again; a test mail.</summary>
public sealed class MailDesk(IDbContextFactory<LeadDbContext> contexts, OrganisationService organisation, SiteAddress site, TimeProvider clock)
{
    /// <summary>One page, the newest first; empty for those who may not.</summary>
    public async Task<MailPage> ListAsync(Actor actor, MailQuery query, CancellationToken ct)
    {
        var size = Math.Clamp(query.PageSize, 1, LeadQuery.PageSizeMax);
        var page = Math.Clamp(query.Page, 1, int.MaxValue / LeadQuery.PageSizeMax);
        if (!actor.May(LeadAction.ManageSettings))
            return new MailPage([], 0, page, size);
        await using var db = await contexts.CreateDbContextAsync(ct);
        var mails = Matching(db.Outbox.AsNoTracking(), query);
        var rows = await mails.OrderByDescending(mail => mail.Id).Skip((page - 1) * size).Take(size).ToListAsync(ct);
        return new MailPage([.. rows.Select(RowOf)], await mails.CountAsync(ct), page, size);
    }

    /// <summary>One mail with its text, or null.</summary>
    public async Task<MailDetail?> FindAsync(Actor actor, int id, CancellationToken ct)
    {
        if (!actor.May(LeadAction.ManageSettings))
            return null;
        await using var db = await contexts.CreateDbContextAsync(ct);
        if (await db.Outbox.AsNoTracking().SingleOrDefaultAsync(mail => mail.Id == id, ct) is not { } mail)
            return null;
        var by = await db.Users.Where(user => user.Id == mail.ById).Select(user => user.Name).SingleOrDefaultAsync(ct);
        return new MailDetail(RowOf(mail), mail.Body, mail.LeadId, by);
    }

    /// <summary>Lets a failed or waiting mail be tried at once, with all its tries before it again.</summary>
    public async Task<Outcome<Done>> TryAgainAsync(Actor actor, int id, CancellationToken ct)
    {
        if (!actor.May(LeadAction.ManageSettings))
            return new Forbidden(LeadAction.ManageSettings);
        await using var db = await contexts.CreateDbContextAsync(ct);
        if (!await db.Outbox.AnyAsync(mail => mail.Id == id, ct))
            return new NotFound();

        var now = clock.GetUtcNow().UtcDateTime;
        await using var scope = await db.BeginWriteAsync(ct);
        var again = await db.Outbox.Where(mail => mail.Id == id && (mail.State == MailState.Failed || mail.State == MailState.Waiting)).ExecuteUpdateAsync(row => row
            .SetProperty(mail => mail.State, MailState.Waiting).SetProperty(mail => mail.NextTryAt, now).SetProperty(mail => mail.Attempts, 0), ct);
        if (again == 0)
            return new Conflict(Words.Say("This mail is just being sent, or was sent."));

        scope.Topics |= Topic.Mail;
        await scope.CommitAsync(ct);
        return Done.It;
    }

    /// <summary>Puts a mail to the actor's own address into the outbox.</summary>
    public async Task<Outcome<Done>> SendTestAsync(Actor actor, CancellationToken ct)
    {
        if (!actor.May(LeadAction.ManageSettings))
            return new Forbidden(LeadAction.ManageSettings);
        await using var db = await contexts.CreateDbContextAsync(ct);
        var address = await db.Users.Where(user => user.Id == actor.UserId).Select(user => user.Email).SingleOrDefaultAsync(ct);
        if (!MailHeader.IsAddress(address))
            return new Invalid("", Words.Say("Your account has no e-mail address. Enter one under Users first."));

        var now = clock.GetUtcNow().UtcDateTime;
        object?[] values = [(await organisation.GetAsync(ct)).Name, site.Value.AbsoluteUri];
        db.Add(new OutboxMail
        {
            Kind = NoticeKind.Test, To = address, ToUserId = actor.UserId, ById = actor.UserId,
            Subject = MailTexts.Subject("Test", values), Body = MailTexts.Body("Test", values),
            MessageId = $"{RandomNumberGenerator.GetHexString(40, lowercase: true)}@{site.Value.IdnHost}", CreatedAt = now, NextTryAt = now,
        });
        await db.SaveAsync(actor, ChangeNote.Created, ct);
        return Done.It;
    }

    private static IQueryable<OutboxMail> Matching(IQueryable<OutboxMail> mails, MailQuery query)
    {
        mails = query.Filter switch
        {
            MailFilter.Waiting => mails.Where(mail => mail.State == MailState.Waiting || mail.State == MailState.Sending || mail.State == MailState.HandedOver),
            MailFilter.Sent => mails.Where(mail => mail.State == MailState.Sent),
            MailFilter.Failed => mails.Where(mail => mail.State == MailState.Failed),
            _ => mails,
        };
        if (string.IsNullOrWhiteSpace(query.Search))
            return mails;
        var sought = query.Search.Trim().ToLowerInvariant();
        return mails.Where(mail => mail.To.ToLower().Contains(sought) || mail.Subject.ToLower().Contains(sought));
    }

    private static MailRow RowOf(OutboxMail mail) =>
        new(mail.Id, mail.Kind, mail.To, mail.Subject, mail.State, mail.CreatedAt, mail.SentAt, mail.NextTryAt, mail.Attempts, mail.LastError);
}
