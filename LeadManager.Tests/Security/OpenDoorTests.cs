using System.Security.Claims;
using LeadManager.Core.Access;
using LeadManager.Core.Users;
using LeadManager.Tests.Support;
using LeadManager.Web.Security;

namespace LeadManager.Tests.Security;

/// <summary>An open page belongs to somebody whom the next click, or the next half minute, no longer knows once his rights went.</summary>
public sealed class OpenDoorTests(AppFactory app) : IClassFixture<AppFactory>
{
    [Theory]
    [InlineData("nothing", true)]
    [InlineData("disabled", false)]
    [InlineData("password", false)]
    [InlineData("role", false)]
    [InlineData("sessions", false)]
    [InlineData("signedout", false)]
    [InlineData("idle", false)]
    public async Task Admit_PrincipalOfAnOpenPage_OnlyWhileNothingWasTakenAway(string what, bool isAdmitted)
    {
        var actor = await app.AddUserAsync(Role.Administrator, "open." + what);
        var key = await app.Get<SessionService>().BeginAsync(actor.UserId, [1], null, null, default);
        var page = await PrincipalAsync(actor, key);
        Assert.NotNull(await app.Get<Entrance>().AdmitAsync(page, default));

        await TakeAwayAsync(what, actor, key);

        Assert.Equal(isAdmitted, await app.Get<Entrance>().AdmitAsync(page, default) is not null);
    }

    private async Task TakeAwayAsync(string what, Actor actor, string key)
    {
        var users = app.Get<UserService>();
        if (what == "disabled")
            Assert.True((await users.DisableAsync(app.Admin, actor.UserId, default)).IsOk);
        else if (what == "role")
            Assert.True((await users.UpdateAsync(app.Admin, new UpdateUser { Id = actor.UserId, Name = actor.Name, Email = $"{what}@example.com", Role = Role.User }, default)).IsOk);
        else if (what == "sessions")
            Assert.True((await users.EndSessionsAsync(app.Admin, actor.UserId, default)).IsOk);
        else if (what == "password")
            Assert.True((await app.Get<AccountService>().ChangePasswordAsync(actor, TestUsers.Password, "seven violet bridges hum", default)).IsOk);
        else if (what == "signedout")
            await app.Get<SessionService>().EndAsync(key, default);
        else if (what == "idle")
            app.Clock.Advance(SessionService.Idle + TimeSpan.FromMinutes(1));
    }

    private async Task<ClaimsPrincipal> PrincipalAsync(Actor actor, string key)
    {
        await using var db = await app.OpenAsync();
        var user = await db.Users.FindAsync(actor.UserId) ?? throw new InvalidOperationException();
        var identity = user.ToIdentity("test");
        identity.AddClaim(new Claim(PrincipalFacts.Session, Fingerprint.Of(key)));
        return new ClaimsPrincipal(identity);
    }
}
