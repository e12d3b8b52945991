using LeadManager.Core.Access;
using LeadManager.Core.Changes;
using LeadManager.Core.Leads;
using LeadManager.Core.Mail;
using LeadManager.Core.Notifications;
using LeadManager.Core.Results;
using LeadManager.Tests.Support;

namespace LeadManager.Tests.Mail;

/// <summary>A message written with a change of a lead.</summary>
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
        Assert.Equal((NoticeKind.LeadMessage, MailState.Waiting, "south@example.com", null, lead.Lead.Id, admin.UserId), (mail.Kind, mail.State, mail.To, mail.ToUserId, mail.LeadId, mail.ById));
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

    [Fact]
    public async Task Purge_OfALead_TakesTheMorningMailsAlongThatMayNameIt()
    {
        await using var office = await Office.OpenAsync();
        var admin = await office.HireAsync(Role.Administrator);
        var lead = await office.LeadAsync(admin);
        var now = office.Clock.GetUtcNow().UtcDateTime;
        await using var db = await office.ContextAsync();
        foreach (var (id, state, body) in new[] { ("out", MailState.Sent, "Amara Former"), ("given-up", MailState.Failed, "Nobody"), ("naming", MailState.Waiting, "- Call with Amara Okonkwo, 9:00"), ("other", MailState.Waiting, "- Call with Amara Okoye, 9:00") })
            db.Add(new OutboxMail { Kind = NoticeKind.Digest, To = "a@example.com", ToUserId = admin.UserId, Subject = "Your day", Body = body, MessageId = id, CreatedAt = now, NextTryAt = now, State = state });
        await db.SaveAsync(admin, new("Created"), default);

        Assert.True((await office.Get<LeadBin>().DeleteAsync(admin, lead.Lead.Id, default)).IsOk);
        Assert.True((await office.Get<LeadBin>().PurgeAsync(admin, lead.Lead.Id, default)).IsOk);

        Assert.Equal(["other"], (await office.MailsAsync()).Select(mail => mail.MessageId));
    }
}
