using Deque.AxeCore.Commons;
using Microsoft.Playwright;

namespace LeadManager.Tests.EndToEnd;

/// <summary>Looks at a page as axe does, at its colours in the dark too, and at a phone's width.</summary>
internal static class Examination
{
    private const int Desktop = 1440, Phone = 390, Height = 900;

    /// <summary>Only what is wrong is told: what is right on a long table would be a hundred times as much to carry over.</summary>
    private const string Run = """
        async rules => (await axe.run({ resultTypes: ['violations'], ...(rules && { runOnly: rules }) })).violations
            .map(fault => `${fault.id} (${fault.help}): ${fault.nodes.slice(0, 5).map(node => node.html).join(' | ')}`)
        """;

    /// <summary>In the dark a page differs by its colours alone.</summary>
    private static readonly string[] Colours = ["color-contrast", "link-in-text-block"];

    private static readonly string Axe = new BundledAxeScriptProvider().GetScript();

    /// <summary>Fails with everything that was found, not only the first.</summary>
    public static async Task PassesAsync(IPage page, string what)
    {
        var faults = new List<string>();
        await page.EvaluateAsync(Axe); // once for the three looks: it is half a megabyte
        faults.AddRange(await LookAsync(page, ColorScheme.Light, null));
        faults.AddRange(await LookAsync(page, ColorScheme.Dark, Colours));

        await page.SetViewportSizeAsync(Phone, Height);
        var width = await page.EvaluateAsync<int>("() => document.documentElement.scrollWidth");
        if (width > Phone)
            faults.Add($"At {Phone} px the page is {width} px wide.");
        faults.AddRange((await page.EvaluateAsync<string[]>(Run)).Select(fault => $"phone: {fault}"));
        await page.SetViewportSizeAsync(Desktop, Height);

        Assert.True(faults.Count == 0, $"{what}\n{string.Join('\n', faults)}");
    }

    private static async Task<IEnumerable<string>> LookAsync(IPage page, ColorScheme scheme, string[]? rules)
    {
        await page.EmulateMediaAsync(new() { ColorScheme = scheme, ReducedMotion = ReducedMotion.Reduce });
        return (await page.EvaluateAsync<string[]>(Run, rules)).Select(fault => $"{scheme}: {fault}");
    }
}
