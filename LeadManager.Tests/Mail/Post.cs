using LeadManager.Core.Access;
using LeadManager.Core.Changes;
using LeadManager.Core.Leads;
using LeadManager.Core.Mail;
using LeadManager.Core.Results;
using LeadManager.Tests.Support;
using LeadManager.Web.Mail;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging.Abstractions;

namespace LeadManager.Tests.Mail;

/// <summary>What tests of mails do again and again.</summary>
internal static class Post
{
    public static MailSender Sender(this Office office, SmtpSettings settings) => new(office.Get<MailOutbox>(), settings, office.Clock, NullLogger<MailSender>.Instance);

    /// <summary>A lead of an office with this mailbox.</summary>
    public static async Task<LeadDetail> LeadOfOfficeAsync(this Office office, Actor actor, string address = "south@example.com", Action<CreateLead>? change = null)
    {
        var lead = await office.LeadAsync(actor, change);
        await using var db = await office.ContextAsync();
        var branch = new Core.Lists.Office { Name = $"South {lead.Lead.Id}", NameKey = $"south {lead.Lead.Id}", Email = address };
        db.Add(branch);
        await db.SaveAsync(Actor.System, ChangeNote.Created, default);
        return await office.ChangeAsync(actor, lead, row => row.OfficeId = branch.Id);
    }

    /// <summary>Writes into a stored lead without going through the services.</summary>
    public static async Task<LeadDetail> ChangeAsync(this Office office, Actor actor, LeadDetail lead, Action<Lead> change)
    {
        await using var db = await office.ContextAsync();
        change(await db.Leads.SingleAsync(row => row.Id == lead.Lead.Id));
        await db.SaveAsync(Actor.System, ChangeNote.Updated, default);
        return await office.Get<LeadService>().FindAsync(actor, lead.Lead.Id, default) ?? throw new InvalidOperationException("The lead is gone.");
    }

    public static Task<Outcome<LeadDetail>> WriteAsync(this Office office, Actor actor, LeadDetail lead, string? message, Action<UpdateLead>? change = null) =>
        office.Get<LeadEditing>().UpdateAsync(actor, lead.Edit(edit =>
        {
            edit.Message = message;
            change?.Invoke(edit);
        }), default);

    /// <summary>One mail in the outbox, to an office.</summary>
    public static async Task<int> QueueAsync(this Office office, string message = "Please call.")
    {
        var admin = new Actor(0, "system", "Safe Life", Role.Administrator, []);
        var lead = await office.LeadOfOfficeAsync(admin);
        Assert.True((await office.WriteAsync(admin, lead, message)).IsOk);
        return (await office.MailsAsync())[^1].Id;
    }

    public static async Task<List<OutboxMail>> MailsAsync(this Office office)
    {
        await using var db = await office.ContextAsync();
        return await db.Outbox.AsNoTracking().OrderBy(mail => mail.Id).ToListAsync();
    }

    public static async Task<OutboxMail> MailAsync(this Office office, int id) => (await office.MailsAsync()).Single(mail => mail.Id == id);
}
