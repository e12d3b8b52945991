using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using LeadManager.Core.Access;
using LeadManager.Core.Changes;
using LeadManager.Core.Data;
using LeadManager.Core.Leads;
using LeadManager.Core.Notifications;
using LeadManager.Core.Results;
using LeadManager.Core.Settings;
using Microsoft.EntityFrameworkCore;

namespace LeadManager.Core.Mail;

/// <summary>
/// Writes the mails that a change of a lead causes, inside the write of that change: the two are stored together or not
/// at all. Sending comes afterwards and never delays or fails the change.
/// </summary>
public sealed class LeadMails(IDbContextFactory<LeadDbContext> contexts, MailRecipients recipients, OrganisationService organisation, SiteAddress site, TimeProvider clock)
{
    /// <summary>How long the mail of a bulk action waits for the next lead of it.</summary>
    private static readonly TimeSpan BatchPause = TimeSpan.FromSeconds(30);

    /// <summary>Who would get a message about this lead from the actor, for the form to say beforehand; null where he may send none.</summary>
    public async Task<MessageTarget?> FindTargetAsync(Actor actor, int leadId, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        return await db.Leads.Allowed(actor, LeadAction.ViewLead).AsNoTracking().SingleOrDefaultAsync(row => row.Id == leadId, ct) is { } lead
            && LeadRules.MayWriteAbout(actor, lead) ? await recipients.OfMessageAsync(db, actor, lead, ct) : null;
    }

    /// <summary>
    /// Stores the mail of a message on an update (S1.34-S1.37), to be called inside the write after the lead is saved. The
    /// same message on the same version again is the same mail.
    /// </summary>
    internal async Task<Failure?> QueueMessageAsync(LeadDbContext db, Actor actor, Lead lead, string message, CancellationToken ct)
    {
        var target = await recipients.OfMessageAsync(db, actor, lead, ct);
        if (target.Recipient is not { } recipient)
            return new Invalid(nameof(UpdateLead.Message), Words.Say("Nobody would get the message. {0} Save without a message, or assign the lead first.", target.WhyNobody));
        var mail = await WriteAsync(actor, lead, NoticeKind.LeadMessage, NoticeFacts.None, recipient, message.ReplaceLineEndings("\n").Trim(), ct);
        if (await db.Outbox.AnyAsync(row => row.LeadId == lead.Id && row.MessageId == mail.MessageId, ct))
            return null;

        db.Add(mail);
        if (recipient.UserId is { } reader)
            db.Add(Notice.Of(actor, reader, NoticeKind.LeadMessage, lead.Id, new NoticeFacts { Text = message }, mail.CreatedAt));
        db.AuditEntries.Add(EntryOf(actor, lead, recipient));
        await db.SaveAsync(actor, ChangeNote.Updated, ct);
        return null;
    }

    /// <summary>
    /// The mail of a notice, to be added to the write that causes it. One that others of the same action are to be counted
    /// in waits a little for them.
    /// </summary>
    internal async Task<OutboxMail> ComposeAsync(Actor actor, Lead lead, NoticeKind kind, NoticeFacts facts, MailRecipient recipient, CancellationToken ct)
    {
        var text = string.IsNullOrWhiteSpace(facts.Text) ? "" : MailHeader.Cut(facts.Text.ReplaceLineEndings("\n").Trim(), OutboxMail.MessageMax) + "\n\n";
        var mail = await WriteAsync(actor, lead, kind, facts, recipient, text, ct);
        if (facts.Batch is null)
            return mail;
        return new OutboxMail
        {
            Kind = kind, To = mail.To, ToUserId = mail.ToUserId, LeadId = mail.LeadId, ById = mail.ById, Subject = mail.Subject, Body = mail.Body,
            MessageId = BatchId(facts.Batch, recipient), CreatedAt = mail.CreatedAt, NextTryAt = mail.CreatedAt + BatchPause,
        };
    }

    /// <summary>Counts one more lead in the waiting mail of the same action; in a new one, where that has gone already.</summary>
    internal async Task CountAsync(LeadDbContext db, Actor actor, Notice notice, MailRecipient recipient, CancellationToken ct)
    {
        const string Template = "AssignedMany";
        var (id, now) = (BatchId(notice.Key ?? "", recipient), clock.GetUtcNow().UtcDateTime);
        object?[] values = [Words.Say("{0:N0} leads", notice.Count), MailHeader.ToLine(actor.Name, OutboxMail.SubjectMax), site.ListPage(LeadQuery.NewestOwn), (await organisation.GetAsync(ct)).Name];
        var mail = await db.Outbox.FirstOrDefaultAsync(row => row.MessageId == id && row.State == MailState.Waiting && row.Attempts == 0 && row.ToUserId == notice.UserId, ct);
        if (mail is null)
            db.Add(mail = new OutboxMail
            {
                Kind = notice.Kind, To = recipient.Address, ToUserId = recipient.UserId, ById = notice.ById, Subject = "", Body = "", MessageId = id, CreatedAt = now, NextTryAt = now,
            });
        (mail.LeadId, mail.NextTryAt) = (null, now + BatchPause);
        (mail.Subject, mail.Body) = (MailTexts.Subject(Template, values), MailTexts.Body(Template, values));
    }

    private async Task<OutboxMail> WriteAsync(Actor actor, Lead lead, NoticeKind kind, NoticeFacts facts, MailRecipient recipient, string text, CancellationToken ct)
    {
        var (office, now) = (await organisation.GetAsync(ct), clock.GetUtcNow().UtcDateTime);
        var due = facts.DueAt is { } at ? new OfficeCalendar(office.TimeZone).ToLocal(at).ToString("f", CultureInfo.CurrentCulture) : "";
        object?[] values =
        [
            MailHeader.ToLine(lead.Name, OutboxMail.SubjectMax), MailHeader.ToLine(actor.Name, OutboxMail.SubjectMax), text, site.LeadPage(lead.Id), office.Name,
            facts.Detail is { } detail ? Words.Find(detail) : "", due,
        ];
        var template = facts.Template ?? kind.ToString();
        return new OutboxMail
        {
            Kind = kind, To = recipient.Address, ToUserId = recipient.UserId, LeadId = lead.Id, ById = actor.StoredId,
            Subject = MailTexts.Subject(template, values), Body = MailTexts.Body(template, values),
            MessageId = IdOf(kind, lead, actor, recipient, $"{facts.Key}{facts.Detail}{text}"), CreatedAt = now, NextTryAt = now,
        };
    }

    private string BatchId(string batch, MailRecipient recipient) => $"{batch}-{recipient.UserId}@{site.Value.IdnHost}";

    /// <summary>The same for the same text on the same version of the lead, so that a repeated request is known.</summary>
    private string IdOf(NoticeKind kind, Lead lead, Actor actor, MailRecipient recipient, string text)
    {
        var facts = string.Create(CultureInfo.InvariantCulture, $"{kind}|{lead.Id}|{lead.CreatedAt.Ticks}|{lead.Version}|{actor.UserId}|{recipient.Address}|{text}");
        return $"{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(facts)))[..40]}@{site.Value.IdnHost}";
    }

    private AuditEntry EntryOf(Actor actor, Lead lead, MailRecipient recipient) => AuditTrail.Compose(
        actor, new ChangeNote("MessageSent", Words.Say("Sent a message to {0}", recipient.Name)), clock.GetUtcNow().UtcDateTime,
        new AuditedRecord(EntityTypes.Lead, lead.Id, lead.Name, null) { FoundBy = "mail" }, (string?)null, null);
}
