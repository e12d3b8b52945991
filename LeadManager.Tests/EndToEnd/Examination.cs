using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;

namespace LeadManager.Tests.EndToEnd;

/// <summary>Looks at a page as axe does, at its colours in the dark too, and at a phone's width.</summary>
internal static class Examination
{
    private const int Desktop = 1440, Phone = 390, Height = 900;

    /// <summary>Only what is wrong is told in full: what is right on a long table would be a hundred times as much to carry over.</summary>
    private static readonly AxeRunOptions OnlyFaults = new() { ResultTypes = [ResultType.Violations] };

    /// <summary>In the dark a page differs by its colours alone.</summary>
    private static readonly AxeRunOptions OnlyColours = new() { ResultTypes = [ResultType.Violations], RunOnly = RunOnlyOptions.Rules("color-contrast", "link-in-text-block") };

    /// <summary>Fails with everything that was found, not only the first.</summary>
    public static async Task PassesAsync(IPage page, string what)
    {
        var faults = new List<string>();
        foreach (var scheme in new[] { ColorScheme.Light, ColorScheme.Dark })
        {
            await page.EmulateMediaAsync(new() { ColorScheme = scheme, ReducedMotion = ReducedMotion.Reduce });
            var result = await page.RunAxe(scheme == ColorScheme.Dark ? OnlyColours : OnlyFaults);
            faults.AddRange(result.Violations.Select(fault => $"{scheme}: {Say(fault)}"));
        }

        await page.SetViewportSizeAsync(Phone, Height);
        var width = await page.EvaluateAsync<int>("() => document.documentElement.scrollWidth");
        if (width > Phone)
            faults.Add($"At {Phone} px the page is {width} px wide.");
        var small = await page.RunAxe(OnlyFaults);
        faults.AddRange(small.Violations.Select(fault => $"phone: {Say(fault)}"));
        await page.SetViewportSizeAsync(Desktop, Height);

        Assert.True(faults.Count == 0, $"{what}\n{string.Join('\n', faults)}");
    }

    private static string Say(AxeResultItem fault) =>
        $"{fault.Id} ({fault.Help}): {string.Join(" | ", fault.Nodes.Select(node => node.Html).Take(5))}";
}
