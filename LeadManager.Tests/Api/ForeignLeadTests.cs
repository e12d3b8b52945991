using System.Net;
using System.Text.RegularExpressions;
using LeadManager.Core.Access;
using LeadManager.Core.Leads;
using LeadManager.Tests.Support;

namespace LeadManager.Tests.Api;

/// <summary>A lead outside one's view and one that never was cannot be told apart by any call, and no call touches it.</summary>
public sealed class ForeignLeadTests(ApiTest.SignedIn signedIn) : ApiTest(signedIn)
{
    private const int Missing = 2_000_000_000;

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task AnyCall_OnALeadInTheBinOrPurged_AnswersAsForAMissingOneAndChangesNothing(bool isPurged)
    {
        var id = await AddLeadAsync("""{"firstName":"Zebulon","lastName":"Hidden","phone":"9175550190","source":"Call","comments":"private words"}""");
        await Admin.DeleteAsync($"/api/leads/{id}");
        if (isPurged)
            Assert.True((await App.Get<LeadBin>().PurgeAsync(App.Admin, id, default)).IsOk);
        var before = await FingerprintAsync();

        foreach (var (method, path, body) in Calls)
        {
            var hidden = await User.SendAsync(new HttpMethod(method), path.Replace("{id}", $"{id}", StringComparison.Ordinal), body);
            var missing = await User.SendAsync(new HttpMethod(method), path.Replace("{id}", $"{Missing}", StringComparison.Ordinal), body);
            Assert.Equal((HttpStatusCode.NotFound, Plain(missing)), (hidden.Status, Plain(hidden)));
        }

        Assert.Equal(before, await FingerprintAsync());
        Assert.Equal(0, (await User.GetAsync("/api/leads?search=Zebulon")).Json.GetProperty("total").GetInt32());
        Assert.Equal(!isPurged, (await Admin.GetAsync($"/api/audit?entityType=Lead&entityId={id}")).Text.Contains("private words", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("GET", "/api/users")]
    [InlineData("POST", "/api/users/1/approve")]
    [InlineData("GET", "/api/audit")]
    [InlineData("GET", "/api/leads/export.csv")]
    public async Task Refusal_ByRole_NamesTheAction(string method, string path)
    {
        var before = await FingerprintAsync();

        var answer = await User.SendAsync(new HttpMethod(method), path);

        Assert.Equal(HttpStatusCode.Forbidden, answer.Status);
        Assert.True(Enum.TryParse<LeadAction>(answer.Json.GetProperty("action").GetString(), out var action));
        Assert.False(PermissionMatrix.Grants(Role.User, action));
        Assert.Equal(before, await FingerprintAsync());
    }

    [Theory]
    [InlineData("1%2f..%2f2")]
    [InlineData("0x1")]
    [InlineData("1;2")]
    [InlineData("१")]
    public async Task Id_ThatIsNoNumber_IsNoFaultOfOurs(string id)
    {
        foreach (var method in new[] { "GET", "PUT", "DELETE" })
            Assert.Contains((await Admin.SendAsync(new HttpMethod(method), $"/api/leads/{id}", method == "PUT" ? "{}" : null)).Status,
                new[] { HttpStatusCode.NotFound, HttpStatusCode.BadRequest, HttpStatusCode.MethodNotAllowed });
    }

    [Theory]
    [InlineData("filter=Bogus", "filter")]
    public async Task Users_ParameterWithoutMeaning_IsNamed(string parameters, string name) =>
        Assert.Equal([name], (await Admin.GetAsync("/api/users?" + parameters)).Faults);

    [Fact]
    public async Task Cookie_ExpiredOrOfAnotherKeyRing_401AndNoPage()
    {
        await using var other = new AppFactory();
        await other.InitializeAsync();
        await App.AddUserAsync(Role.User, "sleeper");
        var foreign = await CookieAsync(other, "admin");
        var expired = await CookieAsync(App, "sleeper");
        Assert.Equal(HttpStatusCode.OK, (await SendAsync(expired)).Status);

        App.Clock.Advance(TimeSpan.FromMinutes(61));

        foreach (var cookie in new[] { foreign, expired })
            Assert.Equal((HttpStatusCode.Unauthorized, 401), (await SendAsync(cookie) is var answer ? (answer.Status, answer.Json.GetProperty("status").GetInt32()) : default));
        App.Clock.Advance(TimeSpan.FromMinutes(-61));
        await ((IAsyncLifetime)other).DisposeAsync();
    }

    private static readonly (string Method, string Path, string? Body)[] Calls =
    [
        ("GET", "/api/leads/{id}", null), ("PUT", "/api/leads/{id}", """{"city":"Yonkers"}"""), ("DELETE", "/api/leads/{id}", null),
        ("GET", "/api/leads/{id}/history", null), ("POST", "/api/leads/{id}/referral", """{"type":"Regular"}"""), ("DELETE", "/api/leads/{id}/referral", null),
        ("PATCH", "/api/leads/{id}/status", """{"status":"Pending"}"""), ("POST", "/api/leads/{id}/qualification", """{"details":"x"}"""), ("GET", "/api/leads/{id}/qualification", null),
        ("POST", "/api/leads/{id}/milestones", """{"milestone":1}"""), ("POST", "/api/leads/{id}/close", """{"outcome":"Lost","reason":"x"}"""), ("POST", "/api/leads/{id}/reopen", "{}"),
        ("POST", "/api/leads/{id}/escalate", """{"reason":"x"}"""), ("DELETE", "/api/leads/{id}/escalate", null),
        ("GET", "/api/leads/{id}/chain", null), ("GET", "/api/leads/assignable-users?leadId={id}", null), ("POST", "/api/leads/{id}/assign", """{"userId":1}"""),
        ("POST", "/api/leads/{id}/reassign", """{"userId":1}"""), ("POST", "/api/leads/{id}/claim", null), ("POST", "/api/leads/{id}/forward", null),
        ("POST", "/api/leads/{id}/accept", null), ("POST", "/api/leads/{id}/reject", """{"notes":"no"}"""), ("POST", "/api/leads/{id}/complete", null),
    ];

    private Task<ApiAnswer> SendAsync(string cookie) =>
        new ApiClient(App.Open().Client).SendAsync(HttpMethod.Get, "/api/leads", null, ("Cookie", cookie));

    private static async Task<string> CookieAsync(AppFactory app, string username)
    {
        using var entered = await app.Open("192.0.2.130").SignInAsync(username, TestUsers.Password);
        return entered.Headers.GetValues("Set-Cookie").Last(header => header.StartsWith("lm=", StringComparison.Ordinal)).Split(';')[0];
    }

    private static string Plain(ApiAnswer answer) => Regex.Replace(answer.Text, "\"traceId\":\"[^\"]*\"", "");
}
