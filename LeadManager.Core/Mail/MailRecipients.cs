using LeadManager.Core.Access;
using LeadManager.Core.Data;
using LeadManager.Core.Leads;
using LeadManager.Core.Notifications;
using LeadManager.Core.Users;
using Microsoft.EntityFrameworkCore;

namespace LeadManager.Core.Mail;

/// <summary>Somebody who can be written to.</summary>
/// <param name="Address">One address.</param>
/// <param name="Name">The name of the provider, the office or the user.</param>
/// <param name="UserId">The account, where it is a user.</param>
public sealed record MailRecipient(string Address, string Name, int? UserId = null);

/// <summary>Who gets a message about a lead, or why nobody does.</summary>
public sealed record MessageTarget(MailRecipient? Recipient, string? WhyNobody = null);

/// <summary>A user who may be told of something.</summary>
/// <param name="Mail">His address, where he wants a mail of it at once and has one.</param>
internal sealed record Listener(MailRecipient? Mail);

/// <summary>Finds who is written to about a lead (S1.36). A user is written to only about what he may see, and only if he wants it.</summary>
public sealed class MailRecipients(AccountReader accounts)
{
    /// <summary>The lead's provider, else its office, else its assignee.</summary>
    internal async Task<MessageTarget> OfMessageAsync(LeadDbContext db, Actor actor, Lead lead, CancellationToken ct)
    {
        var provider = await db.Providers.Where(row => row.Id == lead.ProviderId).Select(row => new { row.Email, row.Name }).SingleOrDefaultAsync(ct);
        if (provider is not null && MailHeader.IsAddress(provider.Email))
            return new(new MailRecipient(provider.Email, provider.Name));
        var office = await db.Offices.Where(row => row.Id == lead.OfficeId).Select(row => new { row.Email, row.Name }).SingleOrDefaultAsync(ct);
        if (office is not null && MailHeader.IsAddress(office.Email))
            return new(new MailRecipient(office.Email, office.Name));

        return lead.AssigneeId is not { } assignee ? Nobody(Words.Say("The lead has no provider or office with an e-mail address, and no assignee."))
            : assignee == actor.UserId ? Nobody(Words.Say("The lead has no provider or office with an e-mail address, and its assignee is you."))
            : await FindUserAsync(db, assignee, NoticeKind.LeadMessage, lead, ct) is { } user ? new(user)
            : Nobody(Words.Say("The lead has no provider or office with an e-mail address, and its assignee takes no such mails."));
    }

    /// <summary>The user, if there is one who may come in, may see this lead - any lead, where the mail is about several - and wants mails of this kind.</summary>
    internal async Task<MailRecipient?> FindUserAsync(LeadDbContext db, int userId, NoticeKind kind, Lead? lead, CancellationToken ct) =>
        (await FindListenerAsync(db, userId, kind, lead, ct))?.Mail;

    /// <summary>The user, if there is one who may come in, may see this lead, or any, and wants to be told of this kind in whatever way.</summary>
    internal async Task<Listener?> FindListenerAsync(LeadDbContext db, int userId, NoticeKind kind, Lead? lead, CancellationToken ct)
    {
        if (await accounts.FindAsync(userId, ct) is not { MayEnter: true } account || !MaySee(account.ToActor(null), lead)
            || await NoticeChoices.FindAsync(db, userId, kind, ct) is var way && way == NoticeWay.Off)
            return null;
        if (way != NoticeWay.Mail)
            return new Listener(null);
        var address = await db.Users.Where(user => user.Id == userId).Select(user => user.Email).SingleOrDefaultAsync(ct);
        return new Listener(MailHeader.IsAddress(address) ? new MailRecipient(address, account.Name, userId) : null);
    }

    /// <summary>Whether this user may come in and see the lead.</summary>
    internal async Task<bool> MaySeeAsync(int userId, Lead lead, CancellationToken ct) =>
        await accounts.FindAsync(userId, ct) is { MayEnter: true } account && MaySee(account.ToActor(null), lead);

    /// <summary>Whether a mail that has waited may still go out: its lead is there, and a user whom it goes to may still see it.</summary>
    internal async Task<bool> MayStillGetAsync(LeadDbContext db, OutboxMail mail, CancellationToken ct)
    {
        if (mail.LeadId is not { } id)
            return mail.ToUserId is not { } several || mail.Kind == NoticeKind.Test || await FindUserAsync(db, several, mail.Kind, null, ct) is not null;
        var lead = await db.Leads.AsNoTracking().SingleOrDefaultAsync(row => row.Id == id && row.DeletedAt == null, ct);
        return lead is not null && (mail.ToUserId is not { } user || await FindUserAsync(db, user, mail.Kind, lead, ct) is not null);
    }

    private static bool MaySee(Actor actor, Lead? lead) => lead is null ? actor.May(LeadAction.ViewLead) : actor.May(LeadAction.ViewLead, lead);

    private static MessageTarget Nobody(string why) => new(null, why);
}
