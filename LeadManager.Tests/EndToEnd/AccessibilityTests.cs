using LeadManager.Core.Access;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace LeadManager.Tests.EndToEnd;

/// <summary>axe finds nothing on any page, light or dark, and nothing scrolls sideways on a phone.</summary>
[Collection(LookingOn.Name)]
public sealed class AccessibilityTests(Street street)
{
    private static readonly string[] Refusals = ["Not found", "Not allowed", "This page could not be shown", "On a computer only", "Too many open pages"];

    public static TheoryData<string, string, Role> Pages
    {
        get
        {
            var pages = new TheoryData<string, string, Role>();
            foreach (var role in new[] { Role.Administrator, Role.User })
                foreach (var route in Places.Routes.Where(route => Places.Opens(role, route)).Concat(Places.OwnPages))
                    foreach (var tab in Tabs(route))
                        pages.Add(route, tab, role);
            return pages;
        }
    }

    public static TheoryData<string> DoorPages => [.. Places.DoorPages];

    [SkippableTheory]
    [MemberData(nameof(Pages))]
    public async Task Page_SignedIn_IsItselfAndNothingFound(string route, string tab, Role role)
    {
        await using var visitor = await street.ComeBackAsync(role.ToString().ToLowerInvariant());
        var address = await AddressAsync(visitor, route, tab);
        await visitor.GoAsync(address);
        await SettleAsync(visitor.Page);

        await AssertIsAsync(visitor.Page, address, route == "/not-found" ? "Not found" : null);
        await Examination.PassesAsync(visitor.Page, $"{address} as {role}");
    }

    [SkippableTheory]
    [MemberData(nameof(DoorPages))]
    public async Task Page_SignedOut_IsItselfAndNothingFound(string page)
    {
        await using var visitor = await street.VisitAsync(await street.DemoAsync());
        await visitor.GoAsync(page);
        await SettleAsync(visitor.Page);

        await AssertIsAsync(visitor.Page, page, page.EndsWith("/AccessDenied", StringComparison.Ordinal) ? "Not allowed" : null);
        await Examination.PassesAsync(visitor.Page, page);
    }

    [SkippableFact]
    public async Task SetUp_EmptyOffice_NothingFoundBeforeAndAfter()
    {
        await using var office = await Street.OpenAsync();
        await using var visitor = await street.VisitAsync(office);
        await visitor.GoAsync("/setup");

        await Examination.PassesAsync(visitor.Page, "set-up");
        await visitor.Door.PressAsync("Set up");
        await Expect(visitor.Page.GetByLabel("One-time code")).ToHaveAttributeAsync("aria-invalid", "true");
        await Examination.PassesAsync(visitor.Page, "set-up with a fault");
    }

    [SkippableFact]
    public async Task Form_WithFaults_NothingFound()
    {
        await using var visitor = await street.ComeBackAsync("safelife");
        await visitor.GoAsync("/leads/new");
        await visitor.Form.Field("E-mail").FillAsync("not an address");
        await visitor.Form.Save.ClickAsync();
        await Expect(visitor.Form.Summary).ToBeVisibleAsync();

        await Examination.PassesAsync(visitor.Page, "form with faults");
    }

    [SkippableTheory]
    [InlineData("Delete")]
    [InlineData("Mark referral")]
    public async Task Dialog_OfALead_NothingFound(string button)
    {
        await using var visitor = await street.ComeBackAsync("safelife");
        await visitor.Form.AddAsync("Dialog", button, "+1 555 010 7771");
        await visitor.Button(button).ClickAsync();
        await Expect(visitor.Lead.Dialog).ToBeVisibleAsync();

        await Examination.PassesAsync(visitor.Page, $"dialog {button}");
    }

    [SkippableTheory]
    [InlineData("/leads?pageSize=8", "Add filter")]
    [InlineData("/leads?pageSize=8", "Export")]
    [InlineData("/leads?pageSize=8", "User menu")]
    [InlineData("/leads?view=board&by=temperature", "Add filter")]
    [InlineData("/events", "New event")]
    [InlineData("/users", "New user")]
    [InlineData("/special-leads", "Evaluate ")]
    [InlineData("/special-leads?view=all", "Technical review of")]
    public async Task Page_PartOpened_NothingFound(string page, string button)
    {
        await using var visitor = await street.ComeBackAsync("safelife");
        await visitor.GoAsync(page);
        await SettleAsync(visitor.Page);
        await visitor.Page.GetByRole(AriaRole.Button, new() { Name = button }).First.ClickAsync();

        await Examination.PassesAsync(visitor.Page, $"{page} with {button} open");
    }

    /// <summary>That nothing is found on the pages says something only because this is.</summary>
    [SkippableFact]
    public async Task Examination_OfAFaultyPage_NamesEveryFaultWhereItIs()
    {
        await using var visitor = await street.VisitAsync(await street.DemoAsync());
        await visitor.Page.SetContentAsync("""
            <!doctype html><html lang="en"><head><title>Faulty</title><meta name="viewport" content="width=device-width">
            <style>p { color: #000; background: #fff } @media (prefers-color-scheme: dark) { p { color: #777; background: #888 } } main { width: 500px }</style>
            </head><body><main><h1>Faulty</h1><p>Pale in the dark</p><img src="data:,"></main></body></html>
            """);

        var found = await Assert.ThrowsAnyAsync<Xunit.Sdk.XunitException>(() => Examination.PassesAsync(visitor.Page, "faulty page"));

        Assert.All(new[] { "faulty page", "Light: image-alt", "Dark: color-contrast", "At 390 px the page is ", "phone: image-alt" }, fault => Assert.Contains(fault, found.Message, StringComparison.Ordinal));
        Assert.DoesNotContain("Light: color-contrast", found.Message, StringComparison.Ordinal);
    }

    private static string[] Tabs(string route) => route.Contains("{Tab?}", StringComparison.Ordinal) ? ["", "timeline", "assignment", "referral", "quotation", "history"] : [""];

    /// <summary>The address of something that is there: a lead in the person's view, a file that was just chosen.</summary>
    private static async Task<string> AddressAsync(Visitor visitor, string route, string tab)
    {
        var id = !route.Contains("{Id:int}", StringComparison.Ordinal) ? "" : route.StartsWith("/import", StringComparison.Ordinal) ? await visitor.Imports.DraftAsync() : await visitor.Leads.FirstIdAsync();
        return route.Replace("{Id:int}", id, StringComparison.Ordinal).Replace("{Slug?}", "product-categories", StringComparison.Ordinal).Replace("{Tab?}", tab, StringComparison.Ordinal).TrimEnd('/');
    }

    /// <summary>A page that is not the one that was asked for would have nothing wrong with it either.</summary>
    private static async Task AssertIsAsync(IPage page, string address, string? refusal)
    {
        var heading = await page.GetByRole(AriaRole.Heading, new() { Level = 1 }).InnerTextAsync();
        Assert.Equal(address, new Uri(page.Url).AbsolutePath);
        if (refusal is not null)
            Assert.Equal(refusal, heading);
        else
            Assert.DoesNotContain(heading, Refusals);
        await Expect(page.GetByText("There is no such")).ToHaveCountAsync(0);
    }

    private static async Task SettleAsync(IPage page)
    {
        await page.GetByRole(AriaRole.Heading, new() { Level = 1 }).First.WaitForAsync();
        await page.WaitForLoadStateAsync(LoadState.NetworkIdle);
        await Expect(page.GetByText("Loading", new() { Exact = true })).ToHaveCountAsync(0);
    }
}
