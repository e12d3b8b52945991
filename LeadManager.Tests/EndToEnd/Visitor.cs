using LeadManager.Tests.EndToEnd.Pages;
using LeadManager.Tests.Support;
using Microsoft.Playwright;

namespace LeadManager.Tests.EndToEnd;

/// <summary>One person at one browser. Notes what the browser complains of: refused scripts, dialogs, broken pages.</summary>
public sealed class Visitor : IAsyncDisposable
{
    private readonly IBrowserContext _context;
    private readonly List<string> _complaints = [];
    private readonly RunningApp _app;
    private readonly LastSight _sight;

    private Visitor(IBrowserContext context, IPage page, RunningApp app) => (_context, Page, _app, _sight) = (context, page, app, new LastSight(page, app));

    public IPage Page { get; private set; }

    /// <summary>What the console and the page have complained of.</summary>
    public IReadOnlyList<string> Complaints => _complaints;

    public LeadsPage Leads => new(Page);

    public LeadFormPage Form => new(Page);

    public LeadPage Lead => new(Page);

    public DashboardPage Dashboard => new(Page);

    public UsersPage Users => new(Page);

    public DoorPage Door => new(Page);

    public ImportPages Imports => new(this);

    public static async Task<Visitor> OpenAsync(IBrowserContext context, RunningApp app)
    {
        var visitor = new Visitor(context, await context.NewPageAsync(), app);
        visitor.Listen(visitor.Page);
        return visitor;
    }

    public Task GoAsync(string path) => Page.GotoAsync(path);

    public ILocator Heading(string name) => Page.GetByRole(AriaRole.Heading, new() { Name = name, Exact = true, Level = 1 });

    public ILocator Button(string name) => Page.GetByRole(AriaRole.Button, new() { Name = name, Exact = true });

    public ILocator Link(string name) => Page.GetByRole(AriaRole.Link, new() { Name = name, Exact = true });

    /// <summary>Goes to a page of the navigation as a person does.</summary>
    public async Task ChooseAsync(string page)
    {
        var menu = Page.GetByRole(AriaRole.Navigation, new() { Name = "Main", Exact = true });
        await menu.GetByRole(AriaRole.Link, new() { NameRegex = new($"^{page}\\b") }).ClickAsync();
        await Assertions.Expect(Heading(page)).ToBeVisibleAsync();
    }

    public async Task SignInAsync(string username, string password = TestUsers.Password)
    {
        await GoAsync("/");
        await Door.SignInAsync(username, password);
        await Assertions.Expect(Heading("My day")).ToBeVisibleAsync();
        await GoAsync("/dashboard");
        await Assertions.Expect(Heading("Dashboard")).ToBeVisibleAsync();
    }

    /// <summary>The same person with one more page open.</summary>
    public async Task<Visitor> AnotherPageAsync()
    {
        var page = await _context.NewPageAsync();
        Listen(page);
        return new Visitor(_context, page, _app);
    }

    public async ValueTask DisposeAsync()
    {
        try
        {
            await _sight.KeepAsync();
        }
        finally
        {
            await _context.DisposeAsync();
        }
    }

    private void Listen(IPage page)
    {
        page.Console += (_, said) =>
        {
            if (said.Type == "error")
                _complaints.Add(said.Text);
        };
        page.PageError += (_, fault) => _complaints.Add(fault);
        page.Dialog += async (_, dialog) =>
        {
            _complaints.Add($"dialog: {dialog.Message}");
            await dialog.DismissAsync();
        };
    }
}
