using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;
using Xunit.Abstractions;
using static Microsoft.Playwright.Assertions;

namespace LeadManager.Tests.EndToEnd;

/// <summary>What one person does appears in the open pages of another, without a reload.</summary>
[Collection(InBrowser.Name)]
public sealed class LiveTests(Street street, ITestOutputHelper output)
{
    // "Within a second" with room for a busy machine; the time it really took is in the test's output.
    private const int Soon = 2_000;

    [SkippableFact]
    public async Task Dashboard_SomebodyElseAddsALead_CardChartsAndListChange()
    {
        var office = await street.DemoAsync();
        await using var watcher = await street.EnterAsync(office, "safelife");
        await using var colleague = await street.EnterAsync(office, "user");
        var list = await watcher.AnotherPageAsync();
        await list.GoAsync("/leads?sort=-createdAt");
        await Expect(list.Leads.Rows.First).ToBeVisibleAsync();
        await watcher.Page.BringToFrontAsync();
        var total = await watcher.Dashboard.CountAsync("Total leads");
        var source = await ReadCountAsync(watcher);
        await colleague.GoAsync("/leads/new");
        await colleague.Form.FillAsync("Livia", "Augenblick", "+1 555 010 7781");
        var begun = Stopwatch.GetTimestamp();

        await colleague.Form.Save.ClickAsync();

        await Expect(watcher.Dashboard.Region("Total leads")).ToContainTextAsync((total + 1).ToString("N0", CultureInfo.InvariantCulture), new() { Timeout = Soon });
        output.WriteLine($"Total leads changed after {Stopwatch.GetElapsedTime(begun).TotalMilliseconds:F0} ms from the click on Save.");
        await Expect(watcher.Dashboard.Bar("Leads by source", "Website")).ToContainTextAsync((source + 1).ToString("N0", CultureInfo.InvariantCulture), new() { Timeout = Soon });
        await Expect(list.Leads.Arrivals).ToContainTextAsync("Livia Augenblick", new() { Timeout = Soon });
        output.WriteLine($"Chart and list seen after {Stopwatch.GetElapsedTime(begun).TotalMilliseconds:F0} ms.");
        Assert.Empty(watcher.Complaints);
    }

    private static async Task<int> ReadCountAsync(Visitor watcher)
    {
        var bar = watcher.Dashboard.Bar("Leads by source", "Website");
        var text = await bar.InnerTextAsync();
        return int.Parse(Regex.Match(text, "[0-9][0-9,]*").Value, NumberStyles.AllowThousands, CultureInfo.InvariantCulture);
    }
}
