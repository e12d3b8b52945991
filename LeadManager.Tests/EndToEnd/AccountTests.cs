using System.Text.RegularExpressions;
using LeadManager.Tests.Support;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace LeadManager.Tests.EndToEnd;

/// <summary>How a newcomer gets in, and somebody who has forgotten his password.</summary>
[Collection(InBrowser.Name)]
public sealed class AccountTests(Street street)
{
    [SkippableFact]
    public async Task Register_RefusedUntilAnAdministratorApproves_ThenIn()
    {
        var office = await street.DemoAsync();
        await using var newcomer = await street.VisitAsync(office);
        await using var administrator = await street.EnterAsync(office, "administrator");
        await newcomer.GoAsync("/");
        await newcomer.Door.FollowAsync("Ask for an account");
        await newcomer.Door.FillAsync(("User name", "newcomer"), ("Name", "Nele Neu"), ("E-mail", "nele@example.com"), ("Password", TestUsers.Password));
        await newcomer.Door.PressAsync("Ask for an account");
        await newcomer.Door.FollowAsync("Back to sign in");
        await newcomer.Door.SignInAsync("newcomer", TestUsers.Password);
        await Expect(newcomer.Page.GetByText("waiting for approval")).ToBeVisibleAsync();

        await Expect(administrator.Users.Entry).ToHaveAccessibleNameAsync(new Regex("1 .*waiting"));
        await administrator.ChooseAsync("Users");
        await administrator.Users.ApproveAsync("newcomer");

        await newcomer.SignInAsync("newcomer");
    }

    [SkippableFact]
    public async Task Register_RejectedByAnAdministrator_StaysOutAndIsGone()
    {
        var office = await street.DemoAsync();
        await using var stranger = await street.VisitAsync(office);
        await using var administrator = await street.EnterAsync(office, "administrator");
        await stranger.GoAsync("/Identity/Account/Register");
        await stranger.Door.FillAsync(("User name", "stranger"), ("Name", "Sven Fremd"), ("E-mail", "sven@example.com"), ("Password", TestUsers.Password));
        await stranger.Door.PressAsync("Ask for an account");

        await administrator.ChooseAsync("Users");
        await administrator.Button("Reject Sven Fremd").ClickAsync();
        await administrator.Page.GetByRole(AriaRole.Dialog).GetByRole(AriaRole.Button, new() { Name = "Reject", Exact = true }).ClickAsync();

        await Expect(administrator.Users.Row("stranger")).ToHaveCountAsync(0);
        await stranger.Door.FollowAsync("Back to sign in");
        await stranger.Door.SignInAsync("stranger", TestUsers.Password);
        await Expect(stranger.Heading("Sign in")).ToBeVisibleAsync();
        await Expect(stranger.Page.GetByText("waiting for approval")).ToHaveCountAsync(0);
    }

    [SkippableFact]
    public async Task ForgottenPassword_CodeFromAnAdministrator_WorksOnce()
    {
        const string chosen = "seven violet bridges hum";
        var office = await street.DemoAsync();
        await using var forgetful = await street.VisitAsync(office);
        await using var administrator = await street.EnterAsync(office, "administrator");
        await forgetful.GoAsync("/");
        await forgetful.Door.FollowAsync("Forgotten password");
        await forgetful.Door.FillAsync(("User name", "user"));
        await forgetful.Door.PressAsync("Ask for help");
        await Expect(forgetful.Door.Notice).ToContainTextAsync("the administrators see your request now");

        await administrator.ChooseAsync("Users");
        var code = await administrator.Users.GiveCodeAsync("user");
        await UseAsync(forgetful, code, chosen);
        await Expect(forgetful.Door.Notice).ToContainTextAsync("Your new password is set.");

        await UseAsync(forgetful, code, "eight violet bridges hum");
        await Expect(forgetful.Page.GetByLabel("Code", new() { Exact = true })).ToHaveAttributeAsync("aria-invalid", "true");
        await forgetful.SignInAsync("user", chosen);
        await RestoreAsync(administrator, forgetful);
    }

    private static async Task UseAsync(Visitor person, string code, string password)
    {
        await person.GoAsync("/");
        await person.Door.FollowAsync("I have a code");
        await person.Door.FillAsync(("User name", "user"), ("Code", code), ("New password", password));
        await person.Door.PressAsync("Set password");
    }

    // The other journeys sign in with the password that everybody has.
    private static async Task RestoreAsync(Visitor administrator, Visitor person)
    {
        await person.GoAsync("/Identity/Account/ForgotPassword");
        await person.Door.FillAsync(("User name", "user"));
        await person.Door.PressAsync("Ask for help");
        var code = await administrator.Users.GiveCodeAsync("user");
        await person.Page.Context.ClearCookiesAsync();
        await UseAsync(person, code, TestUsers.Password);
    }
}
