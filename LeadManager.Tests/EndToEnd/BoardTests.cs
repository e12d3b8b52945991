using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace LeadManager.Tests.EndToEnd;

/// <summary>The board: cards are dragged and moved by keys, only where they may go, and who looks on sees it live.</summary>
[Collection(InBrowser.Name)]
public sealed class BoardTests(Street street)
{
    private const string Board = "/leads?view=board&search=Brettspiel";

    [SkippableFact]
    public async Task Card_DraggedByOneAndMovedByKeysByAnother_IsWhereBothSeeIt()
    {
        var demo = await street.DemoAsync();
        await using var one = await street.EnterAsync(demo, "safelife", new() { ViewportSize = new() { Width = 1600, Height = 1000 } });
        await using var other = await street.EnterAsync(demo, "administrator", new() { ViewportSize = new() { Width = 1600, Height = 1000 } });
        await one.Form.AddAsync("Ada", "Brettspiel", "+1 555 010 7761");
        await one.GoAsync(Board);
        await other.GoAsync(Board);
        await Expect(Card(other, "New")).ToBeVisibleAsync();
        await Examination.PassesAsync(one.Page, "the board");

        await DragAsync(one, Lane(one, "Pending"));
        await Expect(one.Lead.Toast("Ada Brettspiel is in Pending now.")).ToBeVisibleAsync();
        await Expect(Card(one, "Pending")).ToBeVisibleAsync();
        await Expect(Card(other, "Pending")).ToBeVisibleAsync(); // live

        await one.Button("Undo").ClickAsync();
        await Expect(Card(other, "New")).ToBeVisibleAsync();
        await Card(other, "New").FocusAsync();
        await other.Page.Keyboard.PressAsync("Alt+ArrowLeft");
        await Expect(other.Lead.Toast("Ada Brettspiel cannot go further to the left.")).ToBeVisibleAsync();
        await other.Page.Keyboard.PressAsync("Alt+ArrowRight"); // to whom it is assigned is asked
        await other.Lead.Dialog.GetByRole(AriaRole.Radio, new() { NameRegex = new("Bridget Amaral") }).CheckAsync();
        await other.Lead.Dialog.GetByRole(AriaRole.Button, new() { Name = "Assign", Exact = true }).ClickAsync();
        await Expect(Card(one, "Assigned")).ToBeVisibleAsync(); // live

        await one.Page.GetByRole(AriaRole.Button, new() { Name = "Actions for Ada Brettspiel" }).ClickAsync();
        await one.Button("Move to").ClickAsync();
        await Examination.PassesAsync(one.Page, "the dialog of where to move a card");
        await one.Lead.Dialog.GetByRole(AriaRole.Button, new() { Name = "Lost", Exact = true }).ClickAsync();
        await one.Lead.Dialog.GetByRole(AriaRole.Button, new() { Name = "Save", Exact = true }).ClickAsync();
        await Expect(one.Lead.Dialog.GetByLabel("Reason")).ToHaveAttributeAsync("aria-invalid", "true");
        await one.Lead.Dialog.GetByLabel("Reason").FillAsync("Bought elsewhere");
        await one.Lead.Dialog.GetByRole(AriaRole.Button, new() { Name = "Save", Exact = true }).ClickAsync();
        await Expect(other.Page.GetByRole(AriaRole.Region, new() { Name = "Lost, 1 lead" })).ToBeVisibleAsync();

        await one.Page.GetByRole(AriaRole.Radio, new() { Name = "Temperature" }).CheckAsync();
        await Expect(one.Page).ToHaveURLAsync(new System.Text.RegularExpressions.Regex("by=temperature"));
        await Expect(Card(one, "Not set")).ToBeVisibleAsync();
        await one.Page.GetByRole(AriaRole.Radio, new() { Name = "Table" }).CheckAsync();
        await Expect(one.Leads.Row("Brettspiel", "Ada")).ToBeVisibleAsync();
        Assert.Empty(one.Complaints.Concat(other.Complaints));
    }

    [SkippableFact] // the columns are swiped, and a card is moved from its menu; the page itself does not move sideways
    public async Task Board_OnAPhone_IsUsedByThumb()
    {
        await using var one = await street.EnterAsync(await street.DemoAsync(), "user", new() { ViewportSize = new() { Width = 390, Height = 844 }, HasTouch = true });
        await one.Form.AddAsync("Bea", "Daumenkino", "+1 555 010 7762");
        await one.GoAsync("/leads?view=board&search=Daumenkino");
        var card = one.Page.GetByRole(AriaRole.Link, new() { Name = "Bea Daumenkino" });
        await Expect(card).ToBeVisibleAsync();

        await Examination.PassesAsync(one.Page, "the board on a phone");
        Assert.True(await one.Page.EvaluateAsync<bool>("document.documentElement.scrollWidth <= innerWidth"));
        await one.Page.GetByRole(AriaRole.Button, new() { Name = "Actions for Bea Daumenkino" }).ClickAsync();
        await one.Button("Move to").ClickAsync();
        await one.Lead.Dialog.GetByRole(AriaRole.Button, new() { Name = "Pending", Exact = true }).ClickAsync();

        await Expect(one.Lead.Toast("Bea Daumenkino is in Pending now.")).ToBeVisibleAsync();
        await Expect(Card(one, "Pending", "Bea Daumenkino")).ToBeVisibleAsync();
        Assert.Empty(one.Complaints);
    }

    private static ILocator Lane(Visitor by, string name) => by.Page.Locator($"[aria-label^='{name},']");

    private static ILocator Card(Visitor by, string lane, string name = "Ada Brettspiel") => Lane(by, lane).GetByRole(AriaRole.Link, new() { Name = name });

    private static async Task DragAsync(Visitor by, ILocator to)
    {
        await by.Page.GetByRole(AriaRole.Link, new() { Name = "Ada Brettspiel" }).HoverAsync();
        await by.Page.Mouse.DownAsync();
        await by.Page.Mouse.MoveAsync(500, 500, new() { Steps = 4 });
        await Expect(to).ToHaveAttributeAsync("data-drop", ""); // the board has been told what is held
        await to.HoverAsync();
        await to.HoverAsync();
        await by.Page.Mouse.UpAsync();
    }
}
