using System.Text.RegularExpressions;
using Microsoft.Playwright;

namespace LeadManager.Tests.EndToEnd.Pages;

/// <summary>The accounts of the office.</summary>
public sealed class UsersPage(IPage page)
{
    /// <summary>The navigation entry, whose name tells how many people wait.</summary>
    public ILocator Entry => page.GetByRole(AriaRole.Navigation, new() { Name = "Main", Exact = true }).GetByRole(AriaRole.Link, new() { NameRegex = new(@"^Users\b") });

    /// <summary>The account with this user name.</summary>
    public ILocator Row(string username) => page.GetByRole(AriaRole.Row).Filter(new() { Has = page.GetByRole(AriaRole.Cell, new() { Name = username, Exact = true }) });

    public async Task ApproveAsync(string username)
    {
        await Row(username).GetByRole(AriaRole.Button, new() { NameRegex = new("^Approve") }).ClickAsync();
        await Assertions.Expect(Row(username)).ToContainTextAsync("Active");
    }

    /// <summary>Answers a request for help: makes the one-time code and reads it from the dialog.</summary>
    public async Task<string> GiveCodeAsync(string username)
    {
        await Row(username).GetByRole(AriaRole.Button, new() { NameRegex = new("^Password help") }).ClickAsync();
        var code = page.GetByRole(AriaRole.Dialog).GetByText(new Regex("^([A-Z2-9]{4}-){3}[A-Z2-9]{4}$"));
        var text = await code.InnerTextAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Done", Exact = true }).ClickAsync();
        return text;
    }
}
