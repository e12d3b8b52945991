using LeadManager.Core.Access;
using LeadManager.Core.Mail;
using LeadManager.Core.Notifications;
using LeadManager.Tests.Assignment;
using LeadManager.Tests.Notifications;
using LeadManager.Tests.Support;

namespace LeadManager.Tests.Mail;

/// <summary>What is told to whom a lead comes back.</summary>
public sealed class ReturnedMailTests
{
    [Fact]
    public async Task Rejected_TellsWhoGaveItThatItIsReturnedAndWhy()
    {
        await using var office = await Office.OpenAsync();
        var (admin, user) = (await office.HireAsync(Role.Administrator), await office.HireAsync(Role.User));
        var lead = (await office.LeadAsync(admin)).Lead.Id;
        (await office.AssignAsync(admin, lead, user)).AssertDone();

        Assert.False((await office.RejectAsync(user, lead, " ")).IsOk);
        Assert.Single(await office.MailsAsync()); // that of the assignment
        (await office.RejectAsync(user, lead, "Outside my area")).AssertDone();

        var mail = (await office.MailsAsync())[^1];
        Assert.Equal((NoticeKind.Returned, admin.UserId, "Amara Okonkwo is returned to you"), (mail.Kind, mail.ToUserId, mail.Subject));
        Assert.StartsWith("user Name has returned Amara Okonkwo to you:\n\nOutside my area\n\nhttp://", mail.Body.ReplaceLineEndings("\n"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Rejected_ToSomebodyWhoWantsNoSuchMails_WritesNone()
    {
        await using var office = await Office.OpenAsync();
        var (admin, user) = (await office.HireAsync(Role.Administrator), await office.HireAsync(Role.User));
        await office.ChooseAsync(admin, NoticeKind.Returned, NoticeWay.Off);
        var lead = (await office.LeadAsync(admin)).Lead.Id;
        (await office.AssignAsync(admin, lead, user)).AssertDone();

        (await office.RejectAsync(user, lead, "Outside my area")).AssertDone();

        Assert.Equal([(int?)user.UserId], (await office.MailsAsync()).Select(mail => mail.ToUserId));
    }
}
