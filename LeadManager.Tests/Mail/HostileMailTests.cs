using LeadManager.Core.Access;
using LeadManager.Core.Leads;
using LeadManager.Core.Mail;
using LeadManager.Core.Notifications;
using LeadManager.Core.Results;
using LeadManager.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace LeadManager.Tests.Mail;

/// <summary>What people or a forged database put into names, addresses and messages never becomes a header, a recipient, or markup.</summary>
public sealed class HostileMailTests
{
    [Fact]
    public async Task M01_AddressWithALineBreak_IsRefusedAtEveryDoor()
    {
        await using var office = await Office.OpenAsync();
        var admin = await office.HireAsync(Role.Administrator);
        var lead = await office.LeadAsync(admin);
        var before = await office.FingerprintAsync();

        foreach (var address in new[] { "a@b.c\r\nBcc: x@y.z", "\"a\r\nBcc: x@y.z\"@b.c", "a@b.c\nx", "a@b.c\u2028Bcc: x@y.z", "a@b.c,x@y.z", "<a@b.c>" })
        {
            Assert.IsType<Invalid>((await office.WriteAsync(admin, lead, null, edit => edit.Email = address)).Failure);
            Assert.False(MailHeader.IsAddress(address));
        }

        Assert.True(MailHeader.IsAddress("a@b.c"));
        Assert.False(MailHeader.IsAddress("a@b.c\n"));
        Assert.Equal(before, await office.FingerprintAsync());
    }

    [Fact]
    public async Task M01_OfficeAddressWithALineBreakInTheDatabase_IsNobody()
    {
        await using var office = await Office.OpenAsync();
        var admin = await office.HireAsync(Role.Administrator);
        var lead = await office.LeadOfOfficeAsync(admin, "south@example.com\r\nBcc: x@y.z");

        Assert.IsType<Invalid>((await office.WriteAsync(admin, lead, "Hello")).Failure);

        Assert.Empty(await office.MailsAsync());
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
    public async Task M04_MessageOfAMegabyte_IsRefusedWithTheLimit()
    {
        await using var office = await Office.OpenAsync();
        var admin = await office.HireAsync(Role.Administrator);
        var lead = await office.LeadOfOfficeAsync(admin);
        var before = await office.FingerprintAsync();

        var outcome = await office.WriteAsync(admin, lead, new string('x', 1 << 20));

        Assert.Equal("Message is too long. At most 10,000 characters fit; this has 1,048,576.", Assert.IsType<Invalid>(outcome.Failure).Errors["Message"].Single());
        Assert.Equal(before, await office.FingerprintAsync());
        Assert.True((await office.WriteAsync(admin, lead, new string('x', OutboxMail.MessageMax))).IsOk);
    }

    private static OutboxMail Forged(string to, string subject, string id) => new()
    {
        Kind = NoticeKind.LeadMessage, To = to, Subject = subject, Body = "Hello", MessageId = id, CreatedAt = new DateTime(2026, 11, 20, 16, 0, 0, DateTimeKind.Utc),
        NextTryAt = new DateTime(2026, 11, 20, 16, 0, 0, DateTimeKind.Utc),
    };

    [Fact]
    public async Task M04_MailboxOfAnOfficeOrProvider_GetsMessageNameAndLinkAndNeverCareDetails()
    {
        await using var office = await Office.OpenAsync();
        var admin = await office.HireAsync(Role.Administrator);
        var care = "1944-03-02 MA-4711 Tomás Son 9175550143";
        var lead = await office.LeadOfOfficeAsync(admin, change: row =>
            (row.DateOfBirth, row.MedicaidNo, row.EmergencyContactName, row.EmergencyContactRelation, row.EmergencyContactPhone) = (new DateOnly(1944, 3, 2), "MA-4711", "Tomás", "Son", "9175550143"));

        Assert.True((await office.WriteAsync(admin, lead, "Please call.")).IsOk);

        var mail = Assert.Single(await office.MailsAsync());
        Assert.Contains("Please call.", mail.Body, StringComparison.Ordinal);
        Assert.Contains($"/leads/{lead.Lead.Id}\n", mail.Body, StringComparison.Ordinal);
        Assert.Contains("Amara Okonkwo", mail.Subject, StringComparison.Ordinal);
        Assert.All(care.Split(' '), detail => Assert.DoesNotContain(detail, mail.Subject + mail.Body, StringComparison.Ordinal));
    }
}
