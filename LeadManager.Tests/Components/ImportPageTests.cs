using Bunit;
using LeadManager.Core.Access;
using LeadManager.Core.Assignment;
using LeadManager.Core.Imports;
using LeadManager.Core.Settings;
using LeadManager.Tests.Assignment;
using LeadManager.Tests.Imports;
using LeadManager.Tests.Settings;
using LeadManager.Tests.Support;
using LeadManager.Web.Components.Imports;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;

namespace LeadManager.Tests.Components;

/// <summary>What the page of an import says before anything is written.</summary>
public sealed class ImportPageTests : SignedInTest
{
    [Fact]
    public async Task Check_IsInTheAddress_SoThatAReloadComesBackToIt()
    {
        await using var office = await Office.OpenAsync();
        var admin = await office.HireAsync(Role.Administrator);
        var text = SomeFiles.Header + "Ada,Lovelace,9175550101,ada@example.com,Website\r\n";
        var draft = (await office.Get<ImportDrafts>().UploadAsync(admin, "leads.csv", SomeFiles.Text(text), default)).Value?.Id ?? 0;
        await SignInAsync(office, admin);
        var navigation = Services.GetRequiredService<NavigationManager>();
        navigation.NavigateTo($"/import/{draft}?step=check");

        var page = Render<ImportPage>(parameters => parameters.Add(each => each.Id, draft));
        page.WaitForState(() => page.FindAll("button").Any(button => button.TextContent.Trim() == "Back to the columns"), Patience);
        Assert.Equal("Adds 1 of 1 rows.", page.FindAll(".actions .text-hint").Single().TextContent);
        await page.FindAll("button").Single(button => button.TextContent.Trim() == "Back to the columns").ClickAsync();

        page.WaitForState(() => page.FindAll("button").Any(button => button.TextContent.Trim() == "Check the rows"), Patience);
        Assert.DoesNotContain("step", navigation.Uri, StringComparison.Ordinal);
        await page.FindAll("button").Single(button => button.TextContent.Trim() == "Check the rows").ClickAsync();
        page.WaitForAssertion(() => Assert.EndsWith("?step=check", navigation.Uri, StringComparison.Ordinal), Patience);
    }

    [Fact]
    public async Task Check_ShowsWhatTheOfficeAsksForAndWhoGetsTheRest()
    {
        await using var office = await Office.OpenAsync();
        var (admin, lena) = (await office.HireAsync(Role.Administrator), await office.HireAsync(Role.Employee, "lena"));
        await office.PresetAsync(admin, Preset.Hierarchy);
        await office.RuleAsync(admin, "Website", AssignmentStrategy.FewestOpen, [lena], rule => rule.Sources = ["Website"]);
        var text = SomeFiles.Header + "Ada,Lovelace,9175550101,ada@example.com,Website\r\nBea,Ross,9175550102,,Website\r\nCy,Coe,9175550103,cy@example.com,Call\r\n";
        var draft = (await office.Get<ImportDrafts>().UploadAsync(admin, "leads.csv", SomeFiles.Text(text), default)).Value?.Id ?? 0;
        await SignInAsync(office, admin);
        var before = await office.LeadsAsync(admin);
        var page = Render<ImportPage>(parameters => parameters.Add(each => each.Id, draft));

        page.WaitForState(() => page.FindAll("button").Any(button => button.TextContent.Trim() == "Check the rows"), Patience);
        await page.FindAll("button").Single(button => button.TextContent.Trim() == "Check the rows").ClickAsync();
        page.WaitForElement("section[aria-labelledby=assignees-title]", Patience);

        var shares = page.Find("section[aria-labelledby=assignees-title]");
        Assert.Equal(["lena Name", "1", "Website", "rule 1: Website; lena Name, 0 open"], shares.QuerySelectorAll("tbody td").Select(cell => cell.TextContent.Trim()));
        Assert.Equal("Nobody gets 1 of them", shares.QuerySelector(".heading")?.TextContent);
        Assert.Contains("no rule asks for such leads", shares.TextContent, StringComparison.Ordinal);
        Assert.Contains("E-mail", page.Find("section[aria-labelledby=problems-title]").TextContent, StringComparison.Ordinal);
        Assert.Equal(before, await office.LeadsAsync(admin));
    }
}
