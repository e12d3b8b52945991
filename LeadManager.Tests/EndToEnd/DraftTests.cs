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

    private static async Task BeginAsync(Visitor person)
    {
        await person.GoAsync("/leads/new");
        await person.Form.Field("First name").FillAsync("Halbe");
        await person.Form.Field("Comments").FillAsync("Half a sentence");
        await Expect(person.Page.GetByRole(AriaRole.Status).Filter(new() { HasText = "Draft kept" })).ToBeVisibleAsync();
    }
}
