using LeadManager.Core.Access;
using LeadManager.Core.Assignment;
using LeadManager.Core.Changes;
using LeadManager.Core.Leads;
using LeadManager.Core.Mail;
using LeadManager.Core.Results;
using LeadManager.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace LeadManager.Tests.Mail;

public sealed class LeadMailsTests
{
    [Fact]
    public async Task S1_35_UpdateWithAMessage_QueuesOneMailToTheOfficeWithTheChange()
    {
        await using var office = await Office.OpenAsync();
        var admin = await office.HireAsync(Role.Administrator);
        var lead = await office.LeadOfOfficeAsync(admin, change: row => (row.DateOfBirth, row.MedicaidNo) = (new DateOnly(1944, 3, 2), "MED-4711"));

        var outcome = await office.WriteAsync(admin, lead, "Please call before noon.", edit => edit.City = "Ravensburg");

        var mail = Assert.Single(await office.MailsAsync());
        Assert.Equal("Ravensburg", outcome.Value?.Lead.City);
        Assert.Equal((MailKind.LeadMessage, MailState.Waiting, "south@example.com", null, lead.Lead.Id, admin.UserId), (mail.Kind, mail.State, mail.To, mail.ToUserId, mail.LeadId, mail.ById));
        Assert.Equal("Message about Amara Okonkwo", mail.Subject);
        Assert.Contains("Please call before noon.", mail.Body, StringComparison.Ordinal);
        Assert.Contains($"http://localhost:5080/leads/{lead.Lead.Id}", mail.Body, StringComparison.Ordinal);
        Assert.DoesNotContain("MED-4711", mail.Body + mail.Subject, StringComparison.Ordinal);
        Assert.DoesNotContain("1944", mail.Body + mail.Subject, StringComparison.Ordinal);
        Assert.Single(await office.ReadLogAsync("MessageSent"));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("  \n ")]
    public async Task S1_38_UpdateWithoutAMessage_WritesNoMail(string? message)
    {
        await using var office = await Office.OpenAsync();
        var admin = await office.HireAsync(Role.Administrator);
        var lead = await office.LeadOfOfficeAsync(admin);

        Assert.True((await office.WriteAsync(admin, lead, message, edit => edit.City = "Ravensburg")).IsOk);

        Assert.Empty(await office.MailsAsync());
    }

    [Fact]
    public async Task S1_36_Recipient_IsTheProviderElseTheOfficeElseTheAssignee()
    {
        await using var office = await Office.OpenAsync();
        var admin = await office.HireAsync(Role.Administrator);
        var user = await office.HireAsync(Role.User);
        var lead = await office.LeadOfOfficeAsync(admin);
        var provider = new Core.Lists.Provider { Name = "Dr. West", NameKey = "dr. west", Email = "west@example.com" };
        await using (var db = await office.ContextAsync())
        {
            db.Add(provider);
            await db.SaveAsync(Actor.System, ChangeNote.Created, default);
        }

        lead = await office.ChangeAsync(admin, lead, row => (row.ProviderId, row.AssigneeId) = (provider.Id, user.UserId));
        Assert.True((await office.WriteAsync(admin, lead, "one")).IsOk);
        lead = await office.ChangeAsync(admin, lead, row => row.ProviderId = null);
        Assert.True((await office.WriteAsync(admin, lead, "two")).IsOk);
        lead = await office.ChangeAsync(admin, lead, row => row.OfficeId = null);
        Assert.True((await office.WriteAsync(admin, lead, "three")).IsOk);

        Assert.Equal([("west@example.com", null), ("south@example.com", null), ("user@example.com", (int?)user.UserId)], (await office.MailsAsync()).Select(mail => (mail.To, mail.ToUserId)));
    }

