using LeadManager.Core.Access;
using LeadManager.Core.Results;
using LeadManager.Core.Users;
using LeadManager.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace LeadManager.Tests.Users;

public sealed class UserServiceTests
{
    [Fact]
    public async Task Approve_WaitingAccount_ApprovedAndLogged()
    {
        await using var office = await Office.OpenAsync();
        var admin = await office.HireAsync(Role.Administrator);
        var waiting = await AddWaitingAsync(office);

        var outcome = await office.Get<UserService>().ApproveAsync(admin, waiting, default);

        Assert.True(outcome.IsOk);
        Assert.True((await office.ReadUserAsync(waiting)).IsApproved);
        Assert.Equal(admin.Username, Assert.Single(await office.ReadLogAsync("Approved")).Username);
    }

    [Fact]
    public async Task Reject_WaitingAccount_GoneLoggedAndTheNameIsFree()
    {
        await using var office = await Office.OpenAsync();
        var admin = await office.HireAsync(Role.Administrator);
        var waiting = await AddWaitingAsync(office);
        var username = (await office.ReadUserAsync(waiting)).UserName ?? "";

        var outcome = await office.Get<UserService>().RejectAsync(admin, waiting, default);

        Assert.True(outcome.IsOk);
        var entry = Assert.Single(await office.ReadLogAsync("Rejected"));
        Assert.Equal((admin.Username, username), (entry.Username, entry.EntityName));
        Assert.True((await office.Get<UserService>().CreateAsync(
            admin, new CreateUser { Username = username, Name = "Another", Email = "another@example.com", Role = Role.User }, default)).IsOk);
    }

    [Fact]
    public async Task Reject_ApprovedAccountOrSomebodysManager_RefusedAndStays()
    {
        await using var office = await Office.OpenAsync();
        var admin = await office.HireAsync(Role.Administrator);
        var approved = await office.HireAsync(Role.User);
        var manager = await AddWaitingAsync(office);
        await office.HireAsync(Role.User, "report", manager);
        var users = office.Get<UserService>();

        var refusals = new[] { await users.RejectAsync(admin, approved.UserId, default), await users.RejectAsync(admin, manager, default) };

        Assert.All(refusals, refusal => Assert.IsType<Conflict>(refusal.Failure));
        Assert.NotNull(await office.ReadUserAsync(approved.UserId));
        Assert.NotNull(await office.ReadUserAsync(manager));
    }

    [Fact]
    public async Task AnyAction_WithoutTheRight_ForbiddenAndUnchanged()
    {
        await using var office = await Office.OpenAsync();
        await office.HireAsync(Role.Administrator);
        var actor = await office.HireAsync(Role.User);
        var waiting = await AddWaitingAsync(office);
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

    [Fact]
    public async Task HelpWithPassword_OpenRequest_CodeKnownOnlyToTheAdministratorAndApprovalUntouched()
    {
        await using var office = await Office.OpenAsync();
        var admin = await office.HireAsync(Role.Administrator);
        var waiting = await AddWaitingAsync(office);
        await office.Get<AccountService>().RequestHelpAsync("newcomer", null, default);

        var code = (await office.Get<UserService>().HelpWithPasswordAsync(admin, waiting, default)).Value ?? "";

        var stored = await office.ReadUserAsync(waiting);
        var entry = Assert.Single(await office.ReadLogAsync("PasswordHelped"));
        Assert.Equal(19, code.Length);
        Assert.Equal((false, false), (stored.PasswordResetRequested, stored.IsApproved));
        Assert.DoesNotContain(code, $"{stored.ResetCodeHash}{entry.Description}{entry.NewValue}", StringComparison.Ordinal);
    }

    [Fact]
    public async Task ChangePassword_WithAnOpenRequestForHelp_AnswersIt()
    {
        await using var office = await Office.OpenAsync();
        var admin = await office.HireAsync(Role.Administrator);
        await office.Get<AccountService>().RequestHelpAsync(admin.Username, null, default);

        var outcome = await office.Get<AccountService>().ChangePasswordAsync(admin, TestUsers.Password, "seven violet bridges hum", default);

        Assert.True(outcome.IsOk);
        Assert.Equal(0, (await office.Get<UserDirectory>().CountRequestsAsync(admin, default)).All);
        Assert.Single(await office.ReadLogAsync("PasswordChanged"));
    }

    [Fact]
    public async Task Account_AfterDisabling_KnownAtOnceInSpiteOfTheCache()
    {
        await using var office = await Office.OpenAsync();
        var admin = await office.HireAsync(Role.Administrator);
        var user = await office.HireAsync(Role.User);
        var accounts = office.Get<AccountReader>();
        var before = await accounts.FindAsync(user.UserId, default);

        await office.Get<UserService>().DisableAsync(admin, user.UserId, default);

        Assert.True(before?.MayEnter);
        Assert.False((await accounts.FindAsync(user.UserId, default))?.MayEnter);
    }

    [Fact]
    public async Task Account_OfAManager_HasTheWholeSubtreeAsTeam()
    {
        await using var office = await Office.OpenAsync();
        var top = await office.HireAsync(Role.TeamLeader);
        var middle = await office.HireAsync(Role.Employee, "middle", top.UserId);
        var bottom = await office.HireAsync(Role.Employee, "bottom", middle.UserId);
        await office.HireAsync(Role.Employee, "elsewhere");

        var account = await office.Get<AccountReader>().FindAsync(top.UserId, default);

        Assert.Equal([top.UserId, middle.UserId, bottom.UserId], account?.TeamUserIds.Order());
    }

    private static UpdateUser Edited(Actor user, Role role) =>
        new() { Id = user.UserId, Name = user.Name, Email = $"{user.Username}@example.com", Role = role };

    private static async Task<int> AddWaitingAsync(Office office)
    {
        await office.Get<AccountService>().RegisterAsync(
            new RegisterUser { Username = "newcomer", Name = "Noor Newcomer", Email = "noor@example.com", Password = TestUsers.Password }, null, default);
        await using var db = await office.ContextAsync();
        return await db.Users.Where(user => user.UserName == "newcomer").Select(user => user.Id).SingleAsync();
    }
}
