using System.Net;
using LeadManager.Core.Access;
using LeadManager.Core.Users;
using LeadManager.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace LeadManager.Tests.Security;

public sealed class AccountPagesTests(AppFactory app) : IClassFixture<AppFactory>
{
    private const string Register = "/Identity/Account/Register", Forgot = "/Identity/Account/ForgotPassword", UseCode = "/Identity/Account/UseCode";
    private const string Phrase = "a quiet harbour under seven yellow moons, seen from far above us";

    [Fact]
    public async Task Register_WithRoleAndApprovalInTheForm_MakesAPlainPendingAccount()
    {
        var said = await app.Open().SubmitAndReadAsync(Register, ("Username", "climber"), ("Name", "Clio Climber"), ("Email", "clio@example.com"),
            ("Password", Phrase), ("Role", "Administrator"), ("role", "Administrator"), ("IsApproved", "true"), ("Id", "1"));

        await using var db = await app.OpenAsync();
        var stored = await db.Users.SingleAsync(user => user.UserName == "climber");
        Assert.Contains("with the administrators", said, StringComparison.Ordinal);
        Assert.Equal((RoleTraits.ForNewcomers, false), (stored.Role, stored.IsApproved));
        Assert.NotEqual(1, stored.Id);
    }

    [Theory]
    [InlineData("123456", "too short")]
    [InlineData("LeadManager2026", "product")]
    [InlineData("WeakestUser2026!", "your name")]
    [InlineData("password1234", "first that anybody")]
    [InlineData("aaaaaaaaaaaaaa", "first that anybody")]
    public async Task Register_PoorPassword_RefusedWithTheReason(string password, string reason)
    {
        var said = await app.Open("192.0.2.20").SubmitAndReadAsync(Register, ("Username", "weakest.user"), ("Name", "Weakest User"), ("Email", "weak@example.com"), ("Password", password));

        await using var db = await app.OpenAsync();
        Assert.Contains(reason, said, StringComparison.Ordinal);
        Assert.False(await db.Users.AnyAsync(user => user.UserName == "weakest.user"));
    }

    [Fact]
    public async Task Forgotten_KnownAndUnknownName_SameAnswerAndOneRequestAtMost()
    {
        var user = await app.AddUserAsync(Role.User, "forgetful");

        var known = await app.Open("192.0.2.21").SubmitAndReadAsync(Forgot, ("UserName", "forgetful"));
        var again = await app.Open("192.0.2.21").SubmitAndReadAsync(Forgot, ("UserName", "forgetful"));
        var unknown = await app.Open("192.0.2.21").SubmitAndReadAsync(Forgot, ("UserName", "nobody.at.all"));

        await using var db = await app.OpenAsync();
        Assert.Equal(Plain(known), Plain(unknown));
        Assert.Equal(Plain(known), Plain(again));
        Assert.True((await db.Users.SingleAsync(row => row.Id == user.UserId)).PasswordResetRequested);
        Assert.Single(await db.AuditEntries.Where(entry => entry.ActionType == "PasswordHelpRequested" && entry.EntityId == user.UserId).ToListAsync());
    }

    [Fact]
    public async Task Code_UsedTwiceOrForAnotherOrLate_Refused()
    {
        var user = await app.AddUserAsync(Role.User, "helped");
        await app.AddUserAsync(Role.User, "other.one");
        var code = (await app.Get<UserService>().HelpWithPasswordAsync(app.Admin, user.UserId, default)).Value ?? "";

        var wrongAccount = await SendCodeAsync("other.one", code, "192.0.2.22");
        var right = await SendCodeAsync("helped", code, "192.0.2.23");
        var twice = await SendCodeAsync("helped", code, "192.0.2.24");
        var late = (await app.Get<UserService>().HelpWithPasswordAsync(app.Admin, user.UserId, default)).Value ?? "";
        app.Clock.Advance(TimeSpan.FromMinutes(61));
        var tooLate = await SendCodeAsync("helped", late, "192.0.2.25");

        Assert.Contains("Your new password is set", right, StringComparison.Ordinal);
        Assert.All([wrongAccount, twice, tooLate], page => Assert.Contains("This code does not belong", page, StringComparison.Ordinal));
        await app.SignInAsync("helped", Phrase, "192.0.2.26");
    }

