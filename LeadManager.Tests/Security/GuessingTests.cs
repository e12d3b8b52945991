using System.Net;
using System.Net.Http.Json;
using LeadManager.Core.Access;
using LeadManager.Core.Data;
using LeadManager.Core.Results;
using LeadManager.Core.Users;
using LeadManager.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace LeadManager.Tests.Security;

public sealed class GuessingTests(AppFactory app) : IClassFixture<AppFactory>
{
    [Fact]
    public async Task ApiLogin_WrongSecondFactors_LockTheAccountAndAreLogged()
    {
        var user = await app.AddUserAsync(Role.User, "guarded", change: row => row.TwoFactorEnabled = true);
        var client = app.Open("192.0.2.61").Client;

        for (var tries = 0; tries < SignInService.TriesBeforeLock; tries++)
            (await client.PostAsJsonAsync("/api/auth/login", new { username = "guarded", password = TestUsers.Password, code = "000000" })).Dispose();

        await using var db = await app.OpenAsync();
        Assert.NotNull((await db.Users.SingleAsync(row => row.Id == user.UserId)).LockoutEnd);
        Assert.True(await db.AuditEntries.AnyAsync(entry => entry.EntityId == user.UserId && entry.ActionType == "AccountLocked"));
    }

    [Theory]
    [InlineData("\uFFFE")]
    [InlineData("\uFFFF")]
    [InlineData("a\uFFFEb")]
    public async Task ApiLogin_NoUnicode_RefusedLikeAnyOther(string name)
    {
        var client = app.Open("192.0.2.62").Client;

        using var answer = await client.PostAsJsonAsync("/api/auth/login", new { username = name, password = TestUsers.Password });

        Assert.Contains(answer.StatusCode, new[] { HttpStatusCode.Unauthorized, HttpStatusCode.BadRequest });
    }

    [Fact] // attributes cannot carry half a pair
    public void Fold_NoUnicode_LeavesItOut() => Assert.Equal(["", "a", "a😀"], new[] { "\uFFFE", "\uD800Ä", "Ä\uFFFE😀" }.Select(TextFolding.Fold));

    [Fact]
    public async Task Register_KnownAddress_AnswersAsForAnUnknownOneAndIsLogged()
    {
        var owner = await app.AddUserAsync(Role.User, "owner");
        await using var db = await app.OpenAsync();
        var email = (await db.Users.SingleAsync(row => row.Id == owner.UserId)).Email;
        var command = new RegisterUser { Username = "stranger", Name = "Sam Stranger", Email = email, Password = "violet kettle hums at noon" };

        var outcome = await app.Get<AccountService>().RegisterAsync(command, null, CancellationToken.None);

        Assert.True(outcome.IsOk);
        Assert.False(await db.Users.AnyAsync(row => row.UserName == "stranger"));
        Assert.True(await db.AuditEntries.AnyAsync(entry => entry.EntityId == owner.UserId && entry.ActionType == "RegistrationRefused"));
    }

    [Fact]
    public void Forbidden_EveryAction_IsSaidInPlainWords() =>
        Assert.All(Enum.GetValues<LeadAction>(), action => Assert.DoesNotContain(action.ToString(), new Forbidden(action).Message, StringComparison.Ordinal));

    [Fact]
    public async Task TwoFactor_SwitchedOff_AsksForThePassword()
    {
        const string page = "/Identity/Account/Manage/TwoFactor?handler=Off";
        var user = await app.AddUserAsync(Role.User, "switcher");
        var browser = await app.SignInAsync("switcher", address: "192.0.2.63");
        await using var db = await app.OpenAsync();
        await db.Users.Where(row => row.Id == user.UserId).ExecuteUpdateAsync(row => row.SetProperty(one => one.TwoFactorEnabled, true));

        using var wrong = await browser.SubmitAsync(page, ("Password", "not the password at all"));
        var afterWrong = await db.Users.AsNoTracking().SingleAsync(row => row.Id == user.UserId);
        using var right = await browser.SubmitAsync(page, ("Password", TestUsers.Password));

        Assert.True(afterWrong.TwoFactorEnabled);
        Assert.False((await db.Users.AsNoTracking().SingleAsync(row => row.Id == user.UserId)).TwoFactorEnabled);
    }
}
