using System.Net;
using System.Net.Http.Json;
using LeadManager.Core.Access;
using LeadManager.Core.Users;
using LeadManager.Tests.Support;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace LeadManager.Tests.Security;

/// <summary>A code of an authenticator opens a door once, however long it would be good (ASVS 6.5.1).</summary>
public sealed class UsedCodeTests(AppFactory app) : IClassFixture<AppFactory>
{
    private const string Key = "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP";

    [Fact]
    public async Task Login_TheSameCodeTwice_TheSecondIsRefusedAndGetsNoToken()
    {
        var user = await AddAsync("coded.api");
        var code = Totp.CodeOf(Key);

        using var first = await LoginAsync("coded.api", code);
        using var second = await LoginAsync("coded.api", code);

        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.Unauthorized), (first.StatusCode, second.StatusCode));
        await using var db = await app.OpenAsync();
        Assert.Equal(1, await db.ApiTokens.CountAsync(token => token.UserId == user.UserId));
    }

    [Fact]
    public async Task Login_TheSameCodeManyTimesAtOnce_OneGetsIn()
    {
        await AddAsync("coded.many");
        var code = Totp.CodeOf(Key);

        var answers = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => LoginAsync("coded.many", code)));

        Assert.Single(answers, answer => answer.StatusCode == HttpStatusCode.OK);
    }

    [Fact]
    public async Task SignIn_WithACodeThatHasOpenedTheApi_IsRefusedAndWithAnUnusedOneNot()
    {
        await AddAsync("coded.page");
        await AddAsync("coded.fresh");
        var code = Totp.CodeOf(Key);
        (await LoginAsync("coded.page", code)).Dispose();

        Assert.Contains("not right", await EnterAsync("coded.page", code), StringComparison.Ordinal);
        Assert.DoesNotContain("not right", await EnterAsync("coded.fresh", code), StringComparison.Ordinal);
    }

    [Fact]
    public async Task SignIn_WithTheCodeThatSwitchedItOn_IsRefusedAndWithTheNextOneNot()
    {
        const string page = "/Identity/Account/Manage/TwoFactor";
        await app.AddUserAsync(Role.User, "coded.first");
        var browser = await app.SignInAsync("coded.first", address: "192.0.2.71");
        (await browser.SubmitAsync(page + "?handler=Key")).Dispose();
        var key = System.Text.RegularExpressions.Regex.Match(await browser.ReadAsync(page), "class=\"code\">([A-Z2-7 ]+)<").Groups[1].Value.Replace(" ", "", StringComparison.Ordinal);
        var code = Totp.CodeOf(key);

        var mistyped = await browser.SubmitAndReadAsync(page, ("Code", code), ("Password", "not this one at all")); // uses nothing up
        var on = await browser.SubmitAndReadAsync(page, ("Code", code), ("Password", TestUsers.Password));
        using var again = await LoginAsync("coded.first", code);
        using var next = await LoginAsync("coded.first", Totp.CodeOf(key, later: 1));

        Assert.DoesNotContain("Recovery codes", mistyped, StringComparison.Ordinal);
        Assert.Contains("Recovery codes", on, StringComparison.Ordinal);
        Assert.Equal((HttpStatusCode.Unauthorized, HttpStatusCode.OK), (again.StatusCode, next.StatusCode));
    }

    [Fact]
    public async Task Take_AfterItsTime_IsForgottenAndOthersHaveTheirOwn()
    {
        await using var office = await Office.OpenAsync();
        var (ada, bea) = (await office.HireAsync(Role.User), await office.HireAsync(Role.Administrator));
        var codes = office.Get<UsedCodes>();

        Assert.True(await codes.TakeAsync(ada.UserId, "123456", default));
        Assert.False(await codes.TakeAsync(ada.UserId, "123456", default));
        Assert.True(await codes.TakeAsync(ada.UserId, "654321", default));
        Assert.True(await codes.TakeAsync(bea.UserId, "123456", default));
        office.Clock.Advance(UsedCodes.Kept);
        Assert.True(await codes.TakeAsync(ada.UserId, "123456", default));
        Assert.DoesNotContain("123456", await office.FingerprintAsync(), StringComparison.Ordinal);
    }

    private Task<HttpResponseMessage> LoginAsync(string username, string code) =>
        app.Open().Client.PostAsJsonAsync("/api/auth/login", new { username, password = TestUsers.Password, code });

    private async Task<string> EnterAsync(string username, string code)
    {
        var browser = app.Open();
        using var asked = await browser.SignInAsync(username, TestUsers.Password);
        Assert.Contains("LoginWith2fa", asked.Headers.Location?.ToString(), StringComparison.Ordinal);
        return await browser.SubmitAndReadAsync("/Identity/Account/LoginWith2fa", ("Code", code));
    }

    private async Task<Actor> AddAsync(string username)
    {
        var user = await app.AddUserAsync(Role.User, username, change: row => row.TwoFactorEnabled = true);
        await using var db = await app.OpenAsync();
        db.Add(new IdentityUserToken<int> { UserId = user.UserId, LoginProvider = "[AspNetUserStore]", Name = "AuthenticatorKey", Value = Key });
        await db.SaveAsync(Actor.System, Core.Changes.ChangeNote.Updated, default);
        return user;
    }
}
