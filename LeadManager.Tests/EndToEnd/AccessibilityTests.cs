using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace LeadManager.Tests.EndToEnd;

/// <summary>axe finds nothing on any page, light or dark, and nothing scrolls sideways on a phone.</summary>
[Collection(InBrowser.Name)]
public sealed class AccessibilityTests(Street street)
{
    public static TheoryData<string, string> Pages
    {
        get
        {
            var pages = new TheoryData<string, string>();
            foreach (var person in new[] { "administrator", "user" })
                foreach (var page in Places.Routes.SelectMany(Addresses).Concat(Places.OwnPages))
                    pages.Add(page, person);
            return pages;
        }
    }

    public static TheoryData<string> DoorPages => [.. Places.DoorPages];

    [SkippableTheory]
    [MemberData(nameof(Pages))]
    public async Task Page_SignedIn_NothingFound(string page, string person)
    {
        await using var visitor = await street.EnterAsync(await street.DemoAsync(), person);
        await visitor.GoAsync(page);
        await SettleAsync(visitor.Page);

        await Examination.PassesAsync(visitor.Page, $"{page} as {person}");
    }

    [SkippableTheory]
    [MemberData(nameof(DoorPages))]
    public async Task Page_SignedOut_NothingFound(string page)
    {
        await using var visitor = await street.VisitAsync(await street.DemoAsync());
        await visitor.GoAsync(page);
        await SettleAsync(visitor.Page);

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
        await using var visitor = await street.EnterAsync(await street.DemoAsync(), "safelife");
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
        await using var visitor = await street.EnterAsync(await street.DemoAsync(), "safelife");
        await visitor.Form.AddAsync("Dialog", button, "+1 555 010 7771");
        await visitor.Button(button).ClickAsync();
        await Expect(visitor.Lead.Dialog).ToBeVisibleAsync();

        await Examination.PassesAsync(visitor.Page, $"dialog {button}");
    }

    [SkippableTheory]
    [InlineData("/leads", "Add filter")]
    [InlineData("/leads", "Export")]
    [InlineData("/leads", "User menu")]
    [InlineData("/events", "New event")]
    [InlineData("/users", "New user")]
    public async Task Page_PartOpened_NothingFound(string page, string button)
    {
        await using var visitor = await street.EnterAsync(await street.DemoAsync(), "safelife");
        await visitor.GoAsync(page);
        await SettleAsync(visitor.Page);
        await visitor.Page.GetByRole(AriaRole.Button, new() { Name = button }).First.ClickAsync();

        await Examination.PassesAsync(visitor.Page, $"{page} with {button} open");
    }

    // Lead number 1 and its tabs stand for all leads.
    private static IEnumerable<string> Addresses(string route) => route.Contains("{Tab?}", StringComparison.Ordinal)
        ? new[] { "", "timeline", "assignment", "referral", "history" }.Select(tab => Fill(route).Replace("{Tab?}", tab, StringComparison.Ordinal).TrimEnd('/'))
        : [Fill(route)];

    private static string Fill(string route) => route.Replace("{Id:int}", "1", StringComparison.Ordinal).Replace("{Slug?}", "product-categories", StringComparison.Ordinal);

    private static async Task SettleAsync(IPage page)
    {
        await page.GetByRole(AriaRole.Heading, new() { Level = 1 }).First.WaitForAsync();
        await page.WaitForLoadStateAsync(LoadState.NetworkIdle);
        await Expect(page.GetByText("Loading", new() { Exact = true })).ToHaveCountAsync(0);
    }
}
