using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace LeadManager.Tests.EndToEnd;

/// <summary>A half-filled form outlives the page and the server.</summary>
[Collection(InBrowser.Name)]
public sealed class DraftTests(Street street)
{
    // The browser notices, asks again and loads the page anew.
    private const int BackWithin = 15_000;

    [SkippableFact]
    public async Task NewLead_Reloaded_DraftIsBackAndCanBeDiscarded()
    {
        await using var person = await street.EnterAsync(await street.DemoAsync(), "user");
        await BeginAsync(person);

        await person.Page.ReloadAsync();

        await Expect(person.Form.Field("First name")).ToHaveValueAsync("Halbe");
        await Expect(person.Form.Field("Comments")).ToHaveValueAsync("Half a sentence");
        await Expect(person.Page.GetByText("Restored your draft from")).ToBeVisibleAsync();
        await person.Button("discard").ClickAsync();
        await Expect(person.Form.Field("First name")).ToHaveValueAsync("");
        await person.Page.ReloadAsync();
        await Expect(person.Form.Field("First name")).ToHaveValueAsync("");
    }

    [SkippableFact]
    public async Task NewLead_ServerRestarted_TextIsBackAndThePageLives()
    {
        await using var office = await Street.OpenAsync("--demo", "--leads", "5");
        await using var person = await street.EnterAsync(office, "user");
        await BeginAsync(person);

        await office.RestartAsync();

        await Expect(person.Page.GetByText("Restored your draft from")).ToBeVisibleAsync(new() { Timeout = BackWithin });
        await Expect(person.Form.Field("First name")).ToHaveValueAsync("Halbe");
        await person.Form.FillAsync("Halbe", "Ganze", "+1 555 010 7731");
        await person.Form.Save.ClickAsync();
        await Expect(person.Heading("Halbe Ganze")).ToBeVisibleAsync();
    }

    [SkippableFact]
    public async Task NewLead_TwoTabs_EachKeepsItsOwnAndUnfinishedOnesAreOffered()
    {
        await using var person = await street.EnterAsync(await street.DemoAsync(), "safelife");
        await BeginAsync(person, "Erste");
        var other = await person.AnotherPageAsync();
        await BeginAsync(other, "Zweite");

        await person.Page.ReloadAsync();
        await other.Page.ReloadAsync();

        await Expect(person.Form.Field("First name")).ToHaveValueAsync("Erste");
        await Expect(other.Form.Field("First name")).ToHaveValueAsync("Zweite");
        await other.ChooseAsync("Leads");
        await other.GoAsync("/leads/new");
        await Offer(other, "Zweite").GetByRole(AriaRole.Link, new() { Name = "continue" }).ClickAsync();
        await Expect(other.Form.Field("First name")).ToHaveValueAsync("Zweite");
        await other.ChooseAsync("Leads");
        await other.GoAsync("/leads/new");
        await Expect(Offer(other, "Erste")).ToHaveCountAsync(0); // it is being written in the other tab
        await Offer(other, "Zweite").GetByRole(AriaRole.Button, new() { Name = "throw away" }).ClickAsync();
        await Expect(Offer(other, "Zweite")).ToHaveCountAsync(0);
    }

    [SkippableFact]
    public async Task NewLead_SameDraftInTwoTabs_TheEarlierGoesOnUnderAnAddressOfItsOwn()
    {
        await using var person = await street.EnterAsync(await street.DemoAsync(), "administrator");
        await BeginAsync(person, "Doppelt");
        var address = person.Page.Url;
        var other = await person.AnotherPageAsync();
        await other.GoAsync(address);
        await Expect(other.Form.Field("First name")).ToHaveValueAsync("Doppelt");

        await person.Form.Field("Last name").FillAsync("Allein");
        await Expect(person.Page).Not.ToHaveURLAsync(address);
        await other.Page.ReloadAsync();
        await person.Page.ReloadAsync();

        await Expect(other.Form.Field("First name")).ToHaveValueAsync("Doppelt");
        await Expect(other.Form.Field("Last name")).ToHaveValueAsync("");
        await Expect(person.Form.Field("Last name")).ToHaveValueAsync("Allein");
        await person.Button("discard").ClickAsync();
        await other.Button("discard").ClickAsync();
        await Expect(other.Form.Field("First name")).ToHaveValueAsync("");
    }

    [SkippableFact]
    public async Task NewLead_FirstLetterFurtherDown_ThePageStaysWhereItIsAndTheAddressHoldsTheDraft()
    {
        await using var person = await street.EnterAsync(await street.DemoAsync(), "headadmin");
        await person.GoAsync("/leads/new");
        var comments = person.Form.Field("Comments");
        await comments.EvaluateAsync("field => field.scrollIntoView({ block: 'center' })");
        var before = await person.Page.EvaluateAsync<double>("scrollY");

        await comments.PressSequentiallyAsync("Far down");
        await Expect(person.Page.GetByRole(AriaRole.Status).Filter(new() { HasText = "Draft kept" })).ToBeVisibleAsync();

        Assert.InRange(await person.Page.EvaluateAsync<double>("scrollY"), before - 100, before + 100); // what is said of the draft takes room above
        Assert.True(before > 100);
        Assert.Contains("?draft=", person.Page.Url, StringComparison.Ordinal);
        await person.Page.ReloadAsync();
        await Expect(person.Form.Field("Comments")).ToHaveValueAsync("Far down");
        await person.Button("discard").ClickAsync();
    }

    private static ILocator Offer(Visitor person, string name) =>
        person.Page.GetByRole(AriaRole.Region, new() { Name = "Unfinished leads" }).GetByRole(AriaRole.Listitem).Filter(new() { HasText = name });

    private static async Task BeginAsync(Visitor person, string firstName = "Halbe")
    {
        await person.GoAsync("/leads/new");
        await person.Form.Field("First name").FillAsync(firstName);
        await person.Form.Field("Comments").FillAsync("Half a sentence");
        await Expect(person.Page.GetByRole(AriaRole.Status).Filter(new() { HasText = "Draft kept" })).ToBeVisibleAsync();
    }
}
