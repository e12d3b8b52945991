using LeadManager.Tests.Support;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace LeadManager.Tests.EndToEnd;

/// <summary>Texts that have broken other programs are texts here: stored, shown, and never run.</summary>
[Collection(InBrowser.Name)]
public sealed class NastyTextTests(Street street)
{
    // Signs at the edges that a form may take away, and signs that a browser draws as something else, are tested in Core.
    private static readonly string[] Texts = [.. SharedData.OwnNastyTexts
        .Where(text => text == text.Trim() && text.All(sign => !char.IsControl(sign) && sign is > '\u001F' and not ('\u200B' or '\uFEFF' or '\u00A0' or '\u0301')))
        .Distinct().Take(24)];

    [SkippableFact]
    public async Task NastyTexts_TypedIntoTheForm_ArePlainTextEverywhere()
    {
        await using var person = await street.EnterAsync(await street.DemoAsync(), "safelife");

        foreach (var text in Texts)
            await FollowAsync(person, text);

        Assert.True(Texts.Length >= 20);
        Assert.Empty(person.Complaints);
    }

    private static async Task FollowAsync(Visitor person, string text)
    {
        var name = $"Nasty {text}";
        await person.GoAsync("/leads/new");
        await person.Form.FillAsync("Any", name, "+1 555 010 7761");
        await person.Form.Field("Comments").FillAsync($"Says {text} here");
        await person.Form.Save.ClickAsync();

        await Expect(person.Lead.Toast($"Any {name} is saved.")).ToBeVisibleAsync();
        await Expect(person.Heading($"Any {name}")).ToBeVisibleAsync();
        await Expect(person.Page).ToHaveTitleAsync($"Any {name} - Lead Manager");
        var about = person.Page.GetByRole(AriaRole.Region, new() { Name = "What it is about" });
        await Expect(about.GetByText($"Says {text} here", new() { Exact = true })).ToBeVisibleAsync();
        await person.Lead.ShowAsync("History");
        await Expect(person.Lead.History).ToContainTextAsync(name);
        await person.GoAsync($"/leads?sort=-createdAt&search={Uri.EscapeDataString(name)}");
        await Expect(person.Leads.Row(name, "Any").First).ToBeVisibleAsync();
    }
}
