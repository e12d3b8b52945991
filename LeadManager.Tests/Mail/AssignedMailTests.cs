using LeadManager.Core.Access;
using LeadManager.Core.Assignment;
using LeadManager.Core.Changes;
using LeadManager.Core.Leads;
using LeadManager.Core.Mail;
using LeadManager.Core.Notifications;
using LeadManager.Core.Results;
using LeadManager.Tests.Notifications;
using LeadManager.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace LeadManager.Tests.Mail;

/// <summary>Whom an assignment tells, and whom not.</summary>
public sealed class AssignedMailTests
{
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task S4_68_Assigned_TellsTheNewAssigneeUnlessHeChoseNotTo(bool wants)
    {
        await using var office = await Office.OpenAsync();
        var (admin, user) = (await office.HireAsync(Role.Administrator), await office.HireAsync(Role.User));
        await office.ChooseAsync(user, NoticeKind.Assigned, wants ? NoticeWay.Mail : NoticeWay.App);

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
        Assert.Equal((NoticeKind.Assigned, user.UserId, "Amara Okonkwo is assigned to you"), (mail.Kind, mail.ToUserId, mail.Subject));
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
            await office.Get<Notices>().TellAsync(db, admin, user.UserId, NoticeKind.Assigned, stored, NoticeFacts.None, default);
            await db.SaveAsync(admin, ChangeNote.Updated, default);
            Assert.Equal(1, await db.Outbox.CountAsync());
        }

        Assert.Empty(await office.MailsAsync());
    }

    private static async Task AssignAsync(Office office, Actor admin, int userId, string? notes)
    {
        var lead = await office.LeadAsync(admin);
        await using var db = await office.ContextAsync();
        await using var scope = await db.BeginWriteAsync(default);
        var stored = await db.Leads.SingleAsync(row => row.Id == lead.Lead.Id);
        stored.AssigneeId = userId;
        await office.Get<Notices>().TellAsync(db, admin, userId, NoticeKind.Assigned, stored, new NoticeFacts { Text = notes }, default);
        await db.SaveAsync(admin, ChangeNote.Updated, default);
        await scope.CommitAsync(default);
    }
}
