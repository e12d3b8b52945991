using System.Net;
using LeadManager.Tests.Support;
using LeadManager.Web.Security;
using Microsoft.EntityFrameworkCore;

namespace LeadManager.Tests.Security;

public sealed class SetUpPageTests(SetUpPageTests.EmptyApp app) : IClassFixture<SetUpPageTests.EmptyApp>
{
    [Fact]
    public async Task SetUp_OnAnEmptyDatabase_OnlyWithTheCodeAndOnlyOnce()
    {
        var code = app.Get<SetUpCode>().Code;

        using var first = await app.Open().GetAsync("/leads");
        var wrong = await SendAsync("AAAA-BBBB-CCCC-DDDD", "192.0.2.50");
        var right = await SendAsync(code.ToLowerInvariant(), "192.0.2.51");
        using var again = await app.Open().GetAsync("/setup");
        var browser = await app.SignInAsync("first.admin");
        using var start = await browser.GetAsync("/");

        await using var db = await app.OpenAsync();
        Assert.Equal("/setup", first.Headers.Location?.ToString());
        Assert.Contains("This is not the code", await wrong.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Redirect, right.StatusCode);
        Assert.Equal("/", again.Headers.Location?.ToString());
        Assert.Equal("/my-day", start.Headers.Location?.ToString());
        Assert.Equal(1, await db.Users.CountAsync());
    }

    [Fact]
    public async Task SetUp_WrongCodeAndOtherFaults_SaysThemAllAtOnce()
    {
        using var answer = await app.Open("192.0.2.52").SubmitAsync("/setup", ("Code", "AAAA-BBBB-CCCC-DDDD"), ("TimeZone", "Europe/Berlin"), ("Password", "short"));

        var page = await answer.Content.ReadAsStringAsync();
        foreach (var fault in new[] { "This is not the code", "Enter the organisation", "Enter the user name", "Enter the e-mail", "12 characters" })
            Assert.Contains(fault, page, StringComparison.OrdinalIgnoreCase);
    }

    private Task<HttpResponseMessage> SendAsync(string code, string address) => app.Open(address).SubmitAsync("/setup",
        ("Code", code), ("Organisation", "Harbor"), ("TimeZone", "Europe/Berlin"), ("CountryCode", "49"), ("Username", "first.admin"), ("Name", "Ada Example"),
        ("Email", "ada@example.com"), ("Password", TestUsers.Password));

    public sealed class EmptyApp : AppFactory
    {
        protected override bool StartsEmpty => true;
    }
}