    [Fact]
    public async Task Message_WithNobodyToGetIt_IsRefusedAndNothingIsSaved()
    {
        await using var office = await Office.OpenAsync();
        var admin = await office.HireAsync(Role.Administrator);
        var lead = await office.LeadAsync(admin);
        var before = await office.FingerprintAsync();

        var outcome = await office.WriteAsync(admin, lead, "Hello?", edit => edit.City = "Ravensburg");

        Assert.Contains("Nobody would get the message", Assert.IsType<Invalid>(outcome.Failure).Errors["Message"].Single(), StringComparison.Ordinal);
        Assert.Equal(before, await office.FingerprintAsync());
    }

    [Fact]
    public async Task Message_ByARoleThatOnlyReads_IsForbiddenAndNothingIsSaved()
    {
        await using var office = await Office.OpenAsync();
        var admin = await office.HireAsync(Role.Administrator);
        var reader = Enum.GetValues<Role>().First(role => PermissionMatrix.ScopeOf(role, LeadAction.ViewLead).HasFlag(Scope.All)
            && !PermissionMatrix.Grants(role, LeadAction.EditContact) && !PermissionMatrix.Grants(role, LeadAction.EditRouting));
        var director = await office.HireAsync(reader);
        var lead = await office.LeadOfOfficeAsync(admin);
        var before = await office.FingerprintAsync();

        var outcome = await office.WriteAsync(director, await office.Get<LeadService>().FindAsync(director, lead.Lead.Id, default) ?? lead, "Hello");

        Assert.Equal(new Forbidden(LeadAction.EditContact), outcome.Failure);
        Assert.Equal(before, await office.FingerprintAsync());
    }

    [Fact]
    public async Task Message_WithAStaleVersion_IsAConflictAndQueuesNoMail()
    {
        await using var office = await Office.OpenAsync();
        var admin = await office.HireAsync(Role.Administrator);
        var lead = await office.LeadOfOfficeAsync(admin);
        Assert.True((await office.WriteAsync(admin, lead, null, edit => edit.City = "Konstanz")).IsOk);
        var before = await office.FingerprintAsync();

        var outcome = await office.WriteAsync(admin, lead, "late", edit => edit.City = "Ravensburg");

        Assert.IsType<Conflict>(outcome.Failure);
        Assert.Equal(before, await office.FingerprintAsync());
    }

    [Fact]
    public async Task Change_RolledBack_LeavesNoMail()
    {
        await using var office = await Office.OpenAsync();
        var (admin, user) = (await office.HireAsync(Role.Administrator), await office.HireAsync(Role.User));
        var lead = await office.LeadAsync(admin);
        await using var db = await office.ContextAsync();

        await using (await db.BeginWriteAsync(default))
        {
            var stored = await db.Leads.SingleAsync(row => row.Id == lead.Lead.Id);
            stored.AssigneeId = user.UserId;
            await db.SaveAsync(admin, ChangeNote.Updated, default);
            await office.Get<LeadMails>().QueueAssignedAsync(db, admin, stored, null, default);
            Assert.Equal(1, await db.Outbox.CountAsync());
        }

        Assert.Empty(await office.MailsAsync());
    }

