using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace LeadManager.Tests.EndToEnd;

/// <summary>An assignment rule, written by keyboard.</summary>
[Collection(InBrowser.Name)]
public sealed class RuleTests(Street street)
{
    [SkippableFact]
    public async Task Form_EnterInABoxOfSeveral_AddsTheValueAndKeepsTheFormOpen()
    {
        await using var person = await street.EnterAsync(await street.DemoAsync(), "safelife");
        await person.ChooseAsync("Assignment rules");
        await person.Button("New rule").ClickAsync();
        var form = person.Page.GetByRole(AriaRole.Dialog);
        await form.GetByLabel("Name", new() { Exact = true }).FillAsync("By keyboard");

        await form.GetByLabel("Sources").FillAsync("website");
        await form.GetByLabel("Sources").PressAsync("Enter");
        await Expect(form.GetByRole(AriaRole.Button, new() { Name = "Remove Website" })).ToBeVisibleAsync();
        await form.GetByLabel("People").FillAsync("Tobias Lindqvist");
        await form.GetByLabel("People").PressAsync("Enter");
        await Expect(form.GetByRole(AriaRole.Button, new() { Name = "Remove Tobias Lindqvist" })).ToBeVisibleAsync();

        await Expect(form.GetByLabel("Name", new() { Exact = true })).ToHaveValueAsync("By keyboard"); // nothing is sent yet
        await form.GetByRole(AriaRole.Button, new() { Name = "Cancel" }).ClickAsync();
        await Expect(person.Page.GetByText("By keyboard")).ToHaveCountAsync(0);
        Assert.Empty(person.Complaints);
    }
}
