using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace LeadManager.Tests.EndToEnd;

/// <summary>What one person does is told under the bell of another, in his browser, without a reload.</summary>
[Collection(InBrowser.Name)]
public sealed class BellTests(Street street)
{
    [SkippableFact]
    public async Task Assigned_InOneBrowser_IsCountedInTheOther_AndLeadsToTheLead()
    {
        var demo = await street.DemoAsync();
        await using var head = await street.EnterAsync(demo, "headadmin2");
        await using var leader = await street.EnterAsync(demo, "teamleader2");
        await leader.GoAsync("/notifications");
        await Expect(leader.Heading("Notifications")).ToBeVisibleAsync();
        var unread = leader.Page.Locator("#bell-count");
        var row = leader.Page.GetByRole(AriaRole.Listitem).Filter(new() { HasText = "Glocke Läutewerk" });
        await head.Form.AddAsync("Glocke", "Läutewerk", "+1 555 010 7744");

        await head.Button("Assign").ClickAsync();
        await head.Lead.Dialog.GetByRole(AriaRole.Radio, new() { NameRegex = new("Kofi Sørensen") }).CheckAsync();
        await head.Lead.Dialog.GetByLabel("Notes").FillAsync("rings at the door");
        await head.Lead.Dialog.GetByRole(AriaRole.Button, new() { Name = "Assign", Exact = true }).ClickAsync();

        await Expect(row).ToContainTextAsync("rings at the door"); // the page that stands open
        await Expect(row.GetByText("Unread", new() { Exact = true })).ToBeVisibleAsync();
        await Expect(unread).ToContainTextAsync("unread");
        await Examination.PassesAsync(leader.Page, "notifications with something in them");
        await row.GetByRole(AriaRole.Link).ClickAsync();
        await Expect(leader.Heading("Glocke Läutewerk")).ToBeVisibleAsync();
        await leader.GoAsync("/notifications");
        await Expect(row.GetByText("Unread", new() { Exact = true })).ToHaveCountAsync(0);
        Assert.Empty(head.Complaints.Concat(leader.Complaints));
    }
}
