using LeadManager.Core.Access;
using LeadManager.Core.Assignment;
using LeadManager.Core.Imports;
using LeadManager.Core.Mail;
using LeadManager.Core.Notifications;
using LeadManager.Tests.Assignment;
using LeadManager.Tests.Mail;
using LeadManager.Tests.Notifications;
using LeadManager.Tests.Support;
using LeadManager.Web.Mail;
using Microsoft.EntityFrameworkCore;

namespace LeadManager.Tests.Imports;

/// <summary>To whom the rules give the rows of an import: said by the check, done by the import, and told by one mail each.</summary>
public sealed class ImportedToTests
{
    private const int Rows = 10;

    private static readonly string Text = SomeFiles.Rows(Rows, number => number == 0 ? "Cy,Coe,9175550103,cy@example.com,Call" : null);

    [Fact]
    public async Task Check_SaysWhoWouldGetWhichRow_AsTheImportThenDoes()
    {
        await using var office = await Office.OpenAsync();
        var (admin, a, b) = await StaffAsync(office);
        await office.ChangeUserAsync(a, user => user.DailyCap = 2);
        await office.RuleAsync(admin, "Website", AssignmentStrategy.RoundRobin, [a, b], rule => rule.Sources = ["Website"]);
        var before = await office.FingerprintAsync();

        var check = await office.CheckAsync(admin, Text);
        var unchanged = await office.FingerprintAsync();
        var done = await office.ImportAsync(admin, Text);

        Assert.Equal(before, unchanged);
        Assert.Equal([("b Name", 7), ("a Name", 2)], check.Assignments?.People.Select(person => (person.Name, person.Count)));
        Assert.Equal("rule 1: Website; a Name, next in turn", check.Assignments?.People[1].Reason);
        Assert.Equal([("Website", 7)], check.Assignments?.People[0].Rules.Select(rule => (rule.Name, rule.Count)));
        Assert.Equal((1, "no rule asks for such leads"), (check.Assignments?.Left, check.Assignments?.Nobody.Single().Reason));
        Assert.Equal(check.Assignments?.Rows, done.Assignments?.Rows);
        Assert.Equal(
            (await office.LeadsAsync(admin)).Skip(1).Select(lead => (lead.AssigneeId, lead.AssignmentReason)),
            check.Assignments?.Rows.Select(row => (row.UserId, (string?)row.Reason)));
    }

    [Fact]
    public async Task Check_WhereNobodyCanTakeThem_SaysWhy_AndWithoutRulesNothing()
    {
        await using var office = await Office.OpenAsync();
        var (admin, a, _) = await StaffAsync(office);

        Assert.Null((await office.CheckAsync(admin, Text)).Assignments);
        await office.RuleAsync(admin, "All", AssignmentStrategy.FixedUser, [a]);
        await office.ChangeUserAsync(a, user => user.DailyCap = 0);
        var check = await office.CheckAsync(admin, Text);

        Assert.Empty(check.Assignments?.People ?? []);
        Assert.Equal((Rows, "rule 1: All; a Name 0/0; nobody can take it"), (check.Assignments?.Left, check.Assignments?.Nobody.Single().Reason));
    }

    [Fact] // the same person twice in the file makes one lead
    public async Task Check_RowsThatGoIntoAnother_AreGivenOutOnce()
    {
        await using var office = await Office.OpenAsync();
        var (admin, a, _) = await StaffAsync(office);
        await office.RuleAsync(admin, "All", AssignmentStrategy.FixedUser, [a]);
        var text = SomeFiles.Header + "Ada,Lovelace,9175550101,ada@example.com,Website\r\nAda,Byron,9175550101,ada@example.com,Call\r\n";

        var check = await office.CheckAsync(admin, text, settings => settings with { Duplicates = DuplicatePolicy.Update });

        Assert.Equal([2], check.Assignments?.Rows.Select(row => row.Line));
    }

    [Fact]
    public async Task Import_TellsEachPersonOnce_HowManyAndWhere_AndUndoLeavesTheMails()
    {
        await using var office = await Office.OpenAsync();
        await using var server = new SmtpListener();
        var (admin, a, b) = await StaffAsync(office);
        var deaf = await office.HireAsync(Role.Employee, "deaf");
        await office.ChooseAsync(deaf, NoticeKind.Assigned, NoticeWay.Off);
        await office.RuleAsync(admin, "All", AssignmentStrategy.RoundRobin, [a, b, deaf]);

        var done = await office.ImportAsync(admin, Text);
        var mails = await office.MailsAsync();

        Assert.Equal(
            [(NoticeKind.Assigned, a.UserId, "4 leads of an import assigned to you"), (NoticeKind.Assigned, b.UserId, "3 leads of an import assigned to you")],
            mails.Select(mail => (mail.Kind, mail.ToUserId ?? 0, mail.Subject)));
        Assert.All(mails, mail => Assert.Contains("has imported leads.csv", mail.Body, StringComparison.Ordinal));
        Assert.All(mails, mail => Assert.Contains("http://localhost:5080/leads?list=mine&sort=-createdAt\n", mail.Body, StringComparison.Ordinal));
        Assert.True((await office.Get<ImportUndo>().UndoAsync(admin, done.Id ?? 0, default)).IsOk);
        Assert.Equal(2, (await office.MailsAsync()).Count);
        await office.ChooseAsync(b, NoticeKind.Assigned, NoticeWay.App); // he wants none any more, before it goes out
        await office.Sender(server.Settings).SendDueAsync(default);
        Assert.Equal(["a@example.com"], server.Mails.SelectMany(mail => mail.To));
    }

    [Fact]
    public async Task Import_WithoutRulesOrRefused_WritesNoMail()
    {
        await using var office = await Office.OpenAsync();
        var (admin, a, _) = await StaffAsync(office);
        await office.ImportAsync(admin, Text);
        await office.RuleAsync(admin, "All", AssignmentStrategy.FixedUser, [a]);

        Assert.False((await office.Get<ImportRun>().ImportAsync(a, "leads.csv", SomeFiles.Open(SomeFiles.Text(Text)), new ImportSettings(), null, null, default)).IsOk);

        Assert.Empty(await office.MailsAsync());
    }

    private static async Task<(Actor Admin, Actor A, Actor B)> StaffAsync(Office office) =>
        (await office.HireAsync(Role.Administrator), await office.HireAsync(Role.Employee, "a"), await office.HireAsync(Role.Employee, "b"));
}
