using System.Net;
using System.Net.Http.Json;
using LeadManager.Core.Access;
using LeadManager.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace LeadManager.Tests.Security;

/// <summary>Sales Coordinator accounts work on desktop computers only (S3.007, S3.043).</summary>
public sealed class DesktopOnlyTests(AppFactory app) : IClassFixture<AppFactory>
{
    private const string Desktop = "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Safari/537.36";

    private const string Reason = "Sales Coordinator accounts work on desktop computers only";

    public static TheoryData<string, string> Mobiles => new()
    {
        { "Sec-CH-UA-Mobile", "?1" },
        { "User-Agent", "Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.0 Mobile/15E148 Safari/604.1" },
        { "User-Agent", "Mozilla/5.0 (Linux; Android 15; Pixel 9) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Mobile Safari/537.36" },
        { "User-Agent", "Mozilla/5.0 (iPad; CPU OS 16_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/16.5 Safari/604.1" },
    };

    [Theory, MemberData(nameof(Mobiles))]
    public async Task SignIn_CoordinatorOnAMobile_RefusedWithTheReasonAndNoSession(string header, string value)
    {
        var coordinator = await HireAsync(Role.SalesCoordinator);
        var executive = await HireAsync(Role.SalesExecutive);
        var (refused, allowed, desktop) = (Open(header, value), Open(header, value), Open("User-Agent", Desktop));

        var said = await refused.SubmitAndReadAsync("/Identity/Account/Login", ("UserName", coordinator.Username), ("Password", TestUsers.Password));
        var sessions = await SessionsAsync(coordinator.UserId);
        using var other = await allowed.SignInAsync(executive.Username, TestUsers.Password);
        using var same = await desktop.SignInAsync(coordinator.Username, TestUsers.Password);

        Assert.Contains(Reason, said, StringComparison.Ordinal);
        Assert.Equal(0, sessions);
        Assert.Equal(HttpStatusCode.Redirect, other.StatusCode);
        Assert.Equal(HttpStatusCode.Redirect, same.StatusCode);
    }

    [Theory, MemberData(nameof(Mobiles))]
    public async Task ApiLogin_CoordinatorOnAMobile_ForbiddenWithTheReasonAndNoToken(string header, string value)
    {
        var coordinator = await HireAsync(Role.SalesCoordinator);
        var executive = await HireAsync(Role.SalesExecutive);
        var mobile = Open(header, value).Client;

        using var refused = await mobile.PostAsJsonAsync("/api/auth/login", new { username = coordinator.Username, password = TestUsers.Password });
        using var other = await mobile.PostAsJsonAsync("/api/auth/login", new { username = executive.Username, password = TestUsers.Password });
        await using var db = await app.OpenAsync();
        var tokens = await db.ApiTokens.CountAsync(token => token.UserId == coordinator.UserId);
        using var same = await Open("User-Agent", Desktop).Client.PostAsJsonAsync("/api/auth/login", new { username = coordinator.Username, password = TestUsers.Password });

        Assert.Equal((HttpStatusCode.Forbidden, HttpStatusCode.OK, HttpStatusCode.OK), (refused.StatusCode, other.StatusCode, same.StatusCode));
        Assert.Contains(Reason, await refused.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Equal(0, tokens);
    }

    [Theory]
    [InlineData("/leads", false)]
    [InlineData("/welcome", false)]
    [InlineData("/api/me", true)]
    [InlineData("/api/leads", true)]
    public async Task AnyDoor_SignedInCoordinatorThenMobile_RefusedAndOpenAgainOnTheComputer(string path, bool isApi)
    {
        var coordinator = await HireAsync(Role.SalesCoordinator);
        var browser = await app.SignInAsync(coordinator.Username);

        using var before = await browser.GetAsync(path);
        using var mobile = new HttpRequestMessage(HttpMethod.Get, path);
        mobile.Headers.Add("Sec-CH-UA-Mobile", "?1");
        using var refused = await browser.Client.SendAsync(mobile);
        using var after = await browser.GetAsync(path);

        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.Forbidden, HttpStatusCode.OK), (before.StatusCode, refused.StatusCode, after.StatusCode));
        Assert.Contains(Reason, await refused.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Equal(isApi ? "application/problem+json" : "text/html", refused.Content.Headers.ContentType?.MediaType);
    }

    [Fact]
    public async Task Circuit_SignedInCoordinatorOnAMobile_IsNotOpenedAndIsForOthers()
    {
        var coordinator = await app.SignInAsync((await HireAsync(Role.SalesCoordinator)).Username);
        var executive = await app.SignInAsync((await HireAsync(Role.SalesExecutive)).Username);

        var answers = new List<HttpStatusCode>();
        foreach (var (browser, hint) in new[] { (coordinator, "?1"), (coordinator, "?0"), (executive, "?1") })
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, "/_blazor/negotiate?negotiateVersion=1");
            request.Headers.Add("Sec-CH-UA-Mobile", hint);
            using var answer = await browser.Client.SendAsync(request);
            answers.Add(answer.StatusCode);
        }

        Assert.Equal([HttpStatusCode.Forbidden, HttpStatusCode.OK, HttpStatusCode.OK], answers);
    }

    private Task<Actor> HireAsync(Role role) => app.AddUserAsync(role, $"{role.ToString().ToLowerInvariant()}-{Guid.NewGuid():N}");

    private Browser Open(string header, string value)
    {
        var browser = app.Open();
        browser.Client.DefaultRequestHeaders.TryAddWithoutValidation(header, value);
        return browser;
    }

    private async Task<int> SessionsAsync(int userId)
    {
        await using var db = await app.OpenAsync();
        return await db.UserSessions.CountAsync(session => session.UserId == userId);
    }
}
