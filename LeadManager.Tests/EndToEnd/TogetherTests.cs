using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace LeadManager.Tests.EndToEnd;

/// <summary>Two people at one lead: nobody's words are lost.</summary>
[Collection(InBrowser.Name)]
public sealed class TogetherTests(Street street)
{
    [SkippableFact]
    public async Task Edit_SomebodyElseSavedMeanwhile_SaidFieldByFieldAndBothKept()
    {
        var office = await street.DemoAsync();
        await using var first = await street.EnterAsync(office, "administrator");
        await using var second = await street.EnterAsync(office, "safelife");
        await first.Form.AddAsync("Beate", "Beide", "+1 555 010 7721");
        var edit = first.Page.Url + "/edit";
        await first.GoAsync(edit);
        await second.GoAsync(edit);
        await second.Form.Field("City").FillAsync("Celle");
        await second.Form.Field("Interest").FillAsync("Evenings");
        await first.Form.Field("City").FillAsync("Aachen");
        await first.Form.Field("State").FillAsync("Hessen");
        await first.Form.Save.ClickAsync();
        await Expect(first.Heading("Beate Beide")).ToBeVisibleAsync();

        var told = second.Page.GetByRole(AriaRole.Alert, new() { Name = "Changed meanwhile" });
        await Expect(told).ToContainTextAsync("Maren Holloway has changed this lead meanwhile.");
        await Expect(told).ToContainTextAsync("Hessen");
        await Expect(second.Form.Field("Interest")).ToHaveValueAsync("Evenings");
        var city = told.GetByRole(AriaRole.Group, new() { NameRegex = new("^City") });
        await Expect(city.GetByRole(AriaRole.Radio, new() { NameRegex = new("Celle") })).ToBeCheckedAsync();
        await city.GetByRole(AriaRole.Radio, new() { NameRegex = new("Aachen") }).CheckAsync();
        await Expect(second.Form.Field("City")).ToHaveValueAsync("Aachen");
        await second.Form.Save.ClickAsync();

        await Expect(second.Heading("Beate Beide")).ToBeVisibleAsync();
        await second.GoAsync(edit);
        await Expect(second.Form.Field("City")).ToHaveValueAsync("Aachen");
        await Expect(second.Form.Field("State")).ToHaveValueAsync("Hessen");
        await Expect(second.Form.Field("Interest")).ToHaveValueAsync("Evenings");
    }
}