    [Fact]
    public async Task Message_TheSameAgain_IsOneMail()
    {
        await using var office = await Office.OpenAsync();
        var admin = await office.HireAsync(Role.Administrator);
        var lead = await office.LeadOfOfficeAsync(admin);

        Assert.True((await office.WriteAsync(admin, lead, "once")).IsOk);
        Assert.True((await office.WriteAsync(admin, lead, "once")).IsOk);
        Assert.True((await office.WriteAsync(admin, lead, "and another")).IsOk);

        Assert.Equal(2, (await office.MailsAsync()).Select(mail => mail.MessageId).Distinct().Count());
        Assert.Equal(2, (await office.MailsAsync()).Count);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task S4_68_Assigned_TellsTheNewAssigneeUnlessHeChoseNotTo(bool wants)
    {
        await using var office = await Office.OpenAsync();
        var (admin, user) = (await office.HireAsync(Role.Administrator), await office.HireAsync(Role.User));
        await office.Get<MailChoices>().ChooseAsync(user, wants ? [MailKind.Assigned] : [MailKind.LeadMessage], default);

        await AssignAsync(office, admin, user.UserId, "Speaks Igbo");

        Assert.Equal(wants ? ["Amara Okonkwo is assigned to you"] : [], (await office.MailsAsync()).Select(mail => mail.Subject));
        Assert.All(await office.MailsAsync(), mail => Assert.Contains("Speaks Igbo\n\nhttp://", mail.Body, StringComparison.Ordinal));
    }

    [Fact]
    public async Task S4_68_AssignAsync_TellsTheAssigneeAndARefusedOneTellsNobody()
    {
        await using var office = await Office.OpenAsync();
        var (admin, user) = (await office.HireAsync(Role.Administrator), await office.HireAsync(Role.User));
        var lead = await office.LeadAsync(admin);
        var assignment = office.Get<AssignmentService>();

        Assert.False((await assignment.AssignAsync(admin, new AssignLead { LeadId = lead.Lead.Id, UserId = 4711 }, default)).IsOk);
        Assert.Empty(await office.MailsAsync());
        Assert.True((await assignment.AssignAsync(admin, new AssignLead { LeadId = lead.Lead.Id, UserId = user.UserId, Notes = "Speaks Igbo" }, default)).IsOk);

        var mail = Assert.Single(await office.MailsAsync());
        Assert.Equal((MailKind.Assigned, user.UserId, "Amara Okonkwo is assigned to you"), (mail.Kind, mail.ToUserId, mail.Subject));
    }

    [Fact]
    public async Task Assigned_ToOneself_WritesNoMail()
    {
        await using var office = await Office.OpenAsync();
        var admin = await office.HireAsync(Role.Administrator);

        await AssignAsync(office, admin, admin.UserId, null);

        Assert.Empty(await office.MailsAsync());
    }

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

    [Fact]
    public async Task M04_AssigneeWithoutRightToTheLead_GetsNoMail()
    {
        await using var office = await Office.OpenAsync();
        var admin = await office.HireAsync(Role.Administrator);
        var blind = await office.HireAsync(Enum.GetValues<Role>().First(role => !PermissionMatrix.Grants(role, LeadAction.ViewLead)));
        var lead = await office.ChangeAsync(admin, await office.LeadAsync(admin), row => row.AssigneeId = blind.UserId);

        Assert.IsType<Invalid>((await office.WriteAsync(admin, lead, "secret")).Failure);
        await AssignAsync(office, admin, blind.UserId, "secret");

        Assert.Empty(await office.MailsAsync());
    }

    [Fact]
    public async Task Purge_OfALead_TakesItsMailsAlong()
    {
        await using var office = await Office.OpenAsync();
        var admin = await office.HireAsync(Role.Administrator);
        var lead = await office.LeadOfOfficeAsync(admin);
        Assert.True((await office.WriteAsync(admin, lead, "Hello")).IsOk);

        Assert.True((await office.Get<LeadBin>().DeleteAsync(admin, lead.Lead.Id, default)).IsOk);
        Assert.True((await office.Get<LeadBin>().PurgeAsync(admin, lead.Lead.Id, default)).IsOk);

        Assert.Empty(await office.MailsAsync());
    }

    private static async Task AssignAsync(Office office, Actor admin, int userId, string? notes)
    {
        var lead = await office.LeadAsync(admin);
        await using var db = await office.ContextAsync();
        await using var scope = await db.BeginWriteAsync(default);
        var stored = await db.Leads.SingleAsync(row => row.Id == lead.Lead.Id);
        stored.AssigneeId = userId;
        await db.SaveAsync(admin, ChangeNote.Updated, default);
        await office.Get<LeadMails>().QueueAssignedAsync(db, admin, stored, notes, default);
        await scope.CommitAsync(default);
    }
}
