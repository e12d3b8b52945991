using LeadManager.Core.Access;
using LeadManager.Core.Results;
using LeadManager.Core.Users;
using LeadManager.Tests.Support;

namespace LeadManager.Tests.Users;

/// <summary>Who may make and change accounts, and what happens to open sessions.</summary>
public sealed class UserServiceTests
{
    [Fact]
    public async Task AnyAction_WithoutTheRight_ForbiddenAndUnchanged()
    {
        await using var office = await Office.OpenAsync();
        await office.HireAsync(Role.Administrator);
        var actor = await office.HireAsync(Role.User);
        var waiting = await office.AddNewcomerAsync();
        var before = await office.ReadUserAsync(waiting);
        var users = office.Get<UserService>();

        Failure?[] failures =
        [
            (await users.ApproveAsync(actor, waiting, default)).Failure,
            (await users.RejectAsync(actor, waiting, default)).Failure,
            (await users.DisableAsync(actor, waiting, default)).Failure,
            (await users.EnableAsync(actor, waiting, default)).Failure,
            (await users.EndSessionsAsync(actor, waiting, default)).Failure,
            (await users.HelpWithPasswordAsync(actor, waiting, default)).Failure,
            (await users.UpdateAsync(actor, new UpdateUser { Id = actor.UserId, Name = "Boss", Email = "boss@example.com", Role = Role.Administrator }, default)).Failure,
            (await users.CreateAsync(actor, new CreateUser { Username = "friend", Name = "Friend", Email = "friend@example.com", Role = Role.Administrator }, default)).Failure,
        ];

        Assert.All(failures, failure => Assert.IsType<Forbidden>(failure));
        Assert.Equivalent(before, await office.ReadUserAsync(waiting));
        Assert.Equal(Role.User, (await office.ReadUserAsync(actor.UserId)).Role);
    }

    [Fact]
    public async Task OwnAccount_RoleApprovalAndAccess_Forbidden()
    {
        await using var office = await Office.OpenAsync();
        var admin = await office.HireAsync(Role.Administrator);
        await office.HireAsync(Role.Administrator, "second");
        var users = office.Get<UserService>();

        var role = await users.UpdateAsync(admin, Edited(admin, Role.User), default);
        var disable = await users.DisableAsync(admin, admin.UserId, default);
        var code = await users.HelpWithPasswordAsync(admin, admin.UserId, default);
        var name = await users.UpdateAsync(admin, Edited(admin, Role.Administrator), default);

        var stored = await office.ReadUserAsync(admin.UserId);
        Assert.IsType<Forbidden>(role.Failure);
        Assert.IsType<Forbidden>(disable.Failure);
        Assert.IsType<Forbidden>(code.Failure);
        Assert.Null(stored.ResetCodeHash);
        Assert.True(name.IsOk);
        Assert.Equal((Role.Administrator, true), (stored.Role, stored.IsActive));
    }

    [Fact]
    public async Task LastAdministrator_DisabledOrDemoted_RefusedUntilThereIsAnother()
    {
        await using var office = await Office.OpenAsync();
        var last = await office.HireAsync(Role.Administrator);
        var gone = await office.HireAsync(Role.Administrator, "gone");
        var users = office.Get<UserService>();
        await users.DisableAsync(last, gone.UserId, default);

        var disable = await users.DisableAsync(gone, last.UserId, default); // a second administrator's request that was under way
        var demote = await users.UpdateAsync(gone, Edited(last, Role.User), default);
        await users.EnableAsync(last, gone.UserId, default);
        var later = await users.DisableAsync(gone, last.UserId, default);

        Assert.IsType<Conflict>(disable.Failure);
        Assert.IsType<Conflict>(demote.Failure);
        Assert.True(later.IsOk);
    }

