using LeadManager.Tests.Support;
using Microsoft.Playwright;

namespace LeadManager.Tests.EndToEnd;

/// <summary>Where the offices stand that people visit: one browser, a demo office for all, new offices for those who need one alone.</summary>
public sealed class Street : IAsyncLifetime
{
    // A machine that builds beside the tests is slow; only what must be quick is measured, with a time of its own.
    private const int Patience = 20_000;

    private IPlaywright? _playwright;

    /// <summary>What the browser of somebody who has signed in to the demo office holds, by his name.</summary>
    private readonly Dictionary<string, string> _keys = [];

    /// <summary>Who calls the API of the demo office, by his name.</summary>
    private readonly Dictionary<string, Caller> _callers = [];

    private IBrowser? _browser;
    private RunningApp? _demo;

    public async Task InitializeAsync()
    {
        if (Chromium.Path is null)
            return;
        Assertions.SetDefaultExpectTimeout(Patience);
        _playwright = await Playwright.CreateAsync();
        _browser = await Chromium.LaunchAsync(_playwright);
    }

    /// <summary>The demo office that all journeys share; what a journey changes there must not hinder another.</summary>
    public async Task<RunningApp> DemoAsync()
    {
        RequireBrowser();
        return _demo ??= await RunningApp.StartAsync("--demo", "--leads", "150");
    }

    /// <summary>An office of one's own.</summary>
    public static Task<RunningApp> OpenAsync(params string[] arguments)
    {
        RequireBrowser();
        return RunningApp.StartAsync(arguments);
    }

    /// <summary>Somebody at a browser of his own in front of this office, not signed in.</summary>
    public async Task<Visitor> VisitAsync(RunningApp app, BrowserNewContextOptions? options = null)
    {
        RequireBrowser();
        options ??= new();
        options.BaseURL = app.Address;
        options.Locale ??= "en-GB";
        options.ReducedMotion ??= ReducedMotion.Reduce;
        return await Visitor.OpenAsync(await (_browser ?? throw new InvalidOperationException("There is no browser.")).NewContextAsync(options), app);
    }

    /// <summary>Somebody who has signed in.</summary>
    public async Task<Visitor> EnterAsync(RunningApp app, string username, BrowserNewContextOptions? options = null)
    {
        var visitor = await VisitAsync(app, options);
        await visitor.SignInAsync(username);
        return visitor;
    }

    /// <summary>Somebody who signed in to the demo office earlier and comes back with the same session, for those who only look and never sign out.</summary>
    public async Task<Visitor> ComeBackAsync(string username)
    {
        var app = await DemoAsync();
        if (!_keys.TryGetValue(username, out var key))
        {
            await using var first = await EnterAsync(app, username);
            _keys[username] = key = await first.Page.Context.StorageStateAsync();
        }

        return await VisitAsync(app, new() { StorageState = key });
    }

    /// <summary>Somebody at the API of the demo office.</summary>
    public async Task<Caller> CallAsync(string username) =>
        _callers.TryGetValue(username, out var caller) ? caller : _callers[username] = await Caller.SignInAsync(await DemoAsync(), username);

    /// <summary>Somebody without a dashboard, who has signed in and begins at the leads.</summary>
    public async Task<Visitor> EnterAtLeadsAsync(RunningApp app, string username)
    {
        var visitor = await VisitAsync(app);
        await visitor.GoAsync("/leads");
        await visitor.Door.SignInAsync(username, TestUsers.Password);
        await Assertions.Expect(visitor.Heading("Leads")).ToBeVisibleAsync();
        return visitor;
    }

    public async Task DisposeAsync()
    {
        foreach (var caller in _callers.Values)
            caller.Dispose();
        if (_demo is not null)
            await _demo.DisposeAsync();
        if (_browser is not null)
            await _browser.DisposeAsync();
        _playwright?.Dispose();
    }

    private static void RequireBrowser() => Skipping.Unless(Chromium.Path is not null, "There is no Chromium on the PATH.");
}
