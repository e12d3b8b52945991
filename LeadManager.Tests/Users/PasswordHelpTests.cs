using LeadManager.Core.Access;
using LeadManager.Core.Users;
using LeadManager.Tests.Support;

namespace LeadManager.Tests.Users;

/// <summary>A forgotten password, and a request for help that is answered.</summary>
public sealed class PasswordHelpTests
{
    [Fact]
    public async Task HelpWithPassword_OpenRequest_CodeKnownOnlyToTheAdministratorAndApprovalUntouched()
    {
        await using var office = await Office.OpenAsync();
        var admin = await office.HireAsync(Role.Administrator);
        var waiting = await office.AddNewcomerAsync();
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
}
