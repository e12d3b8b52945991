using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace LeadManager.Tests.EndToEnd;

/// <summary>A manager watches his people at work: S3.101, S3.102.</summary>
[Collection(InBrowser.Name)]
public sealed class TeamDashboardTests(Street street)
{
    private const int Soon = 5_000;

    [SkippableFact]
    public async Task S3102_AnExecutiveLogsACall_HisManagersDashboardFollows_AndItsNumbersOpenLists()
    {
        var office = await street.DemoAsync();
        await using var manager = await street.EnterAsync(office, "salesmanager");
        await using var executive = await street.EnterAtLeadsAsync(office, "salesexecutive");
        await manager.GoAsync("/dashboard");
        await manager.Page.GetByRole(AriaRole.Link, new() { Name = "Team", Exact = true }).ClickAsync();
        var row = manager.Dashboard.Region("Team performance").GetByRole(AriaRole.Row).Filter(new() { HasText = "Tobias Lindqvist" });
        await Expect(row).ToBeVisibleAsync();
        var before = int.Parse(await row.GetByRole(AriaRole.Cell).Nth(3).InnerTextAsync(), System.Globalization.CultureInfo.InvariantCulture);

        await executive.GoAsync("/leads");
        var id = await executive.Leads.FirstIdAsync();
        await executive.GoAsync($"/leads/{id}");
        await executive.Page.GetByRole(AriaRole.Button, new() { Name = "Log activity" }).First.ClickAsync();
        await executive.Page.GetByRole(AriaRole.Textbox, new() { Name = "Note" }).FillAsync("Rang for a minute, calls back on Monday.");
        await executive.Page.GetByRole(AriaRole.Dialog).GetByRole(AriaRole.Button, new() { Name = "Save" }).ClickAsync();

        await Expect(row.GetByRole(AriaRole.Cell).Nth(3)).ToHaveTextAsync($"{before + 1}", new() { Timeout = Soon });
        var open = await row.GetByRole(AriaRole.Cell).Nth(0).InnerTextAsync();
        await row.GetByRole(AriaRole.Cell).Nth(0).GetByRole(AriaRole.Link).ClickAsync();
        await Expect(manager.Page.GetByRole(AriaRole.Heading, new() { Name = "Leads", Level = 1 })).ToBeVisibleAsync();
        await Expect(manager.Page.GetByRole(AriaRole.Status).Filter(new() { HasText = open }).First).ToBeVisibleAsync();
        Assert.Empty(manager.Complaints);
    }

    [SkippableFact]
    public async Task S3100_AManager_DownloadsTheWorkbookOfHisTeam()
    {
        await using var manager = await street.EnterAsync(await street.DemoAsync(), "salesmanager");
        await manager.GoAsync("/dashboard/team?period=90d");

        var download = await manager.Page.RunAndWaitForDownloadAsync(() => manager.Page.GetByRole(AriaRole.Link, new() { Name = "Export" }).ClickAsync());

        Assert.Matches("^team-[0-9-]+\\.xlsx$", download.SuggestedFilename);
    }
}
