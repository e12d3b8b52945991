using System.Globalization;
using LeadManager.Tests.Support;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace LeadManager.Tests.EndToEnd;

/// <summary>
/// The week of a Sales Executive from the first call to the win, and of his manager, who sees each step live in a second
/// browser, decides, hands ten leads over at once and takes the team's leads with him (S3.047-S3.053, S3.064-S3.070, S3.077, S3.098).
/// </summary>
[Collection(InBrowser.Name)]
public sealed class SalesWeekTests(Street street)
{
    private const int Handed = 10;

    [SkippableFact]
    public async Task Week_OfAnExecutive_IsSeenLiveAndDecidedByHisManager()
    {
        var demo = await street.DemoAsync();
        await using var executive = await SignInAsync(demo, "salesexecutive");
        await using var manager = await SignInAsync(demo, "salesmanager");
        var lead = (await EnterAsync("salesexecutive", "Wochenlauf", "Wilma"))[0];
        var told = manager.Page.GetByRole(AriaRole.Region, new() { Name = "Timeline" });
        await manager.GoAsync($"/leads/{lead}/timeline");
        await Expect(manager.Heading("Wilma Wochenlauf")).ToBeVisibleAsync();

        await executive.Page.GetByRole(AriaRole.Button, new() { Name = "Accept Wilma Wochenlauf" }).ClickAsync();
        await Expect(told).ToContainTextAsync("Tobias Lindqvist accepted the lead");
        await executive.GoAsync($"/leads/{lead}");
        await CallAndPlanAsync(executive);
        await Expect(told).ToContainTextAsync("Wants a ramp before winter");
        await Expect(told).ToContainTextAsync("Follow-up planned");
        await SnoozeAsync(executive);

        await AskAsync(executive, lead, "9800");
        await manager.ChooseAsync("Quotations");
        await DecideAsync(manager, "Reject", "Too dear: leave out the rail");
        await Expect(executive.Page.GetByText("Too dear: leave out the rail").First).ToBeVisibleAsync(); // live
        await AskAsync(executive, lead, "8900");
        await DecideAsync(manager, "Approve", null);
        await Expect(executive.Page.GetByText("Approved for Quotation").First).ToBeVisibleAsync();

        await manager.GoAsync($"/leads/{lead}/timeline");
        await WinAsync(executive, lead);
        await Expect(manager.Page.Locator(".page-header .chip").First).ToHaveTextAsync("Won"); // live
        Assert.Empty(executive.Complaints.Concat(manager.Complaints));
    }

    [SkippableFact]
    public async Task Manager_HandsTenLeadsOverAtOnceAndExportsTheTeamsLeads()
    {
        var demo = await street.DemoAsync();
        await using var manager = await SignInAsync(demo, "salesmanager");
        await using var executive = await SignInAsync(demo, "salesexecutive");
        await EnterAsync("salesmanager", "Uebergabe", [.. Enumerable.Range(1, Handed).Select(number => $"Zehnt{number.ToString("00", CultureInfo.InvariantCulture)}")]);
        await manager.GoAsync("/leads?search=Uebergabe");
        await Expect(manager.Leads.Rows).ToHaveCountAsync(Handed);

        await manager.Page.GetByRole(AriaRole.Checkbox, new() { Name = "Select Zehnt01 Uebergabe" }).CheckAsync();
        await manager.Button("All that match").ClickAsync();
        await manager.Button("Assign now").ClickAsync();
        await manager.Lead.Dialog.GetByRole(AriaRole.Radio, new() { NameRegex = new("Tobias Lindqvist") }).CheckAsync();
        await PressAsync(manager, "Assign");
        await Expect(manager.Lead.Dialog).ToContainTextAsync($"{Handed} of {Handed} leads");
        await PressAsync(manager, "Done");
        await Expect(manager.Leads.Rows.Filter(new() { HasText = "Tobias Lindqvist" })).ToHaveCountAsync(Handed);
        await Expect(executive.Page.GetByRole(AriaRole.Button, new() { NameRegex = new("^Accept Zehnt") }).First).ToBeVisibleAsync(); // live, on his day

        await manager.Button("Export").ClickAsync();
        var download = await manager.Page.RunAndWaitForDownloadAsync(() => manager.Link("Text file (.csv)").ClickAsync());
        Assert.Equal(1 + Handed, (await File.ReadAllLinesAsync(await download.PathAsync())).Length);
        await executive.GoAsync("/leads");
        await Expect(executive.Button("Export")).ToHaveCountAsync(0); // his role takes nothing out
        Assert.Equal(403, (await executive.Page.APIRequest.GetAsync("/api/leads/export.csv")).Status);
        Assert.Empty(manager.Complaints);
    }