    [Fact]
    public async Task Code_PendingAccount_StaysOutside()
    {
        var user = await app.AddUserAsync(Role.User, "pending.helped", change: row => row.IsApproved = false);
        var code = (await app.Get<UserService>().HelpWithPasswordAsync(app.Admin, user.UserId, default)).Value ?? "";

        await SendCodeAsync("pending.helped", code, "192.0.2.27");
        using var answer = await app.Open("192.0.2.27").SignInAsync("pending.helped", Phrase);

        Assert.Contains("waiting for approval", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task ChangePassword_OtherSessionsOpen_AllEnd()
    {
        await app.AddUserAsync(Role.User, "changer");
        var (here, there) = (await app.SignInAsync("changer", address: "192.0.2.28"), await app.SignInAsync("changer", address: "192.0.2.29"));

        using var changed = await here.SubmitAsync("/Identity/Account/Manage/ChangePassword", ("Current", TestUsers.Password), ("Password", Phrase));
        using var answer = await there.GetAsync("/leads");

        Assert.Equal(HttpStatusCode.Redirect, changed.StatusCode);
        Assert.Contains("/Identity/Account/Login", answer.Headers.Location?.ToString(), StringComparison.Ordinal);
        await app.SignInAsync("changer", Phrase, "192.0.2.28");
    }

    [Fact]
    public async Task TwoFactor_SwitchedOn_KeepsThisSessionAndIsAskedAtTheNextSignIn()
    {
        var user = await app.AddUserAsync(Role.User, "careful");
        var browser = await app.SignInAsync("careful", address: "192.0.2.30");
        (await browser.SubmitAsync("/Identity/Account/Manage/TwoFactor?handler=Key")).Dispose();
        var page = await browser.ReadAsync("/Identity/Account/Manage/TwoFactor");
        var key = System.Text.RegularExpressions.Regex.Match(page, "class=\"code\">([A-Z2-7 ]+)<").Groups[1].Value.Replace(" ", "", StringComparison.Ordinal);

        var guest = await browser.SubmitAndReadAsync("/Identity/Account/Manage/TwoFactor", ("Code", Totp.CodeOf(key)), ("Password", "not this one at all"));
        var on = await browser.SubmitAndReadAsync("/Identity/Account/Manage/TwoFactor", ("Code", Totp.CodeOf(key)), ("Password", TestUsers.Password));
        using var next = await app.Open("192.0.2.30").SignInAsync("careful", TestUsers.Password);

        Assert.Contains("This is not your password.", guest, StringComparison.Ordinal);
        Assert.DoesNotContain("Recovery codes", guest, StringComparison.Ordinal);
        Assert.Contains("Recovery codes", on, StringComparison.Ordinal);
        Assert.True((await browser.GetAsync("/Identity/Account/Manage/Sessions")).IsSuccessStatusCode);
        Assert.Contains("LoginWith2fa", next.Headers.Location?.ToString(), StringComparison.Ordinal);
        await using var db = await app.OpenAsync();
        Assert.True((await db.Users.SingleAsync(row => row.Id == user.UserId)).TwoFactorEnabled);
    }

    [Fact]
    public async Task Sessions_OneEnded_ThatBrowserIsOutAndTheOthersStay()
    {
        await app.AddUserAsync(Role.User, "traveller");
        await app.AddUserAsync(Role.User, "stranger");
        var (here, there, elsewhere) = (await app.SignInAsync("traveller", address: "192.0.2.32"), await app.SignInAsync("traveller", address: "192.0.2.33"), await app.SignInAsync("stranger", address: "192.0.2.34"));
        var session = System.Text.RegularExpressions.Regex.Match(await here.ReadAsync("/Identity/Account/Manage/Sessions"), "name=\"session\" value=\"([^\"]+)\"").Groups[1].Value;

        (await elsewhere.SubmitAsync("/Identity/Account/Manage/Sessions?handler=End", ("session", session))).Dispose();
        using var before = await there.GetAsync("/leads");
        (await here.SubmitAsync("/Identity/Account/Manage/Sessions?handler=End", ("session", session))).Dispose();
        using var after = await there.GetAsync("/leads");

        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.Redirect), (before.StatusCode, after.StatusCode));
        Assert.True((await here.GetAsync("/leads")).IsSuccessStatusCode);
    }

    [Theory]
    [InlineData("/Identity/Account/ExternalLogin")]
    [InlineData("/Identity/Account/ResendEmailConfirmation")]
    [InlineData("/Identity/Account/ResetPassword")]
    [InlineData("/Identity/Account/Manage/DeletePersonalData")]
    [InlineData("/Identity/Account/Manage/Email")]
    public async Task PageThatIsNotOffered_SignedIn_NotFound(string path)
    {
        var browser = await app.SignInAsync("admin", address: "192.0.2.31");

        using var answer = await browser.GetAsync(path);

        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
    }

    private Task<string> SendCodeAsync(string username, string code, string address) =>
        app.Open(address).SubmitAndReadAsync(UseCode, ("Username", username), ("Code", code), ("Password", Phrase));

    private static string Plain(string page) => System.Text.RegularExpressions.Regex.Replace(page, "value=\"[^\"]*\"", "");
}
