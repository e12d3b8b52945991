using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using LeadManager.Core.Access;
using LeadManager.Core.Changes;
using LeadManager.Core.Data;
using LeadManager.Core.Leads;
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
        var mail = await WriteAsync(actor, lead, MailKind.LeadMessage, nameof(MailKind.LeadMessage), recipient, message.ReplaceLineEndings("\n").Trim(), ct);
        if (await db.Outbox.AnyAsync(row => row.LeadId == lead.Id && row.MessageId == mail.MessageId, ct))
            return null;

        db.Add(mail);
        db.AuditEntries.Add(EntryOf(actor, lead, recipient));
        await db.SaveAsync(actor, ChangeNote.Updated, ct);
        return null;
    }

    /// <summary>
    /// Stores the mail to a new assignee (S4.68), to be called inside the write after the assignment is saved. Nobody is
    /// told of what he did himself, nor of a lead that he may not see.
    /// </summary>
    /// <param name="db">The context of the running write.</param>
    /// <param name="actor">Who assigned it; <see cref="Actor.System"/> for a rule.</param>
    /// <param name="lead">The lead as it is now.</param>
    /// <param name="notes">What the assigner wrote for the assignee, or why the lead comes back.</param>
    /// <param name="isReturned">Whether it comes back to who gave it out (S4.15).</param>
    /// <param name="ct">Stops before anything is stored.</param>
    internal async Task QueueAssignedAsync(LeadDbContext db, Actor actor, Lead lead, string? notes, bool isReturned, CancellationToken ct)
    {
        if (lead.AssigneeId is not { } assignee || assignee == actor.UserId
            || await recipients.FindUserAsync(db, assignee, MailKind.Assigned, lead, ct) is not { } recipient)
            return;
        var note = string.IsNullOrWhiteSpace(notes) ? "" : MailHeader.Cut(notes.ReplaceLineEndings("\n").Trim(), OutboxMail.MessageMax) + "\n\n";
        var mail = await WriteAsync(actor, lead, MailKind.Assigned, isReturned ? "Returned" : nameof(MailKind.Assigned), recipient, note, ct);
        if (await db.Outbox.AnyAsync(row => row.LeadId == lead.Id && row.MessageId == mail.MessageId, ct))
            return;

        db.Add(mail);
        await db.SaveAsync(actor, ChangeNote.Updated, ct);
    }

    private async Task<OutboxMail> WriteAsync(Actor actor, Lead lead, MailKind kind, string template, MailRecipient recipient, string text, CancellationToken ct)
    {
        var (name, now) = (MailHeader.ToLine(lead.Name, OutboxMail.SubjectMax), clock.GetUtcNow().UtcDateTime);
        object?[] values = [name, MailHeader.ToLine(actor.Name, OutboxMail.SubjectMax), text, site.LeadPage(lead.Id), (await organisation.GetAsync(ct)).Name];
        return new OutboxMail
        {
            Kind = kind, To = recipient.Address, ToUserId = recipient.UserId, LeadId = lead.Id, ById = actor.UserId == 0 ? null : actor.UserId,
            Subject = MailTexts.Subject(template, values), Body = MailTexts.Body(template, values),
            MessageId = IdOf(kind, lead, actor, recipient, text), CreatedAt = now, NextTryAt = now,
        };
    }

    /// <summary>The same for the same text on the same version of the lead, so that a repeated request is known.</summary>
    private string IdOf(MailKind kind, Lead lead, Actor actor, MailRecipient recipient, string text)
    {
        var facts = string.Create(CultureInfo.InvariantCulture, $"{kind}|{lead.Id}|{lead.CreatedAt.Ticks}|{lead.Version}|{actor.UserId}|{recipient.Address}|{text}");
        return $"{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(facts)))[..40]}@{site.Value.IdnHost}";
    }

    private AuditEntry EntryOf(Actor actor, Lead lead, MailRecipient recipient) => new()
    {
        Timestamp = clock.GetUtcNow().UtcDateTime,
        UserId = actor.UserId == 0 ? null : actor.UserId,
        Username = actor.Username,
        ActionType = "MessageSent",
        EntityType = EntityTypes.Lead,
        EntityId = lead.Id,
        EntityName = lead.Name,
        Description = Words.Say("Sent a message to {0}", recipient.Name),
        Keywords = MailHeader.Cut(TextFolding.Fold($"message mail {lead.Name} {actor.Username}"), 200),
        IpAddress = actor.IpAddress,
    };
}
