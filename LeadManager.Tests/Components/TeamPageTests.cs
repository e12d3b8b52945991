using Bunit;
using LeadManager.Core.Access;
using LeadManager.Tests.Assignment;
using LeadManager.Tests.Support;
using LeadManager.Web.Components.Dashboard;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;
using Office = LeadManager.Tests.Support.Office;

namespace LeadManager.Tests.Components;

/// <summary>The page of a manager's numbers: S3.101, S3.102.</summary>
public sealed class TeamPageTests : SignedInTest
{
    [Fact]
    public async Task S3102_TeamDashboard_ShowsEveryChartWithItsTable_AndFollowsAChange()
    {
        await using var office = await Office.OpenAsync();
        var admin = await office.HireAsync(Role.Administrator);
        var manager = await office.HireAsync(Role.SalesManager, "manager");
        var executive = await office.HireAsync(Role.SalesExecutive, "executive", manager.UserId);
        await office.LeadAsync(admin, command => command.AssigneeId = executive.UserId);
        await SignInAsync(office, manager);

        var page = Render<TeamPage>();

        page.WaitForAssertion(() => Assert.Equal("1", page.Find("section[aria-labelledby] .value").TextContent), Patience);
        Assert.Equal(["Open leads", "Given out", "Accepted within a day", "Contacted within a day", "Won", "Overdue follow-ups", "Pipeline by team member",
            "Funnel, captured to won", "Time to acceptance", "Time to first contact", "Gone quiet", "Quotation turnaround", "Team performance"], page.FindAll("h2").Select(title => title.TextContent.Trim()));
        Assert.Contains($"/leads?stage=Assigned", Uri.UnescapeDataString(page.Find(".people a").GetAttribute("href") ?? ""), StringComparison.Ordinal);
        for (var chart = 0; chart < 4; chart++)
            await page.FindAll("button[aria-label='Show as table']")[chart].ClickAsync();
        page.WaitForAssertion(() => Assert.Equal(4, page.FindAll(".chart-card table").Count), Patience);
        Assert.EndsWith("/api/analytics/team.xlsx?from=2026-10-22", page.Find("a[download]").GetAttribute("href"), StringComparison.Ordinal);

        await office.LeadAsync(admin, command => command.AssigneeId = executive.UserId);
        page.WaitForAssertion(() => Assert.Equal("2", page.Find("section[aria-labelledby] .value").TextContent), Patience);
    }

    [Fact]
    public async Task S3101_Filters_StandInTheAddress_AndAForeignTeamIsNotFound()
    {
        await using var office = await Office.OpenAsync();
        var zonal = await office.HireAsync(Role.ZonalManager, "zonal");
        var manager = await office.HireAsync(Role.SalesManager, "manager", zonal.UserId);
        var executive = await office.HireAsync(Role.SalesExecutive, "executive", manager.UserId);
        var other = await office.HireAsync(Role.SalesManager, "other");
        await SignInAsync(office, await office.WithTeamAsync(zonal));
        var navigation = Services.GetRequiredService<NavigationManager>();

        var page = Render<TeamPage>();
        page.WaitForAssertion(() => Assert.Equal(["", $"{manager.UserId}", $"{zonal.UserId}"], page.FindAll("select")[0].Children.Select(option => option.GetAttribute("value"))), Patience);
        await page.FindAll("select")[0].ChangeAsync($"{manager.UserId}");
        page.WaitForAssertion(() => Assert.EndsWith($"?team={manager.UserId}", navigation.Uri, StringComparison.Ordinal), Patience);
        await page.FindAll("select")[1].ChangeAsync("90d");

        page.WaitForAssertion(() => Assert.EndsWith($"?team={manager.UserId}&period=90d", navigation.Uri, StringComparison.Ordinal), Patience);
        page.WaitForAssertion(() => Assert.Equal([executive.Name, manager.Name], page.FindAll("tbody th[scope=row]").Select(cell => cell.TextContent)), Patience);
        navigation.NavigateTo($"/dashboard/team?team={other.UserId}");
        page.WaitForAssertion(() => Assert.NotEmpty(page.FindAll("[role=alert]")), Patience);
    }
}
