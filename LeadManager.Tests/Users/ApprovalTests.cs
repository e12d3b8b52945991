using LeadManager.Core.Access;
using LeadManager.Core.Results;
using LeadManager.Core.Users;
using LeadManager.Tests.Support;

namespace LeadManager.Tests.Users;

/// <summary>An administrator lets a registered person in, or not.</summary>
public sealed class ApprovalTests
{
    [Fact]
    public async Task Approve_WaitingAccount_ApprovedAndLogged()
    {
        await using var office = await Office.OpenAsync();
        var admin = await office.HireAsync(Role.Administrator);
        var waiting = await office.AddNewcomerAsync();

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
        var waiting = await office.AddNewcomerAsync();
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
        var manager = await office.AddNewcomerAsync();
        await office.HireAsync(Role.User, "report", manager);
        var users = office.Get<UserService>();
        var before = await office.FingerprintAsync();

        var refusals = new[] { await users.RejectAsync(admin, approved.UserId, default), await users.RejectAsync(admin, manager, default) };

        Assert.All(refusals, refusal => Assert.IsType<Conflict>(refusal.Failure));
        Assert.Equal(before, await office.FingerprintAsync());
    }
}
