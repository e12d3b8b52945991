using System.Net;
using LeadManager.Core.Access;
using LeadManager.Core.Users;
using LeadManager.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace LeadManager.Tests.Security;

public sealed class HelpRequestTests
{
    [Fact]
    public async Task RequestHelp_AThousandUnknownAndFiftyKnownNames_OneRequestEachForTheKnown()
    {
        await using var office = await Office.OpenAsync();
        for (var number = 0; number < 50; number++)
            await office.HireAsync(Role.User, $"known{number}");
        var accounts = office.Get<AccountService>();

        for (var number = 0; number < 1_000; number++)
            await accounts.RequestHelpAsync($"nobody{number}", null, default);
        for (var number = 0; number < 100; number++)
            await accounts.RequestHelpAsync($"known{number % 50}", null, default);

        await using var db = await office.ContextAsync();
        Assert.Equal(50, await db.Users.CountAsync(user => user.PasswordResetRequested));
        Assert.Equal(50, (await office.ReadLogAsync("PasswordHelpRequested")).Count);
        Assert.Equal(50, await db.Users.CountAsync());
    }

    [Fact]
    public async Task Forgotten_ThirtyOfOneSender_TheNextIsSlowedDownAndAnotherSenderIsNot()
    {
        await using var app = new AppFactory();
        await app.InitializeAsync();

        var answers = new List<HttpStatusCode>();
        for (var number = 0; number < 31; number++)
        {
            using var answer = await app.Open("192.0.2.110").SubmitAsync("/Identity/Account/ForgotPassword", ("UserName", $"nobody{number}"));
            answers.Add(answer.StatusCode);
        }

        using var elsewhere = await app.Open("192.0.2.111").SubmitAsync("/Identity/Account/ForgotPassword", ("UserName", "nobody"));
        Assert.Equal(Enumerable.Repeat(HttpStatusCode.OK, 30).Append(HttpStatusCode.TooManyRequests), answers);
        Assert.Equal(HttpStatusCode.OK, elsewhere.StatusCode);
        await ((IAsyncLifetime)app).DisposeAsync();
    }
}
