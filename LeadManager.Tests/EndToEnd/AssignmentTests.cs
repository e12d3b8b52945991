using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace LeadManager.Tests.EndToEnd;

/// <summary>A lead goes down the line and comes back, and everybody sees it in the chain.</summary>
[Collection(InBrowser.Name)]
public sealed class AssignmentTests(Street street)
{
    [SkippableFact]
    public async Task HeadAdminAssigns_TeamLeaderForwards_EmployeeRejectsWithNote_ChainShowsItAll()
    {
        var demo = await street.DemoAsync();
        await using var head = await street.EnterAsync(demo, "headadmin");
        await head.Form.AddAsync("Kette", "Reihenfolge", "+1 555 010 7741");
        var address = head.Page.Url;
        await AssignAsync(head, "Leila Haddad", "measure the stairs");

        await head.Lead.ShowAsync("Assignment");
        var turns = head.Page.GetByRole(AriaRole.Region, new() { Name = "Assignment chain" }).GetByRole(AriaRole.Listitem);
        await Expect(turns).ToHaveCountAsync(1);

        await using var leader = await street.EnterAsync(demo, "teamleader");
        await leader.GoAsync(address);
        await leader.Button("Forward").ClickAsync();
        await Expect(leader.Lead.Toast("Forwarded to Bridget Amaral.")).ToBeVisibleAsync();

        await using var employee = await street.EnterAtLeadsAsync(demo, "employee");
        await employee.GoAsync(address);
        await employee.Button("Reject").ClickAsync();
        await employee.Lead.Dialog.GetByRole(AriaRole.Button, new() { Name = "Reject", Exact = true }).ClickAsync();
        await Expect(employee.Lead.Dialog.GetByLabel("Notes")).ToHaveAttributeAsync("aria-invalid", "true");
        await employee.Lead.Dialog.GetByLabel("Notes").FillAsync("outside my area");
        await employee.Lead.Dialog.GetByRole(AriaRole.Button, new() { Name = "Reject", Exact = true }).ClickAsync();
        await Expect(employee.Lead.Toast("Rejected. Leila Haddad has the lead again.")).ToBeVisibleAsync();
        await Expect(employee.Heading("Leads")).ToBeVisibleAsync(); // out of his sight: back at his list

        await Expect(turns).ToHaveCountAsync(3); // live, on the page that stood open
        await Expect(turns.Nth(0)).ToContainTextAsync("Leila Haddad");
        await Expect(turns.Nth(0)).ToContainTextAsync("from Bridget Amaral");
        await Expect(turns.Nth(1)).ToContainTextAsync("rejected");
        await Expect(turns.Nth(1)).ToContainTextAsync("outside my area");
        await Expect(turns.Nth(2)).ToContainTextAsync("forwarded");
        await Expect(turns.Nth(2)).ToContainTextAsync("measure the stairs");
        await Examination.PassesAsync(head.Page, "the chain");
        Assert.Empty(head.Complaints.Concat(leader.Complaints).Concat(employee.Complaints));
    }

    [SkippableFact] // S5.30-S5.32, S3.105
    public async Task List_PencilAndSelection_OpenTheSameDialogAndTellEachOutcome()
    {
        await using var head = await street.EnterAsync(await street.DemoAsync(), "headadmin");
        foreach (var name in new[] { "Erste", "Zweite" })
            await head.Form.AddAsync(name, "Sammelzug", "+1 555 010 7742");
        await head.GoAsync("/leads?list=unassigned&search=Sammelzug");
        await Expect(head.Leads.Rows).ToHaveCountAsync(2);

        await head.Page.GetByRole(AriaRole.Button, new() { Name = "Assign Erste Sammelzug", Exact = true }).ClickAsync();
        await Expect(head.Lead.Dialog.GetByRole(AriaRole.Heading, new() { Name = "Assign Erste Sammelzug" })).ToBeVisibleAsync();
        await Examination.PassesAsync(head.Page, "the dialog of whom to assign to");
        await head.Page.Keyboard.PressAsync("Escape");

        foreach (var name in new[] { "Erste", "Zweite" })
            await head.Page.GetByLabel($"Select {name} Sammelzug").CheckAsync();
        await Expect(head.Page.GetByText("2 selected")).ToBeVisibleAsync();
        await head.Button("Assign now").ClickAsync();
        await ChooseAsync(head, "Leila Haddad", null);
        await Expect(head.Lead.Dialog.GetByText("2 of 2 leads went over.")).ToBeVisibleAsync();
        await head.Lead.Dialog.GetByRole(AriaRole.Button, new() { Name = "Done" }).ClickAsync();

        await Expect(head.Page.GetByText("2 selected")).ToHaveCountAsync(0);
        await head.GoAsync("/leads?list=fresh&search=Sammelzug");
        await Expect(head.Leads.Rows.Filter(new() { HasText = "Leila Haddad" })).ToHaveCountAsync(2);
        Assert.Empty(head.Complaints);
    }

    [SkippableFact] // S4.44-S4.47
    public async Task Employee_ClaimsAFreeLeadAndCompletesIt()
    {
        var demo = await street.DemoAsync();
        await using var head = await street.EnterAsync(demo, "headadmin");
        await head.Form.AddAsync("Frei", "Selbstbedient", "+1 555 010 7743");
        await using var employee = await street.EnterAtLeadsAsync(demo, "employee");
        await employee.GoAsync(head.Page.Url);
        await Expect(employee.Button("Assign")).ToHaveCountAsync(0);

        await employee.Button("Claim").ClickAsync();

        await Expect(employee.Button("Claim")).ToHaveCountAsync(0);
        await Expect(employee.Button("Accept")).ToHaveCountAsync(0); // claiming is accepting
        await employee.Button("Complete").ClickAsync();
        await employee.Lead.Dialog.GetByRole(AriaRole.Button, new() { Name = "Complete", Exact = true }).ClickAsync();
        await employee.Lead.ShowAsync("Assignment");
        await Expect(employee.Page.GetByRole(AriaRole.Region, new() { Name = "Assignment chain" }).GetByRole(AriaRole.Listitem)).ToContainTextAsync("completed");
        await Expect(employee.Button("Reject")).ToHaveCountAsync(0);
    }

    private static async Task AssignAsync(Visitor by, string to, string? notes)
    {
        await by.Button("Assign").ClickAsync();
        await ChooseAsync(by, to, notes);
        await Expect(by.Lead.Dialog).ToHaveCountAsync(0);
    }

    private static async Task ChooseAsync(Visitor by, string to, string? notes)
    {
        await by.Lead.Dialog.GetByRole(AriaRole.Radio, new() { NameRegex = new(to) }).CheckAsync();
        if (notes is not null)
            await by.Lead.Dialog.GetByLabel("Notes").FillAsync(notes);
        await by.Lead.Dialog.GetByRole(AriaRole.Button, new() { Name = "Assign", Exact = true }).ClickAsync();
    }
}
