using Microsoft.Playwright;

namespace LeadManager.Tests.EndToEnd.Pages;

/// <summary>One lead with its tabs.</summary>
public sealed class LeadPage(IPage page)
{
    public ILocator History => page.GetByRole(AriaRole.Region, new() { Name = "History", Exact = true });

    public ILocator Dialog => page.GetByRole(AriaRole.Dialog);

    public ILocator Toast(string text) => page.GetByRole(AriaRole.Status).GetByText(text);

    public Task ShowAsync(string tab) =>
        page.GetByRole(AriaRole.Navigation, new() { Name = "Lead", Exact = true }).GetByRole(AriaRole.Link, new() { Name = tab, Exact = true }).ClickAsync();

    public async Task DeleteAsync()
    {
        await page.GetByRole(AriaRole.Button, new() { Name = "Delete", Exact = true }).ClickAsync();
        await Dialog.GetByRole(AriaRole.Button, new() { Name = "Delete", Exact = true }).ClickAsync();
    }
}
