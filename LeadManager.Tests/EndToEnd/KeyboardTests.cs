using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace LeadManager.Tests.EndToEnd;

/// <summary>A lead is added without a mouse.</summary>
[Collection(InBrowser.Name)]
public sealed class KeyboardTests(Street street)
{
    private const int TabsAtMost = 60;

    [SkippableFact]
    public async Task NewLead_KeyboardOnly_FaultsTakeTheFocusAndCtrlEnterSaves()
    {
        await using var person = await street.EnterAsync(await street.DemoAsync(), "safelife");
        await person.ChooseAsync("Leads");
        await Expect(person.Leads.Rows.First).ToBeVisibleAsync();
        await TabToAsync(person, person.Link("New lead"));
        await person.Page.Keyboard.PressAsync("Enter");
        await Expect(person.Heading("New lead")).ToBeVisibleAsync();

        await TabToAsync(person, person.Form.Field("First name"));
        await person.Page.Keyboard.TypeAsync("Tamara");
        await person.Page.Keyboard.PressAsync("Control+Enter");
        await Expect(person.Form.Summary).ToBeFocusedAsync();
        await TabToAsync(person, person.Form.Summary.GetByRole(AriaRole.Link).First);
        await person.Page.Keyboard.PressAsync("Enter");
        await Expect(person.Form.Field("Last name")).ToBeFocusedAsync();
        await person.Page.Keyboard.TypeAsync("Tastatur");
        await TabToAsync(person, person.Form.Field("Phone"));
        await person.Page.Keyboard.TypeAsync("+1 555 010 7751");
        await TabToAsync(person, person.Form.Field("Source"));
        await person.Page.Keyboard.TypeAsync("Website");
        await person.Page.Keyboard.PressAsync("Control+Enter");

        await Expect(person.Heading("Tamara Tastatur")).ToBeVisibleAsync();
        Assert.Empty(person.Complaints);
    }

    private static async Task TabToAsync(Visitor person, ILocator target)
    {
        await target.WaitForAsync();
        for (var tabs = 0; tabs < TabsAtMost; tabs++)
        {
            if (await target.EvaluateAsync<bool>("element => element === document.activeElement"))
                return;
            await person.Page.Keyboard.PressAsync("Tab");
        }

        Assert.Fail($"{TabsAtMost} times Tab did not lead to {target}.");
    }
}
