using LeadManager.Core.Access;
using LeadManager.Core.Changes;
using LeadManager.Core.Data;
using LeadManager.Core.Leads;
using LeadManager.Core.Notifications;
using LeadManager.Core.Settings;

namespace LeadManager.Core.Mail;

/// <summary>
/// Tells those to whom rules have given leads of an import: one notice and one mail for each person and import, which say how
/// many they are and link to the list. Stored inside the write of the import; an undo leaves it.
/// </summary>
public sealed class ImportMails(MailRecipients recipients, OrganisationService organisation, SiteAddress site, TimeProvider clock)
{
    /// <summary>Stores the mails, to be called inside the write after the leads are stored.</summary>
    /// <param name="db">The context of the running write.</param>
    /// <param name="actor">Who imports.</param>
    /// <param name="importId">The import.</param>
    /// <param name="fileName">Its file.</param>
    /// <param name="given">How many leads each user was given.</param>
    /// <param name="ct">Stops before anything is stored.</param>
    internal async Task QueueAsync(LeadDbContext db, Actor actor, int importId, string fileName, IEnumerable<(int UserId, int Count)> given, CancellationToken ct)
    {
        var office = (await organisation.GetAsync(ct)).Name;
        foreach (var (userId, count) in given)
            if (await recipients.FindListenerAsync(db, userId, NoticeKind.Assigned, null, ct) is { } listener)
            {
                db.Add(NoticeOf(actor, userId, fileName, count));
                if (listener.Mail is { } recipient)
                    db.Add(MailOf(actor, importId, recipient, [CountWords(count), LineOf(actor.Name), LineOf(fileName), site.ListPage(LeadQuery.NewestOwn), office]));
            }

        await db.SaveAsync(actor, ChangeNote.Created, ct);
    }

    private Notice NoticeOf(Actor actor, int userId, string fileName, int count)
    {
        var facts = new NoticeFacts { Text = LineOf(fileName), Detail = EntityTypes.Import };
        var notice = Notice.Of(actor, userId, NoticeKind.Assigned, null, facts, clock.GetUtcNow().UtcDateTime);
        notice.Count = count;
        return notice;
    }

    private OutboxMail MailOf(Actor actor, int importId, MailRecipient recipient, object?[] values)
    {
        const string Template = "Imported";
        var now = clock.GetUtcNow().UtcDateTime;
        return new OutboxMail
        {
            Kind = NoticeKind.Assigned, To = recipient.Address, ToUserId = recipient.UserId, ById = actor.StoredId,
            Subject = MailTexts.Subject(Template, values), Body = MailTexts.Body(Template, values),
            MessageId = $"import-{importId}-{recipient.UserId}-{now.Ticks}@{site.Value.IdnHost}", CreatedAt = now, NextTryAt = now,
        };
    }

    private static string CountWords(int count) => count == 1 ? Words.Say("1 lead") : Words.Say("{0:N0} leads", count);

    private static string LineOf(string text) => MailHeader.ToLine(text, OutboxMail.SubjectMax);
}
