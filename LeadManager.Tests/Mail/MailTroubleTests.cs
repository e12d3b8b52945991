using LeadManager.Core.Access;
using LeadManager.Core.Mail;
using LeadManager.Tests.Support;
using LeadManager.Web.Mail;

namespace LeadManager.Tests.Mail;

/// <summary>A server that refuses, stalls, drops or is down: nothing is lost, and nothing is sent twice.</summary>
public sealed class MailTroubleTests
{
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
}
