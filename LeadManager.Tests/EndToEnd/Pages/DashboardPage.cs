using System.Globalization;
using Microsoft.Playwright;

namespace LeadManager.Tests.EndToEnd.Pages;

/// <summary>The dashboard: cards and charts are regions named by their titles.</summary>
public sealed class DashboardPage(IPage page)
{
    public ILocator Region(string title) => page.GetByRole(AriaRole.Region, new() { Name = title, Exact = true });

    /// <summary>One line of a chart: the name and the count behind it.</summary>
    public ILocator Bar(string chart, string name) => Region(chart).GetByRole(AriaRole.Link).Filter(new() { HasText = name });

    /// <summary>The number on a card, once it is there.</summary>
    public async Task<int> CountAsync(string card)
    {
        var number = Region(card).GetByText(new System.Text.RegularExpressions.Regex("^[0-9][0-9,.]*$"));
        return int.Parse(await number.First.InnerTextAsync(), NumberStyles.AllowThousands, CultureInfo.InvariantCulture);
    }
}