    private static async Task CallAndPlanAsync(Visitor by)
    {
        await by.Button("Log activity").ClickAsync();
        await NoteOf(by).FillAsync("Wants a ramp before winter");
        await PressAsync(by, "Spoke");
        await PressAsync(by, "Save");
        await Expect(by.Lead.Dialog).ToHaveCountAsync(0);
        await by.Button("Plan follow-up").ClickAsync();
        await PressAsync(by, "In an hour");
        await PressAsync(by, "Save");
        await Expect(by.Lead.Dialog).ToHaveCountAsync(0);
    }

    private static async Task SnoozeAsync(Visitor by)
    {
        var next = by.Page.GetByRole(AriaRole.Region, new() { Name = "Next follow-up" });
        await next.GetByRole(AriaRole.Button, new() { Name = "Snooze Wilma Wochenlauf" }).ClickAsync();
        await next.GetByRole(AriaRole.Button, new() { NameRegex = new("^Next week") }).ClickAsync();
        await Expect(by.Lead.Toast("Moved to")).ToBeVisibleAsync();
    }

    private static async Task AskAsync(Visitor by, int lead, string amount)
    {
        await by.GoAsync($"/leads/{lead}/quotation");
        await by.Button("Request quotation").ClickAsync();
        await by.Lead.Dialog.GetByLabel("Amount").FillAsync(amount);
        await PressAsync(by, "Send request");
        await Expect(by.Lead.Toast("The quotation for Wilma Wochenlauf is requested.")).ToBeVisibleAsync();
    }

    private static async Task DecideAsync(Visitor by, string decision, string? comment)
    {
        await by.Page.GetByRole(AriaRole.Button, new() { Name = $"{decision} the quotation for Wilma Wochenlauf" }).ClickAsync(); // came live
        if (comment is null)
            return;
        await by.Lead.Dialog.GetByLabel("Comment").FillAsync(comment);
        await PressAsync(by, decision);
    }

    private static async Task WinAsync(Visitor by, int lead)
    {
        await by.GoAsync($"/leads/{lead}");
        await by.Page.GetByRole(AriaRole.Button, new() { NameRegex = new("^Move along") }).ClickAsync();
        await by.Button("Close lead").ClickAsync();
        await by.Lead.Dialog.GetByLabel("Outcome").SelectOptionAsync("Won");
        await by.Lead.Dialog.GetByLabel("Reason").FillAsync("Ordered the ramp");
        await PressAsync(by, "Save");
        await Expect(by.Lead.Dialog).ToHaveCountAsync(0);
    }

    /// <summary>An administrator enters leads through the API for whoever this is; gives back their numbers.</summary>
    private async Task<List<int>> EnterAsync(string owner, string lastName, params string[] firstNames)
    {
        var (admin, assigneeId) = (await street.CallAsync("safelife"), (await street.CallAsync(owner)).Id);
        var numbers = new List<int>();
        foreach (var firstName in firstNames)
            numbers.Add(await admin.AddAsync("/api/leads", new { firstName, lastName, phone = "+1 555 010 7764", source = "Website", assigneeId }));
        return numbers;
    }

    private async Task<Visitor> SignInAsync(RunningApp demo, string name)
    {
        var visitor = await street.VisitAsync(demo);
        await visitor.GoAsync("/");
        await visitor.Door.SignInAsync(name, TestUsers.Password);
        await Expect(visitor.Heading("My day")).ToBeVisibleAsync();
        return visitor;
    }

    private static ILocator NoteOf(Visitor by) => by.Lead.Dialog.GetByRole(AriaRole.Textbox, new() { NameRegex = new("^Note") });

    private static Task PressAsync(Visitor by, string button) => by.Lead.Dialog.GetByRole(AriaRole.Button, new() { Name = button, Exact = true }).ClickAsync();
}
