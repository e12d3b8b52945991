using System.Globalization;
using Microsoft.Playwright;

namespace LeadManager.Tests.EndToEnd.Pages;

/// <summary>The list of leads.</summary>
public sealed class LeadsPage(IPage page)
{
    public ILocator Table => page.GetByRole(AriaRole.Region, new() { Name = "Leads", Exact = true });

    public ILocator Rows => Table.GetByRole(AriaRole.Row).Filter(new() { Has = page.GetByRole(AriaRole.Cell) });

    public ILocator Search => page.GetByLabel("Search", new() { Exact = true });

    /// <summary>"New leads wait: show".</summary>
    public ILocator Arrivals => Table.GetByRole(AriaRole.Status).Filter(new() { HasText = "new" });

    /// <summary>"1-50 of 500" under the list.</summary>
    public ILocator Range => page.GetByRole(AriaRole.Navigation, new() { Name = "Pages of leads" }).GetByRole(AriaRole.Status);

    public ILocator Chip(string name, string value) => page.GetByRole(AriaRole.Button, new() { Name = $"Remove filter {name} {value}", Exact = true });

    public ILocator Row(string lastName, string firstName) => Rows.Filter(new() { HasText = $"{lastName}, {firstName}" });

    public Task OpenAsync(string lastName, string firstName) =>
        Table.GetByRole(AriaRole.Link, new() { Name = $"{lastName}, {firstName}", Exact = true }).ClickAsync();

    /// <summary>The number of the first lead that the person may see.</summary>
    public async Task<string> FirstIdAsync()
    {
        var answer = await (await page.APIRequest.GetAsync("/api/leads?pageSize=1")).JsonAsync() ?? throw new InvalidOperationException("There is no list of leads.");
        return answer.GetProperty("items")[0].GetProperty("id").GetInt32().ToString(CultureInfo.InvariantCulture);
    }

    /// <summary>Adds one value to the filter, through the panel.</summary>
    public async Task FilterAsync(string label, string value)
    {
        var add = page.GetByRole(AriaRole.Button, new() { Name = "Add filter" });
        if (await add.GetAttributeAsync("aria-expanded") != "true")
            await add.ClickAsync();
        await page.GetByLabel(label, new() { Exact = true }).SelectOptionAsync(value);
        await Assertions.Expect(Chip(label, value)).ToBeVisibleAsync();
    }
}
