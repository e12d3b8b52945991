using System.Net;
using System.Text.Json;
using ClosedXML.Excel;
using LeadManager.Core.Access;
using Microsoft.EntityFrameworkCore;

namespace LeadManager.Tests.Api;

/// <summary>A manager's numbers over HTTP: S3.100, S3.101.</summary>
public sealed class TeamApiTests(ApiTest.SignedIn signedIn) : ApiTest(signedIn)
{
    [Fact]
    public async Task S3101_AManager_GetsTheNumbersOfHisTeam()
    {
        var (manager, executive) = await HireAsync("one");
        await AddLeadAsync($$"""{"firstName":"Amara","lastName":"Okonkwo","phone":"(917) 555-0142","source":"Website","assignedTo":{{executive}}}""");

        var numbers = (await manager.GetAsync("/api/analytics/team")).Json;

        var members = numbers.GetProperty("members").EnumerateArray().ToDictionary(member => member.GetProperty("person").GetProperty("id").GetInt32());
        Assert.Equal((2, 1, "Assigned"), (members.Count, members[executive].GetProperty("open").GetInt32(), members[executive].GetProperty("pipeline")[0].GetProperty("name").GetString()));
        Assert.Equal(["Captured", "Assigned", "Qualified", "Milestone1", "Milestone2", "Won"], numbers.GetProperty("funnel").EnumerateArray().Select(step => step.GetProperty("name").GetString()!));
        Assert.Equal(1, numbers.GetProperty("funnel")[1].GetProperty("count").GetInt32());
        Assert.Equal(1, (await manager.GetAsync("/api/leads?reached=assigned")).Json.GetProperty("total").GetInt32());
    }

    [Fact]
    public async Task S3101_WhoHasNoDashboard_IsRefused_AndFaultsAreNamed()
    {
        await App.AddUserAsync(Role.SalesExecutive, "executive");
        var executive = await ApiClient.SignInAsync(App, "executive");

        var refused = await executive.GetAsync("/api/analytics/team");

        Assert.Equal((HttpStatusCode.Forbidden, "ViewDashboard"), (refused.Status, refused.Json.GetProperty("action").GetString()));
        Assert.Equal(["from", "to"], (await Admin.GetAsync("/api/analytics/team?from=yesterday&to=2026")).Faults);
        Assert.Equal(["from"], (await Admin.GetAsync("/api/analytics/team?from=2020-01-01")).Faults);
        Assert.Equal(HttpStatusCode.NotFound, (await Admin.GetAsync("/api/analytics/team?managerId=4711")).Status);
        Assert.Equal(HttpStatusCode.OK, (await User.GetAsync("/api/analytics/team")).Status);
    }

    [Fact]
    public async Task S3100_Workbook_HasEditableChartsOfTheTeamOnly_AndIsNoted()
    {
        var (manager, executive) = await HireAsync("two");
        await AddLeadAsync($$"""{"firstName":"Amara","lastName":"Okonkwo","phone":"(917) 555-0142","source":"Website","assignedTo":{{executive}}}""");
        await AddLeadAsync($$"""{"firstName":"Not","lastName":"Theirs","phone":"(917) 555-0143","source":"Website","assignedTo":{{App.Admin.UserId}}}""");

        using var answer = await manager.Client.GetAsync("/api/analytics/team.xlsx?from=2026-11-01");
        var bytes = await answer.Content.ReadAsByteArrayAsync();

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        using var book = new XLWorkbook(new MemoryStream(bytes));
        var sheet = Assert.Single(book.Worksheets);
        var head = sheet.CellsUsed().Single(cell => cell.GetString() == "Open leads by team member");
        Assert.Equal((1.0, 0.0), (head.CellBelow(2).CellRight().GetDouble(), head.CellBelow(3).CellRight().GetDouble()));
        Assert.DoesNotContain(sheet.CellsUsed(), cell => cell.GetString() == App.Admin.Name);
        Assert.Equal("None", sheet.CellsUsed().Single(cell => cell.GetString() == "Minutes to acceptance, on average").CellBelow(2).GetString()); // nobody has answered, which is not at once
        using var zip = new System.IO.Compression.ZipArchive(new MemoryStream(bytes));
        Assert.Equal(10, zip.Entries.Count(entry => entry.FullName.StartsWith("xl/charts/", StringComparison.Ordinal)));
        await using var db = await App.OpenAsync();
        var noted = await db.AuditEntries.AsNoTracking().SingleAsync(entry => entry.ActionType == "Exported");
        Assert.Equal(("manager-two", "Exported the numbers of 2 people"), (noted.Username, noted.Description));
    }

    [Fact]
    public async Task S3100_Workbook_IsRefusedToWhoMayNotExport()
    {
        var before = await FingerprintAsync();

        var refused = await User.GetAsync("/api/analytics/team.xlsx");

        Assert.Equal((HttpStatusCode.Forbidden, "ExportLeads"), (refused.Status, refused.Json.GetProperty("action").GetString()));
        Assert.Equal(before, await FingerprintAsync());
        Assert.Equal(HttpStatusCode.OK, (await Admin.GetAsync("/api/analytics/team.xlsx")).Status);
    }

    /// <summary>Who may take leads out and has a dashboard has both of the same leads, so that a workbook holds nobody else's numbers.</summary>
    [Fact]
    public void ExportAndDashboard_ReachTheSameLeads_WhereARoleHasBoth() => Assert.All(
        Enum.GetValues<Role>().Where(role => PermissionMatrix.Grants(role, LeadAction.ExportLeads) && PermissionMatrix.Grants(role, LeadAction.ViewDashboard)),
        role => Assert.Equal(PermissionMatrix.ScopeOf(role, LeadAction.ViewDashboard), PermissionMatrix.ScopeOf(role, LeadAction.ExportLeads)));

    /// <summary>Open dashboards share what is read for all who count the same leads; the delays in it are read by another grant.</summary>
    [Fact]
    public void FollowUpsAndDashboard_ReachEverywhereTogether() => Assert.All(
        Enum.GetValues<Role>().Where(role => PermissionMatrix.ScopeOf(role, LeadAction.ViewDashboard) == Scope.All),
        role => Assert.Equal(Scope.All, PermissionMatrix.ScopeOf(role, LeadAction.ViewActivities)));

    private async Task<(ApiClient Manager, int Executive)> HireAsync(string name)
    {
        var manager = await App.AddUserAsync(Role.SalesManager, $"manager-{name}");
        var executive = await App.AddUserAsync(Role.SalesExecutive, $"executive-{name}", manager.UserId);
        return (await ApiClient.SignInAsync(App, $"manager-{name}"), executive.UserId);
    }
}
