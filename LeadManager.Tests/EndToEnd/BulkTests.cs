using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace LeadManager.Tests.EndToEnd;

/// <summary>Many leads at once: all that match a filter, with what became of them, and back again (S3.098).</summary>
[Collection(InBrowser.Name)]
public sealed class BulkTests(Street street)
{
    private const string List = "/leads?city=Serienstadt";

    [SkippableFact]
    public async Task AllThatMatch_AreJudgedPlannedDeletedAndTakenBack()
    {
        await using var leader = await street.EnterAsync(await street.DemoAsync(), "safelife");
        foreach (var name in new[] { "Ada", "Bea", "Cora" })
            await AddAsync(leader, name);
        await leader.GoAsync(List);
        await leader.Page.GetByRole(AriaRole.Checkbox, new() { Name = "Select Ada Serie" }).CheckAsync();
        var bar = leader.Page.GetByRole(AriaRole.Region, new() { NameRegex = new("^Actions for") });
        await Expect(bar).ToContainTextAsync("1 selected");
        await bar.GetByRole(AriaRole.Button, new() { Name = "All that match" }).ClickAsync();
        await Expect(bar).ToContainTextAsync("All 3 that match");
        await Examination.PassesAsync(leader.Page, "the list with all that match chosen");

        await bar.GetByRole(AriaRole.Button, new() { Name = "Set temperature" }).ClickAsync();
        await leader.Button("Hot").ClickAsync();
        await PressAsync(leader, "Set");
        await Expect(leader.Lead.Dialog).ToContainTextAsync("3 of 3 leads are done.");
        await Examination.PassesAsync(leader.Page, "what became of each");
        await PressAsync(leader, "Undo");
        await Expect(leader.Lead.Dialog).ToContainTextAsync("3 of 3 leads are as they were.");
        await PressAsync(leader, "Done");
        await Expect(leader.Leads.Rows.Filter(new() { HasText = "Hot" })).ToHaveCountAsync(0);

        await ChooseAllAsync(leader);
        await bar.GetByRole(AriaRole.Button, new() { Name = "Plan follow-ups" }).ClickAsync();
        await Examination.PassesAsync(leader.Page, "the dialog that plans many follow-ups");
        await PressAsync(leader, "Tomorrow");
        await PressAsync(leader, "Plan");
        await Expect(leader.Lead.Dialog).ToContainTextAsync("3 of 3 leads are done.");
        await PressAsync(leader, "Done");
        await Expect(leader.Leads.Row("Serie", "Bea").Locator("td.next time")).ToHaveCountAsync(1);

        await ChooseAllAsync(leader);
        await bar.GetByRole(AriaRole.Button, new() { Name = "Delete selection" }).ClickAsync();
        await PressAsync(leader, "Delete");
        await Expect(leader.Lead.Dialog).ToContainTextAsync("3 of 3 leads are done.");
        await PressAsync(leader, "Undo");
        await Expect(leader.Lead.Dialog).ToContainTextAsync("3 of 3 leads are as they were.");
        await PressAsync(leader, "Done");
        await Expect(leader.Leads.Rows).ToHaveCountAsync(3);
        Assert.Empty(leader.Complaints);
    }

    private static async Task AddAsync(Visitor by, string name)
    {
        await by.GoAsync("/leads/new");
        await by.Form.FillAsync(name, "Serie", "+1 555 010 7763");
        await by.Form.Field("City").FillAsync("Serienstadt");
        await by.Form.Save.ClickAsync();
        await Expect(by.Heading($"{name} Serie")).ToBeVisibleAsync();
    }

    private static async Task ChooseAllAsync(Visitor by)
    {
        var box = by.Page.GetByRole(AriaRole.Checkbox, new() { Name = "Select Ada Serie" });
        await Expect(box).Not.ToBeCheckedAsync(); // what was done to the last choice has let it go
        await box.CheckAsync();
        await by.Button("All that match").ClickAsync();
    }

    private static Task PressAsync(Visitor by, string button) => by.Lead.Dialog.GetByRole(AriaRole.Button, new() { Name = button, Exact = true }).ClickAsync();
}
