using System.Net;
using LeadManager.Core.Access;
using LeadManager.Core.Users;
using LeadManager.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace LeadManager.Tests.Security;

public sealed class SignInTests(AppFactory app) : IClassFixture<AppFactory>
{
    private const string Login = "/Identity/Account/Login";

    [Theory]
    [InlineData("/")]
    [InlineData("/leads")]
    [InlineData("/users")]
    [InlineData("/dashboard")]
    public async Task AnyPage_SignedOut_LeadsToSignIn(string path)
    {
        using var answer = await app.Open().GetAsync(path);

        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        Assert.StartsWith(Login, answer.Headers.Location?.IsAbsoluteUri == true ? answer.Headers.Location.PathAndQuery : answer.Headers.Location?.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task SignIn_RightPassword_LeadsToDashboardAndIsLogged()
    {
        var user = await app.AddUserAsync(Role.User, "into.dashboard");

        using var answer = await app.Open().SignInAsync("Into.Dashboard", TestUsers.Password);

        Assert.Equal("/my-day", answer.Headers.Location?.ToString());
        await using var db = await app.OpenAsync();
        var entry = await db.AuditEntries.SingleAsync(row => row.ActionType == "SignedIn" && row.EntityId == user.UserId);
        Assert.Equal("192.0.2.1", entry.IpAddress);
    }

    [Fact]
    public async Task SignIn_UnknownNameAndWrongPassword_SameAnswer()
    {
        await app.AddUserAsync(Role.User, "known");

        var wrong = await app.Open("192.0.2.2").SubmitAndReadAsync(Login, ("UserName", "known"), ("Password", "not this one at all"));
        var unknown = await app.Open("192.0.2.2").SubmitAndReadAsync(Login, ("UserName", "knowm"), ("Password", "not this one at all"));

        Assert.Contains("User name or password is wrong", wrong, StringComparison.Ordinal);
        Assert.Equal(Plain(wrong, "known"), Plain(unknown, "knowm"));
    }

    [Fact]
    public async Task SignIn_NotApproved_SaysSoOnlyAfterTheRightPassword()
    {
        await app.AddUserAsync(Role.User, "pending", change: user => user.IsApproved = false);

        var wrong = await app.Open("192.0.2.3").SubmitAndReadAsync(Login, ("UserName", "pending"), ("Password", "not this one at all"));
        using var right = await app.Open("192.0.2.3").SignInAsync("pending", TestUsers.Password);

        Assert.DoesNotContain("waiting for approval", wrong, StringComparison.Ordinal);
        Assert.Contains("waiting for approval", await right.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.DoesNotContain(right.Headers.TryGetValues("Set-Cookie", out var cookies) ? cookies : [], cookie => cookie.StartsWith("lm=", StringComparison.Ordinal));
    }

    [Fact]
    public async Task SignIn_FiveWrongPasswords_LocksForFiveMinutesAndKeepsSessions()
    {
        await app.AddUserAsync(Role.User, "locked");
        var earlier = await app.SignInAsync("locked", address: "192.0.2.4");
        for (var tries = 0; tries < SignInService.TriesBeforeLock; tries++)
            (await app.Open("192.0.2.5").SignInAsync("locked", "not this one at all")).Dispose();

        using var inside = await app.Open("192.0.2.6").SignInAsync("locked", TestUsers.Password);
        using var living = await earlier.GetAsync("/");
        app.Clock.Advance(TimeSpan.FromMinutes(6));
        using var after = await app.Open("192.0.2.6").SignInAsync("locked", TestUsers.Password);

        Assert.Equal(HttpStatusCode.OK, inside.StatusCode);
        Assert.Equal("/my-day", living.Headers.Location?.ToString());
        Assert.Equal(HttpStatusCode.Redirect, after.StatusCode);
    }

    [Fact]
    public async Task SignIn_ManyAccountsFromOneSender_SlowedDownWithRetryAfter()
    {
        for (var tries = 0; tries < 10; tries++)
            (await app.Open("192.0.2.7").SignInAsync($"nobody{tries}", "not this one at all")).Dispose();

        using var eleventh = await app.Open("192.0.2.7").SignInAsync("admin", TestUsers.Password);
        using var elsewhere = await app.Open("192.0.2.8").SignInAsync("admin", TestUsers.Password);

        Assert.Equal(HttpStatusCode.TooManyRequests, eleventh.StatusCode);
        Assert.InRange(eleventh.Headers.RetryAfter?.Delta?.TotalSeconds ?? 0, 1, 60);
        Assert.Equal(HttpStatusCode.Redirect, elsewhere.StatusCode);
    }

    [Fact]
    public async Task SignIn_RotatingForwardedFor_DoesNotDodgeTheLimit()
    {
        HttpStatusCode last = default;
        for (var tries = 0; tries < 11; tries++)
        {
            var browser = app.Open("192.0.2.9");
            browser.Client.DefaultRequestHeaders.Add("X-Forwarded-For", $"198.51.100.{tries}");
            using var answer = await browser.SignInAsync("nobody", "not this one at all");
            last = answer.StatusCode;
        }

        Assert.Equal(HttpStatusCode.TooManyRequests, last);
    }

    [Theory]
    [InlineData("Safelife", "123456")]
    [InlineData("admin", "admin")]
    [InlineData("admin", "")]
    public async Task SignIn_DefaultPasswords_NoneWorks(string username, string password)
    {
        using var answer = await app.Open("192.0.2.10").SignInAsync(username, password);

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
    }

    [Fact]
    public async Task SignOut_OldCookieReplayed_IsUseless()
    {
        await app.AddUserAsync(Role.User, "leaver");
        var browser = app.Open("192.0.2.11");
        using var entered = await browser.SignInAsync("leaver", TestUsers.Password);
        var cookie = entered.Headers.GetValues("Set-Cookie").Last(header => header.StartsWith("lm=", StringComparison.Ordinal)).Split(';')[0];

        using var left = await browser.SubmitAsync("/Identity/Account/Logout");
        using var replay = new HttpRequestMessage(HttpMethod.Get, "/leads");
        replay.Headers.Add("Cookie", cookie);
        using var answer = await app.Open().Client.SendAsync(replay);

        using var circuit = new HttpRequestMessage(HttpMethod.Post, "/_blazor/negotiate?negotiateVersion=1");
        circuit.Headers.Add("Cookie", cookie);
        using var refused = await app.Open().Client.SendAsync(circuit);

        Assert.Equal(HttpStatusCode.Unauthorized, refused.StatusCode);
        Assert.True(left.Headers.Contains("Clear-Site-Data"));
        Assert.Contains(Login, answer.Headers.Location?.ToString(), StringComparison.Ordinal);
    }

    private static string Plain(string page, string name) =>
        System.Text.RegularExpressions.Regex.Replace(page.Replace(name, "", StringComparison.Ordinal), "value=\"[^\"]*\"", "");
}
