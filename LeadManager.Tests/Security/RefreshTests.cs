using LeadManager.Core.Access;
using LeadManager.Core.Users;
using LeadManager.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace LeadManager.Tests.Security;

public sealed class RefreshTests
{
    [Theory]
    [InlineData("nothing", true)]
    [InlineData("almost expired", true)]
    [InlineData("expired", false)]
    [InlineData("disabled", false)]
    [InlineData("disabled and enabled", false)]
    [InlineData("unapproved", false)]
    [InlineData("role", false)]
    [InlineData("password", false)]
    [InlineData("sessions", false)]
    public async Task Refresh_AfterRightsWentOrTimePassed_GivesNothing(string what, bool isGiven)
    {
        await using var office = await Office.OpenAsync();
        var admin = await office.HireAsync(Role.Administrator);
        var actor = await office.HireAsync(Role.Administrator, "program");
        var tokens = office.Get<ApiTokenService>();
        var issued = await tokens.IssueAsync(await office.ReadUserAsync(actor.UserId), default);

        await TakeAwayAsync(what, office, admin, actor);
        var next = await tokens.RefreshAsync(issued.Id, issued.Refresh, default);

        Assert.Equal(isGiven, next is not null);
        Assert.Equal(isGiven, next is not null && await tokens.FindUserAsync(next.Access, default) is not null);
        Assert.Null(await tokens.FindUserAsync(issued.Access, default));
        await using var db = await office.ContextAsync();
        Assert.Equal(isGiven ? 1 : 0, await db.ApiTokens.CountAsync());
    }

    private static async Task TakeAwayAsync(string what, Office office, Actor admin, Actor actor)
    {
        var users = office.Get<UserService>();
        if (what == "almost expired")
            office.Clock.Advance(TimeSpan.FromDays(30) - TimeSpan.FromMinutes(1));
        else if (what == "expired")
            office.Clock.Advance(TimeSpan.FromDays(30) + TimeSpan.FromMinutes(1));
        else if (what.StartsWith("disabled", StringComparison.Ordinal))
            await users.DisableAsync(admin, actor.UserId, default);
        else if (what == "role")
            await users.UpdateAsync(admin, new UpdateUser { Id = actor.UserId, Name = actor.Name, Email = "program@example.com", Role = Role.User }, default);
        else if (what == "sessions")
            await users.EndSessionsAsync(admin, actor.UserId, default);
        else if (what == "password")
            Assert.True((await office.Get<AccountService>().ChangePasswordAsync(actor, TestUsers.Password, "seven violet bridges hum", default)).IsOk);
        else if (what == "unapproved")
        {
            await using var db = await office.ContextAsync();
            await db.Users.Where(row => row.Id == actor.UserId).ExecuteUpdateAsync(row => row.SetProperty(one => one.IsApproved, false));
        }

        if (what == "disabled and enabled")
            await users.EnableAsync(admin, actor.UserId, default);
    }
}
