using System.Net;
using LeadManager.Core.Access;
using LeadManager.Core.Users;
using LeadManager.Tests.Support;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace LeadManager.Tests.Security;

/// <summary>Strangers who guess at an account lock it for strangers, not for the browser in which its owner is at home.</summary>
public sealed class KnownDeviceTests(AppFactory app) : IClassFixture<AppFactory>
{
    private const string Login = "/Identity/Account/Login", Wrong = "not this one at all";

    [Fact]
    public async Task SignIn_AccountLockedByStrangers_OwnDeviceGetsInAndAnotherDoesNot()
    {
        await app.AddUserAsync(Role.User, "target");
        var home = await AtHomeAsync("target", "192.0.2.100");
        await LockAsync("target", "192.0.2.101");

        using var elsewhere = await app.Open("192.0.2.102").SignInAsync("target", TestUsers.Password);
        using var wrong = await home.SubmitAsync(Login, ("UserName", "target"), ("Password", Wrong));
        using var athome = await home.SubmitAsync(Login, ("UserName", "target"), ("Password", TestUsers.Password));

        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.OK, HttpStatusCode.Redirect), (elsewhere.StatusCode, wrong.StatusCode, athome.StatusCode));
    }

    [Fact]
    public async Task SignIn_DeviceOfSomebodyElse_DoesNotOpenTheLock()
    {
        await app.AddUserAsync(Role.User, "target.two");
        await app.AddUserAsync(Role.User, "neighbour");
        var home = await AtHomeAsync("neighbour", "192.0.2.103");
        await LockAsync("target.two", "192.0.2.104");

        using var answer = await home.SubmitAsync(Login, ("UserName", "target.two"), ("Password", TestUsers.Password));

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
    }

    [Fact]
    public async Task SignIn_DeviceThatGuesses_IsSoonLikeAnyOther()
    {
        await app.AddUserAsync(Role.User, "target.three");
        var stolen = await AtHomeAsync("target.three", "192.0.2.105");
        for (var tries = 0; tries < SignInService.TriesBeforeLock; tries++)
            (await stolen.SubmitAsync(Login, ("UserName", "target.three"), ("Password", Wrong))).Dispose();

        using var inside = await stolen.SubmitAsync(Login, ("UserName", "target.three"), ("Password", TestUsers.Password));
        app.Clock.Advance(TimeSpan.FromMinutes(6));
        using var after = await stolen.SubmitAsync(Login, ("UserName", "target.three"), ("Password", TestUsers.Password));

        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.Redirect), (inside.StatusCode, after.StatusCode));
    }

    [Theory]
    [InlineData("sessions")]
    [InlineData("age")]
    public async Task SignIn_DeviceOfBefore_IsForgotten(string what)
    {
        var user = await app.AddUserAsync(Role.User, "former." + what);
        var home = await AtHomeAsync("former." + what, "192.0.2.106");
        if (what == "age")
            app.Clock.Advance(TimeSpan.FromDays(91));
        else
            Assert.True((await app.Get<UserService>().EndSessionsAsync(app.Admin, user.UserId, default)).IsOk);
        await LockAsync("former." + what, "192.0.2.107");

        using var answer = await home.SubmitAsync(Login, ("UserName", "former." + what), ("Password", TestUsers.Password));

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
    }

    [Fact]
    public async Task SecondFactor_WrongCodesOnThePage_LockTheAccountAndAreLogged()
    {
        var user = await app.AddUserAsync(Role.User, "two.factors", change: row => row.TwoFactorEnabled = true);
        await GiveKeyAsync(user);
        var browser = app.Open("192.0.2.108");
        using var halfway = await browser.SignInAsync("two.factors", TestUsers.Password);

        for (var tries = 0; tries < SignInService.TriesBeforeLock; tries++)
            (await browser.SubmitAsync("/Identity/Account/LoginWith2fa", ("Code", "000000"))).Dispose();

        await using var db = await app.OpenAsync();
        Assert.Contains("LoginWith2fa", halfway.Headers.Location?.ToString(), StringComparison.Ordinal);
        Assert.True((await db.Users.SingleAsync(row => row.Id == user.UserId)).LockoutEnd > app.Clock.GetUtcNow());
        Assert.True(await db.AuditEntries.AnyAsync(entry => entry.EntityId == user.UserId && entry.ActionType == "AccountLocked"));
    }

    [Fact]
    public async Task TwoFactorPage_OnlyLookedAt_WritesNothing()
    {
        const string page = "/Identity/Account/Manage/TwoFactor";
        var user = await app.AddUserAsync(Role.User, "curious");
        var browser = await app.SignInAsync("curious", address: "192.0.2.109");
        await using var db = await app.OpenAsync();
        var before = await db.Users.AsNoTracking().SingleAsync(row => row.Id == user.UserId);

        var first = await browser.ReadAsync(page);
        var after = await db.Users.AsNoTracking().SingleAsync(row => row.Id == user.UserId);
        var keys = await db.UserTokens.CountAsync(row => row.UserId == user.UserId);
        using var asked = await browser.SubmitAsync(page + "?handler=Key");
        var second = await browser.ReadAsync(page);

        Assert.DoesNotContain("class=\"code\"", first, StringComparison.Ordinal);
        Assert.Equivalent(before, after);
        Assert.Equal(0, keys);
        Assert.Contains("class=\"code\"", second, StringComparison.Ordinal);
    }

    private async Task GiveKeyAsync(Actor actor)
    {
        using var scope = app.Services.CreateScope();
        var users = scope.ServiceProvider.GetRequiredService<UserManager<User>>();
        await users.ResetAuthenticatorKeyAsync(await users.FindByNameAsync(actor.Username) ?? throw new InvalidOperationException());
        app.Get<AccountReader>().Drop();
    }

    private async Task<Browser> AtHomeAsync(string username, string address)
    {
        var browser = await app.SignInAsync(username, address: address);
        (await browser.SubmitAsync("/Identity/Account/Logout")).Dispose();
        return browser;
    }

    private async Task LockAsync(string username, string address)
    {
        for (var tries = 0; tries < SignInService.TriesBeforeLock; tries++)
            (await app.Open(address).SignInAsync(username, Wrong)).Dispose();
    }
}
