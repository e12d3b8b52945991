using LeadManager.Core.Access;
using LeadManager.Core.Users;
using LeadManager.Tests.Support;

namespace LeadManager.Tests.Users;

/// <summary>What is known of an account for every call.</summary>
public sealed class AccountReaderTests
{
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
}
