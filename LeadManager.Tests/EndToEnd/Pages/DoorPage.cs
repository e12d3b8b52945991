using Microsoft.Playwright;

namespace LeadManager.Tests.EndToEnd.Pages;

/// <summary>The pages before one is in: sign-in, set-up, asking for an account, forgotten password.</summary>
public sealed class DoorPage(IPage page)
{
    public ILocator Alert => page.GetByRole(AriaRole.Alert);

    public ILocator Notice => page.GetByRole(AriaRole.Status);

    public async Task SignInAsync(string username, string password)
    {
        await FillAsync(("User name", username), ("Password", password));
        await PressAsync("Sign in");
    }

    public async Task FillAsync(params (string Label, string Value)[] fields)
    {
        foreach (var (label, value) in fields)
            await page.GetByLabel(label, new() { Exact = true }).FillAsync(value);
    }

    public Task PressAsync(string button) => page.GetByRole(AriaRole.Button, new() { Name = button, Exact = true }).ClickAsync();

    public Task FollowAsync(string link) => page.GetByRole(AriaRole.Link, new() { Name = link, Exact = true }).ClickAsync();
}
