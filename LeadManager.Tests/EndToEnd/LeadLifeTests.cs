using LeadManager.Tests.EndToEnd.Pages;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace LeadManager.Tests.EndToEnd;

/// <summary>The life of one lead: added, edited, looked up, marked, deleted and brought back.</summary>
[Collection(InBrowser.Name)]
public sealed class LeadLifeTests(Street street)
{
    [SkippableFact]
    public async Task Lead_AddedEditedMarkedDeleted_HistoryReferralAndBinFollow()
    {
        await using var person = await street.EnterAsync(await street.DemoAsync(), "safelife");
        await person.Form.AddAsync("Leonie", "Lebenslauf", "+1 555 010 7711");
        var address = person.Page.Url;

        await person.Link("Edit").ClickAsync();
        await person.Form.Field("City").FillAsync("Ravensburg");
        await person.Form.Save.ClickAsync();
        await Expect(person.Heading("Leonie Lebenslauf")).ToBeVisibleAsync();
        await person.Link("Edit").ClickAsync();
        await person.Form.Field("City").FillAsync("Konstanz");
        await person.Form.Save.ClickAsync();
        await Expect(person.Heading("Leonie Lebenslauf")).ToBeVisibleAsync();
        await person.Lead.ShowAsync("History");

        var change = person.Lead.History.GetByRole(AriaRole.Listitem).Filter(new() { HasText = "City: Ravensburg → Konstanz" });
        await change.GetByText("City: Ravensburg → Konstanz").ClickAsync();
        await Expect(change.GetByRole(AriaRole.Row).Filter(new() { HasText = "City" })).ToContainTextAsync("Put back");
        await MarkAsync(person);
        await DeleteAndRestoreAsync(person, address);
    }

    [SkippableFact]
    public async Task Delete_UndoInTheToast_LeadIsBack()
    {
        await using var person = await street.EnterAsync(await street.DemoAsync(), "safelife");
        await person.Form.AddAsync("Undine", "Umkehr", "+1 555 010 7712");
        var address = person.Page.Url;

        await person.Lead.DeleteAsync();
        await Expect(person.Lead.Toast("Undine Umkehr is in the recycle bin.")).ToBeVisibleAsync();
        await person.Button("Undo").ClickAsync();

        await Expect(person.Button("Undo")).ToHaveCountAsync(0);
        await person.GoAsync(address);
        await Expect(person.Heading("Undine Umkehr")).ToBeVisibleAsync();
    }

    [SkippableFact]
    public async Task Save_ClickedTwentyTimes_MakesOneLead()
    {
        await using var person = await street.EnterAsync(await street.DemoAsync(), "safelife");
        await person.GoAsync("/leads/new");
        await person.Form.FillAsync("Zwanzig", "Klick", "+1 555 010 7713");

        await person.Form.Save.EvaluateAsync("button => { for (let i = 0; i < 20; i++) button.click(); }");

        await Expect(person.Heading("Zwanzig Klick")).ToBeVisibleAsync();
        await person.Lead.ShowAsync("History");
        await Expect(person.Lead.History.GetByRole(AriaRole.Listitem)).ToHaveCountAsync(1);
        await person.GoAsync("/leads?search=Zwanzig+Klick");
        await Expect(person.Leads.Rows).ToHaveCountAsync(1);
    }

    private static async Task MarkAsync(Visitor person)
    {
        await person.Button("Mark referral").ClickAsync();
        await person.Lead.Dialog.GetByRole(AriaRole.Radio, new() { Name = "Interim" }).CheckAsync();
        await person.Lead.Dialog.GetByRole(AriaRole.Button, new() { Name = "Save", Exact = true }).ClickAsync();
        await Expect(person.Page.GetByText("Referral: Interim", new() { Exact = true })).ToBeVisibleAsync();

        await person.GoAsync("/leads?list=referrals&search=Lebenslauf");
        await Expect(person.Leads.Row("Lebenslauf", "Leonie")).ToContainTextAsync("Referral");
        await person.Leads.OpenAsync("Lebenslauf", "Leonie");
        await Expect(person.Heading("Leonie Lebenslauf")).ToBeVisibleAsync();
    }

    private static async Task DeleteAndRestoreAsync(Visitor person, string address)
    {
        await person.Lead.DeleteAsync();
        await Expect(person.Lead.Toast("Leonie Lebenslauf is in the recycle bin.")).ToBeVisibleAsync();
        await person.GoAsync("/leads?search=Lebenslauf");
        await Expect(person.Page.GetByText("No lead matches")).ToBeVisibleAsync();

        await person.Link("Recycle bin").ClickAsync();
        await person.Button("Restore Leonie Lebenslauf").ClickAsync();
        await Expect(person.Lead.Toast("Leonie Lebenslauf is restored.")).ToBeVisibleAsync();
        await person.GoAsync(address);
        await Expect(person.Heading("Leonie Lebenslauf")).ToBeVisibleAsync();
        await Expect(person.Page.GetByText("Referral: Interim", new() { Exact = true })).ToBeVisibleAsync();
    }
}
