using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace LeadManager.Tests.EndToEnd;

/// <summary>An executive and his manager in two browsers agree on a quotation (S3.052, S3.069, S3.077, S3.092, S3.093, S3.103, S3.104).</summary>
[Collection(InBrowser.Name)]
public sealed class QuotationTests(Street street)
{
    [SkippableFact]
    public async Task Quotation_RequestedRejectedRequestedAgainApproved_IsSeenLiveByBoth()
    {
        var demo = await street.DemoAsync();
        await using var admin = await street.EnterAsync(demo, "safelife");
        await admin.Form.AddAsync("Quintus", "Angebot", "+1 555 010 7761");
        var address = new Uri(admin.Page.Url).AbsolutePath;
        await admin.Button("Assign").ClickAsync();
        await admin.Lead.Dialog.GetByRole(AriaRole.Radio, new() { NameRegex = new("Tobias Lindqvist") }).CheckAsync();
        await PressAsync(admin, "Assign");
        await using var executive = await SignInAsync("salesexecutive");
        await using var manager = await SignInAsync("salesmanager");
        await manager.ChooseAsync("Quotations");
        var row = manager.Page.GetByRole(AriaRole.Listitem).Filter(new() { HasText = "Quintus Angebot" });

        await executive.GoAsync(address + "/quotation");
        await AskAsync("18400", "Stair lift");
        await Expect(row).ToContainTextAsync("18,400.00");
        await Examination.PassesAsync(manager.Page, "the queue of quotations");
        await row.GetByRole(AriaRole.Button, new() { Name = "Reject the quotation for Quintus Angebot" }).ClickAsync();
        await PressAsync(manager, "Reject");
        await Expect(manager.Lead.Dialog).ToContainTextAsync("Say why the quotation is rejected.");
        await Examination.PassesAsync(manager.Page, "the rejection of a quotation");
        await manager.Lead.Dialog.GetByLabel("Comment").FillAsync("Leave the rail out");
        await PressAsync(manager, "Reject");
        await Expect(row).ToHaveCountAsync(0);

        var quotations = executive.Page.GetByRole(AriaRole.Region, new() { Name = "Quotation", Exact = true });
        await Expect(quotations).ToContainTextAsync("Leave the rail out"); // live
        await Examination.PassesAsync(executive.Page, "the quotations of a lead");
        await AskAsync("16900", null);
        await manager.ChooseAsync("My day");
        var waiting = manager.Page.GetByRole(AriaRole.Region, new() { NameRegex = new("Waiting for my decision") });
        await waiting.GetByRole(AriaRole.Button, new() { Name = "Approve the quotation for Quintus Angebot" }).ClickAsync();

        await Expect(executive.Page.GetByText("Approved for Quotation").First).ToBeVisibleAsync();
        await Expect(quotations).ToContainTextAsync("Approved by Renata Kovač");
        await executive.GoAsync(address + "/timeline");
        await Expect(executive.Page.GetByRole(AriaRole.Region, new() { Name = "Timeline" })).ToContainTextAsync("Quotation rejected");
        Assert.Empty(executive.Complaints.Concat(manager.Complaints));

        async Task AskAsync(string amount, string? items)
        {
            await executive.Button("Request quotation").ClickAsync();
            await Examination.PassesAsync(executive.Page, "the dialog that requests a quotation");
            await executive.Lead.Dialog.GetByLabel("Amount").FillAsync(amount);
            if (items is not null)
                await executive.Lead.Dialog.GetByLabel("Items").FillAsync(items);
            await PressAsync(executive, "Send request");
            await Expect(executive.Lead.Toast("The quotation for Quintus Angebot is requested.").Last).ToBeVisibleAsync(); // that of the first may still stand there
        }

        async Task<Visitor> SignInAsync(string name)
        {
            var visitor = await street.VisitAsync(demo);
            await visitor.GoAsync("/");
            await visitor.Door.SignInAsync(name, Support.TestUsers.Password);
            await Expect(visitor.Heading("My day")).ToBeVisibleAsync();
            return visitor;
        }
    }

    private static Task PressAsync(Visitor by, string button) => by.Lead.Dialog.GetByRole(AriaRole.Button, new() { Name = button, Exact = true }).ClickAsync();
}
