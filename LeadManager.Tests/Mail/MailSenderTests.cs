using LeadManager.Core.Access;
using LeadManager.Core.Leads;
using LeadManager.Core.Mail;
using LeadManager.Tests.Support;
using LeadManager.Web.Mail;

namespace LeadManager.Tests.Mail;

/// <summary>What is due is sent once and as it was written.</summary>
public sealed class MailSenderTests
{
    [Fact]
    public async Task SendDue_NormalServer_DeliversOneMailAsWritten()
    {
        await using var office = await Office.OpenAsync();
        await using var server = new SmtpListener();
        var admin = await office.HireAsync(Role.Administrator);
        var lead = await office.LeadOfOfficeAsync(admin, change: row => (row.FirstName, row.LastName) = ("Žofie", "Nguyễn-Müller 李"));
        var message = ".\n..dots\nfrom Łódź = 100 % 😀 " + new string('ä', 300) + "\n \t";
        Assert.True((await office.WriteAsync(admin, lead, "lead " + message)).IsOk);

        Assert.Equal(RoundEnd.NothingDue, await office.Sender(server.Settings).SendDueAsync(default));

        var (mail, stored) = (Assert.Single(server.Mails), Assert.Single(await office.MailsAsync()));
        Assert.Equal("<leads@example.com>", mail.From);
        Assert.Equal(["south@example.com"], mail.To);
        Assert.Equal("Message about Žofie Nguyễn-Müller 李", mail.Subject);
        Assert.Equal("south@example.com", mail.Header("To"));
        Assert.Equal($"<{stored.MessageId}>", mail.Header("Message-ID"));
        Assert.Equal("Fri, 20 Nov 2026 17:00:00 +0000", mail.Header("Date"));
        Assert.EndsWith("<leads@example.com>", mail.Header("From"), StringComparison.Ordinal);
        Assert.Equal(stored.Body, mail.Body);
        Assert.All(mail.Raw.Split("\r\n"), line => Assert.InRange(line.Length, 0, 78));
        Assert.Equal((MailState.Sent, 1, office.Clock.GetUtcNow().UtcDateTime), (stored.State, stored.Attempts, stored.SentAt));
    }

    [Fact]
    public async Task SendDue_Twice_SendsOnce()
    {
        await using var office = await Office.OpenAsync();
        await using var server = new SmtpListener();
        await office.QueueAsync();

        await office.Sender(server.Settings).SendDueAsync(default);
        office.Clock.Advance(TimeSpan.FromDays(3));
        await office.Sender(server.Settings).SendDueAsync(default);

        Assert.Single(server.Mails);
    }

    [Fact]
    public async Task SendDue_EightSendersAtOnce_SendEachMailOnce()
    {
        await using var office = await Office.OpenAsync();
        await using var server = new SmtpListener();
        for (var number = 0; number < 10; number++)
            await office.QueueAsync($"number {number}");

        await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => office.Sender(server.Settings).SendDueAsync(default)));

        Assert.Equal(10, server.Mails.Count);
        Assert.Equal(10, server.Mails.Select(mail => mail.Header("Message-ID")).Distinct().Count());
        Assert.All(await office.MailsAsync(), mail => Assert.Equal(MailState.Sent, mail.State));
    }

    [Fact]
    public async Task SendDue_AfterTheLeadIsInTheBin_SendsNothing()
    {
        await using var office = await Office.OpenAsync();
        await using var server = new SmtpListener();
        var id = await office.QueueAsync();
        Assert.True((await office.Get<LeadBin>().DeleteAsync(Actor.System, (await office.MailAsync(id)).LeadId ?? 0, default)).IsOk);

        await office.Sender(server.Settings).SendDueAsync(default);

        Assert.Empty(server.Mails);
        Assert.Equal(MailState.Failed, (await office.MailAsync(id)).State);
    }

    [Fact]
    public async Task Password_IsSaidToTheServer()
    {
        await using var office = await Office.OpenAsync();
        await using var server = new SmtpListener();
        await office.QueueAsync();

        await office.Sender(server.Settings with { User = "office", Password = "secret" }).SendDueAsync(default);

        Assert.Contains(server.Told, line => line == "AUTH PLAIN AG9mZmljZQBzZWNyZXQ=");
        Assert.Single(server.Mails);
    }

    [Fact]
    public async Task StartTls_NotOffered_SendsNothingInTheOpen()
    {
        await using var office = await Office.OpenAsync();
        await using var server = new SmtpListener();
        var id = await office.QueueAsync();

        await office.Sender(server.Settings with { Security = SmtpSecurity.StartTls, User = "office", Password = "secret" }).SendDueAsync(default);

        Assert.Equal(MailState.Waiting, (await office.MailAsync(id)).State);
        Assert.DoesNotContain(server.Told, line => line.StartsWith("AUTH", StringComparison.Ordinal));
    }
}
