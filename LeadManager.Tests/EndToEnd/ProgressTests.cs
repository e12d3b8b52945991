using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace LeadManager.Tests.EndToEnd;

/// <summary>A lead on its way, seen by two people with different rights and words.</summary>
[Collection(InBrowser.Name)]
public sealed class ProgressTests(Street street)
{
    [SkippableFact] // S3.006, S3.019, S3.027-S3.031, S3.038-S3.040, S3.042
    public async Task SalesCoordinatorEntersAndAssigns_SalesExecutiveAccepts_CoordinatorCanNoLongerEdit()
    {
        var demo = await street.DemoAsync();
        await using var coordinator = await street.EnterAtLeadsAsync(demo, "salescoordinator");
        await coordinator.Form.AddAsync("Erika", "Erstzuteilung", "+1 555 010 7751");
        var address = coordinator.Page.Url;
        await Expect(coordinator.Link("Edit")).ToBeVisibleAsync();

        await coordinator.Button("Assign").ClickAsync();
        await coordinator.Lead.Dialog.GetByRole(AriaRole.Radio, new() { NameRegex = new("Tobias Lindqvist") }).CheckAsync();
        await coordinator.Lead.Dialog.GetByLabel("Notes").FillAsync("asked for a visit");
        await coordinator.Lead.Dialog.GetByRole(AriaRole.Button, new() { Name = "Assign", Exact = true }).ClickAsync();
        await Expect(coordinator.Lead.Dialog).ToHaveCountAsync(0);
        await Expect(coordinator.Link("Edit")).ToHaveCountAsync(0); // assigned: the right to edit has ended

        await using var executive = await street.EnterAtLeadsAsync(demo, "salesexecutive");
        await executive.GoAsync(address);
        await executive.Button("Accept").ClickAsync();
        await Expect(executive.Button("Accept")).ToHaveCountAsync(0);

        await Expect(coordinator.Page.GetByText("You can no longer see Erika Erstzuteilung")).ToBeVisibleAsync(); // live, without reloading
        await coordinator.GoAsync($"{address}/edit");
        await Expect(coordinator.Form.Save).ToHaveCountAsync(0);
        Assert.Empty(coordinator.Complaints.Concat(executive.Complaints));
    }

    [SkippableFact] // S5.48-S5.66
    public async Task CreTeamLeadSeesEveryStage_CreSeesFewerWords()
    {
        var demo = await street.DemoAsync();
        await using var lead = await street.EnterAsync(demo, "creteamlead");
        await lead.Form.AddAsync("Stella", "Stufenleiter", "+1 555 010 7752");
        var address = lead.Page.Url;
        await Expect(Stage(lead)).ToHaveTextAsync("New");
        await lead.Button("Assign").ClickAsync();
        await lead.Lead.Dialog.GetByRole(AriaRole.Radio, new() { NameRegex = new("Ji-woo Sandoval") }).CheckAsync();
        await lead.Lead.Dialog.GetByRole(AriaRole.Button, new() { Name = "Assign", Exact = true }).ClickAsync();
        await Expect(Stage(lead)).ToHaveTextAsync("Assigned");
        await using var cre = await street.EnterAsync(demo, "cre");
        await cre.GoAsync(address);
        await Expect(Stage(cre)).ToHaveTextAsync("New");

        await StepAsync(cre, "Change status", dialog => dialog.GetByLabel("Status").SelectOptionAsync("Pending"));
        await Expect(Stage(cre)).ToHaveTextAsync("Pending");
        await StepAsync(cre, "Qualify", dialog => dialog.GetByLabel("Qualification details").FillAsync("decides in May"));
        await Expect(Stage(cre)).ToHaveTextAsync("Qualified");
        await Expect(Stage(lead)).ToHaveTextAsync("Qualified"); // live
        await StepAsync(lead, "Qualify", dialog => dialog.GetByLabel("Relationship manager").SelectOptionAsync(new SelectOptionValue { Index = 1 }));
        await Expect(Stage(lead)).ToHaveTextAsync("Assigned to RM");
        foreach (var (milestone, word) in new[] { ("1", "Test drive"), ("2", "Booking") })
        {
            await StepAsync(lead, "Note a milestone", dialog => dialog.GetByLabel("Milestone").SelectOptionAsync(milestone));
            await Expect(Stage(lead)).ToHaveTextAsync(word);
            await Expect(Stage(cre)).ToHaveTextAsync("Qualified");
        }

        await StepAsync(lead, "Note a milestone", dialog => dialog.GetByLabel("Milestone").SelectOptionAsync("3"));
        await Expect(Stage(lead)).ToHaveTextAsync("Won");
        await Expect(Stage(cre)).ToHaveTextAsync("Won");
        Assert.Empty(lead.Complaints.Concat(cre.Complaints));
    }

    private static ILocator Stage(Visitor visitor) => visitor.Page.Locator(".page-header .chip").First;

    private static async Task StepAsync(Visitor visitor, string step, Func<ILocator, Task> fill)
    {
        await visitor.Page.GetByRole(AriaRole.Button, new() { NameRegex = new("^Move along") }).ClickAsync();
        await visitor.Button(step).ClickAsync();
        await fill(visitor.Lead.Dialog);
        await visitor.Lead.Dialog.GetByRole(AriaRole.Button, new() { Name = "Save", Exact = true }).ClickAsync();
        await Expect(visitor.Lead.Dialog).ToHaveCountAsync(0);
    }
}
