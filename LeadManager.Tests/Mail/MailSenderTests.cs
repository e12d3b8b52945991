using LeadManager.Core.Access;
using LeadManager.Core.Leads;
using LeadManager.Core.Mail;
using LeadManager.Tests.Support;
using LeadManager.Web.Mail;
using Microsoft.EntityFrameworkCore;

namespace LeadManager.Tests.Mail;

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

    [Theory]
    [InlineData("MAIL")]
    [InlineData("RCPT")]
    [InlineData("DATA")]
    [InlineData("END")]
    public async Task SendDue_RefusedForGood_FailsWithTheServersWords(string step)
    {
        await using var office = await Office.OpenAsync();
        await using var server = new SmtpListener();
        server.Say[step] = "550 no such mailbox here";
        var id = await office.QueueAsync();

        await office.Sender(server.Settings).SendDueAsync(default);
        office.Clock.Advance(TimeSpan.FromDays(3));
        await office.Sender(server.Settings).SendDueAsync(default);

        var mail = await office.MailAsync(id);
        Assert.Equal((MailState.Failed, 1, "550 no such mailbox here"), (mail.State, mail.Attempts, mail.LastError));
        Assert.Empty(server.Mails);
    }

    [Theory]
    [InlineData("CONNECT", "421 busy")]
    [InlineData("CONNECT", "554 not today")]
    [InlineData("EHLO", SmtpListener.Drop)]
    [InlineData("MAIL", "451 try later")]
    [InlineData("MAIL", "530 sign in first")]
    [InlineData("RCPT", "450 greylisted")]
    [InlineData("RCPT", SmtpListener.Drop)]
    [InlineData("DATA", SmtpListener.Drop)]
    [InlineData("BODY", SmtpListener.Drop)]
    [InlineData("END", "452 disk full")]
    public async Task SendDue_RefusedForNowOrDropped_IsSentOnceLater(string step, string said)
    {
        await using var office = await Office.OpenAsync();
        await using var server = new SmtpListener();
        server.Say[step] = said;
        var id = await office.QueueAsync(new string('x', 8_000));

        await office.Sender(server.Settings).SendDueAsync(default);

        var waiting = await office.MailAsync(id);
        // Where the connection breaks in the middle of the text the client may learn of it only with the answer to its end.
        if (step != "BODY")
            Assert.Equal((MailState.Waiting, 1), (waiting.State, waiting.Attempts));
        Assert.NotNull(waiting.LastError);
        Assert.Empty(server.Mails);
        server.Say.Clear();
        await office.Sender(server.Settings).SendDueAsync(default);
        Assert.Empty(server.Mails); // its time has not come
        office.Clock.Advance(TimeSpan.FromMinutes(1));
        if (waiting.State == MailState.Failed)
            Assert.True((await office.Get<MailDesk>().TryAgainAsync(Actor.System, id, default)).IsOk);
        await office.Sender(server.Settings).SendDueAsync(default);
        Assert.Single(server.Mails);
    }

    [Theory]
    [InlineData("CONNECT")]
    [InlineData("EHLO")]
    [InlineData("MAIL")]
    [InlineData("DATA")]
    public async Task SendDue_ServerThatStalls_IsGivenUpAndTriedLater(string step)
    {
        await using var office = await Office.OpenAsync();
        await using var server = new SmtpListener();
        server.Say[step] = SmtpListener.Stall;
        var id = await office.QueueAsync();

        await office.Sender(server.Settings with { Timeout = TimeSpan.FromMilliseconds(500) }).SendDueAsync(default);

        var mail = await office.MailAsync(id);
        Assert.Equal((MailState.Waiting, "The mail server did not answer in time."), (mail.State, mail.LastError));
        Assert.Empty(server.Mails);
    }

    [Theory]
    [InlineData(SmtpListener.Drop)]
    [InlineData(SmtpListener.Stall)]
    public async Task SendDue_AnswerToTheEndLost_IsNotSentAgainButShownAsInDoubt(string said)
    {
        await using var office = await Office.OpenAsync();
        await using var server = new SmtpListener();
        server.Say["END"] = said;
        var id = await office.QueueAsync();

        await office.Sender(server.Settings with { Timeout = TimeSpan.FromSeconds(2) }).SendDueAsync(default);
        server.Say.Clear();
        office.Clock.Advance(TimeSpan.FromDays(3));
        await office.Sender(server.Settings).SendDueAsync(default);

        var mail = await office.MailAsync(id);
        Assert.Single(server.Mails);
        Assert.Equal((MailState.Failed, MailOutbox.InDoubt), (mail.State, mail.LastError));
    }

    [Fact]
    public async Task M02_ServerDownForTenMinutes_ChangeSucceedsAndTheMailComesOnceLater()
    {
        await using var office = await Office.OpenAsync();
        await using var server = new SmtpListener();
        server.GoDown();
        var id = await office.QueueAsync(); // succeeds: nobody waits for the server
        for (var minute = 0; minute < 10; minute++)
        {
            await office.Sender(server.Settings).SendDueAsync(default);
            office.Clock.Advance(TimeSpan.FromMinutes(1));
        }

        Assert.InRange((await office.MailAsync(id)).Attempts, 3, 6);
        server.ComeUp();
        office.Clock.Advance(TimeSpan.FromMinutes(20));
        await office.Sender(server.Settings).SendDueAsync(default);
        await office.Sender(server.Settings).SendDueAsync(default);

        Assert.Single(server.Mails);
        Assert.Equal(MailState.Sent, (await office.MailAsync(id)).State);
    }

    [Fact]
    public async Task SendDue_ServerDown_TroublesOnlyOneMailOfMany()
    {
        await using var office = await Office.OpenAsync();
        await using var server = new SmtpListener();
        server.GoDown();
        await office.QueueAsync("one");
        await office.QueueAsync("two");

        Assert.Equal(RoundEnd.ServerTrouble, await office.Sender(server.Settings).SendDueAsync(default));

        Assert.Equal([1, 0], (await office.MailsAsync()).Select(mail => mail.Attempts));
    }

    [Fact]
    public async Task M03_MarkupInNameAndMessage_IsPlainTextAndNowhereInTheRawMail()
    {
        await using var office = await Office.OpenAsync();
        await using var server = new SmtpListener();
        var admin = await office.HireAsync(Role.Administrator);
        var lead = await office.LeadOfOfficeAsync(admin, change: row => (row.FirstName, row.LastName) = ("<img src=x onerror=alert(1)>", "{0}=?utf-8?Q?x?="));
        Assert.True((await office.WriteAsync(admin, lead, "<script>alert(1)</script> {2}")).IsOk);

        await office.Sender(server.Settings).SendDueAsync(default);

        var mail = Assert.Single(server.Mails);
        Assert.Equal("text/plain; charset=utf-8", mail.Header("Content-Type"));
        Assert.DoesNotContain("<script", mail.Raw, StringComparison.Ordinal);
        Assert.DoesNotContain("<img", mail.Raw, StringComparison.Ordinal);
        Assert.Equal("Message about <img src=x onerror=alert(1)> {0}=?utf-8?Q?x?=", mail.Subject);
        Assert.Contains("<script>alert(1)</script> {2}", mail.Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task M01_NameAndAddressForgedInTheDatabase_NeverBecomeAHeaderOrARecipient()
    {
        await using var office = await Office.OpenAsync();
        await using var server = new SmtpListener();
        var admin = await office.HireAsync(Role.Administrator);
        var lead = await office.LeadOfOfficeAsync(admin);
        await using (var db = await office.ContextAsync())
        {
            db.AddRange(Forged("a@b.c\r\nRCPT TO:<x@y.z>", "Hello", "1@here"), Forged("a@b.c", "Hello\r\nBcc: x@y.z", "2@here"), Forged("a@b.c", "Hello", "3@here>\r\nBcc: <x@y.z"));
            await db.SaveAsync(Actor.System, Core.Changes.ChangeNote.Created, default);
            var stored = await db.Leads.SingleAsync(row => row.Id == lead.Lead.Id);
            stored.LastName = "Okonkwo\r\nBcc: x@y.z\r\n\r\nforged";
            Assert.Null(await office.Get<LeadMails>().QueueMessageAsync(db, admin, stored, "Hello", default));
        }

        await office.Sender(server.Settings).SendDueAsync(default);

        Assert.Equal([MailState.Failed, MailState.Failed, MailState.Failed, MailState.Sent], (await office.MailsAsync()).Select(mail => mail.State));
        var mail = Assert.Single(server.Mails);
        Assert.Equal(["south@example.com"], mail.To);
        Assert.DoesNotContain("Bcc", mail.HeaderNames);
        Assert.DoesNotContain(server.Told, line => line.Contains("x@y.z", StringComparison.Ordinal));
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

    [Fact]
    public async Task Claim_AfterAKill_WaitsAgainBeforeTheEndAndIsInDoubtAfterIt()
    {
        await using var office = await Office.OpenAsync();
        await using var server = new SmtpListener();
        var outbox = office.Get<MailOutbox>();
        var (first, second) = (await office.QueueAsync("one"), await office.QueueAsync("two"));
        Assert.Equal(first, (await outbox.ClaimAsync(default))?.Id);
        var handed = await outbox.ClaimAsync(default);
        Assert.True(handed is not null && await outbox.HandOverAsync(handed, default)); // and here the process was killed

        await office.Sender(server.Settings).SendDueAsync(default);
        Assert.Empty(server.Mails); // their owner may still be at it
        office.Clock.Advance(MailOutbox.Lease);
        await office.Sender(server.Settings).SendDueAsync(default);

        Assert.Contains("one", Assert.Single(server.Mails).Body, StringComparison.Ordinal);
        Assert.Equal((MailState.Failed, MailOutbox.InDoubt), ((await office.MailAsync(second)).State, (await office.MailAsync(second)).LastError));
        Assert.False(await outbox.FinishAsync(handed!, default)); // who slept so long has lost his claim
    }

    [Fact]
    public void After_GrowsFromHalfAMinuteToAnHour()
    {
        Assert.Equal(TimeSpan.FromSeconds(30), MailRetry.After(1, 0.5));
        Assert.Equal(TimeSpan.FromSeconds(24), MailRetry.After(1, 0));
        Assert.Equal(TimeSpan.FromMinutes(2), MailRetry.After(3, 0.5));
        Assert.Equal(TimeSpan.FromMinutes(72), MailRetry.After(49, 1));
    }

    private static OutboxMail Forged(string to, string subject, string id) => new()
    {
        Kind = MailKind.LeadMessage, To = to, Subject = subject, Body = "Hello", MessageId = id, CreatedAt = new DateTime(2026, 11, 20, 16, 0, 0, DateTimeKind.Utc),
        NextTryAt = new DateTime(2026, 11, 20, 16, 0, 0, DateTimeKind.Utc),
    };
}
