using System.Text.RegularExpressions;
using Microsoft.Playwright;

namespace LeadManager.Tests.EndToEnd.Pages;

/// <summary>The form of a lead, new or existing.</summary>
public sealed class LeadFormPage(IPage page)
{
    public ILocator Summary => page.GetByRole(AriaRole.Alert).Filter(new() { HasText = "to put right first" });

    public ILocator Save => page.GetByRole(AriaRole.Button, new() { Name = "Save", Exact = true });

    /// <summary>A control by its label, whether or not it is marked as optional.</summary>
    public ILocator Field(string label) => page.GetByLabel(new Regex($@"^\s*{Regex.Escape(label)}\s*(\(optional\))?\s*$"));

    /// <summary>What a new lead cannot do without.</summary>
    public async Task FillAsync(string firstName, string lastName, string phone, string source = "Website")
    {
        await Field("First name").FillAsync(firstName);
        await Field("Last name").FillAsync(lastName);
        await Field("Phone").FillAsync(phone);
        await Field("Source").SelectOptionAsync(source);
    }

    /// <summary>Opens the form of a new lead, fills it, saves it and waits for the lead's page.</summary>
    public async Task AddAsync(string firstName, string lastName, string phone, string source = "Website")
    {
        await page.GotoAsync("/leads/new");
        await FillAsync(firstName, lastName, phone, source);
        await Save.ClickAsync();
        await Assertions.Expect(page).ToHaveURLAsync(new Regex(@"/leads/\d+$")); // WaitForURLAsync misses what happens while it begins to wait
    }
}