    [Theory]
    [InlineData("disable")]
    [InlineData("role")]
    [InlineData("sessions")]
    public async Task RightsTakenAway_SessionsTokensAndStampGo(string what)
    {
        await using var office = await Office.OpenAsync();
        var admin = await office.HireAsync(Role.Administrator);
        var user = await office.HireAsync(Role.Administrator, "shrinking");
        var stored = await office.ReadUserAsync(user.UserId);
        var key = await office.Get<SessionService>().BeginAsync(user.UserId, [1], null, null, default);
        var tokens = await office.Get<ApiTokenService>().IssueAsync(stored, default);
        var users = office.Get<UserService>();

        var outcome = what switch
        {
            "disable" => await users.DisableAsync(admin, user.UserId, default),
            "role" => await users.UpdateAsync(admin, Edited(user, Role.User), default),
            _ => await users.EndSessionsAsync(admin, user.UserId, default),
        };

        Assert.True(outcome.IsOk);
        Assert.Null(await office.Get<SessionService>().FindAsync(key, default));
        Assert.Null(await office.Get<ApiTokenService>().FindUserAsync(tokens.Access, default));
        Assert.NotEqual(stored.SecurityStamp, (await office.ReadUserAsync(user.UserId)).SecurityStamp);
    }

    [Fact]
    public async Task Update_RoleNotOnOffer_RefusedByField()
    {
        await using var office = await Office.OpenAsync();
        var admin = await office.HireAsync(Role.Administrator);
        var user = await office.HireAsync(Role.User);
        var closed = (Role)RoleTraits.OnOffer.Count;

        var outcome = await office.Get<UserService>().UpdateAsync(admin, Edited(user, closed), default);

        Assert.Contains(nameof(UserInput.Role), Assert.IsType<Invalid>(outcome.Failure).Errors.Keys);
        Assert.Equal(Role.User, (await office.ReadUserAsync(user.UserId)).Role);
    }

    [Fact]
    public async Task Update_ManagerBelowOneself_RefusedAndStraightLineAccepted()
    {
        await using var office = await Office.OpenAsync();
        var admin = await office.HireAsync(Role.Administrator);
        var top = await office.HireAsync(Role.User, "top");
        var below = await office.HireAsync(Role.User, "below", top.UserId);
        var users = office.Get<UserService>();

        var loop = await users.UpdateAsync(admin, Edited(top, Role.User) with { ManagerId = below.UserId }, default);
        var line = await users.UpdateAsync(admin, Edited(top, Role.User) with { ManagerId = admin.UserId }, default);

        Assert.Contains(nameof(UserInput.ManagerId), Assert.IsType<Invalid>(loop.Failure).Errors.Keys);
        Assert.True(line.IsOk);
    }

    [Fact]
    public async Task Update_OlderVersion_ConflictAndUnchanged()
    {
        await using var office = await Office.OpenAsync();
        var admin = await office.HireAsync(Role.Administrator);
        var user = await office.HireAsync(Role.User);
        var users = office.Get<UserService>();
        await users.UpdateAsync(admin, Edited(user, Role.User) with { Name = "First" }, default);

        var outcome = await users.UpdateAsync(admin, Edited(user, Role.User) with { Name = "Second", Version = 1 }, default);

        Assert.IsType<Conflict>(outcome.Failure);
        Assert.Equal("First", (await office.ReadUserAsync(user.UserId)).Name);
    }

    [Fact]
    public async Task Create_TakenNameAndAddress_BothSaidAtOnce()
    {
        await using var office = await Office.OpenAsync();
        var admin = await office.HireAsync(Role.Administrator);

        var outcome = await office.Get<UserService>().CreateAsync(
            admin, new CreateUser { Username = "ADMINISTRATOR", Name = "Double", Email = "Administrator@Example.com" }, default);

        Assert.Equal(["Email", "Username"], Assert.IsType<Invalid>(outcome.Failure).Errors.Keys.Order());
    }

    private static UpdateUser Edited(Actor user, Role role) =>
        new() { Id = user.UserId, Name = user.Name, Email = $"{user.Username}@example.com", Role = role };
}
