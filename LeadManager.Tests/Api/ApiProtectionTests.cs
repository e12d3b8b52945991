using System.Net;
using System.Text;

namespace LeadManager.Tests.Api;

public sealed class ApiProtectionTests(ApiTest.SignedIn signedIn) : ApiTest(signedIn)
{
    [Theory]
    [InlineData("GET", "/api/leads")]
    [InlineData("POST", "/api/leads")]
    [InlineData("GET", "/api/leads/export.xlsx")]
    [InlineData("GET", "/api/nothing/here")]
    public async Task Anonymous_AnyCall_IsToldInJsonToSignIn(string method, string path)
    {
        var client = new ApiClient(App.Open().Client);

        var answer = await client.SendAsync(new HttpMethod(method), path, method == "POST" ? Lead : null);

        Assert.Equal(HttpStatusCode.Unauthorized, answer.Status);
        Assert.Equal(401, answer.Json.GetProperty("status").GetInt32());
    }

    [Fact]
    public async Task GarbledCookie_AnyCall_IsNotLetIn()
    {
        var client = new ApiClient(App.Open().Client);

        var answer = await client.SendAsync(HttpMethod.Get, "/api/leads", null, ("Cookie", "lm=CfDJ8garbled"));

        Assert.Equal(HttpStatusCode.Unauthorized, answer.Status);
    }

    [Fact]
    public async Task CookieWrite_WithoutHeaderOfItsOwn_IsRefusedAndWritesNothing()
    {
        var before = await FingerprintAsync();
        var browser = (await App.SignInAsync("admin")).Client;
        using var content = new StringContent(Lead, Encoding.UTF8, "application/json");

        using var refused = await browser.PostAsync("/api/leads", content);

        Assert.Equal(HttpStatusCode.BadRequest, refused.StatusCode);
        Assert.Equal(HttpStatusCode.Created, (await Admin.PostAsync("/api/leads", Lead)).Status);
        Assert.NotEqual(before, await FingerprintAsync());
    }

    [Theory]
    [InlineData("-1")]
    [InlineData("0")]
    [InlineData("9223372036854775808")]
    [InlineData("1e3")]
    [InlineData("null")]
    [InlineData("2147483647")]
    public async Task Id_ThatIsNone_IsNotFound(string id)
    {
        var before = await FingerprintAsync();

        foreach (var method in new[] { "GET", "PUT", "DELETE" })
        {
            var answer = await Admin.SendAsync(new HttpMethod(method), $"/api/leads/{id}", method == "PUT" ? "{}" : null);
            Assert.Contains(answer.Status, new[] { HttpStatusCode.NotFound, HttpStatusCode.BadRequest });
        }

        Assert.Equal(before, await FingerprintAsync());
    }

    [Fact]
    public async Task Body_TooLarge_Answers413()
    {
        var answer = await Admin.PostAsync("/api/leads", $$"""{"comments":"{{new string('x', 10 << 20)}}"}""");

        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, answer.Status);
    }

    [Theory]
    [InlineData("deep")]
    [InlineData("wide")]
    [InlineData("[]")]
    [InlineData("{")]
    [InlineData("")]
    [InlineData("{\"city\":1,\"city\":2}")]
    public async Task Body_ThatIsNoObject_Answers400(string body)
    {
        var sent = body switch
        {
            "deep" => new string('[', 1000),
            "wide" => "[" + string.Join(',', Enumerable.Repeat("1", 100_000)) + "]",
            _ => body,
        };

        var answer = await Admin.PostAsync("/api/leads", sent);

        Assert.Equal(HttpStatusCode.BadRequest, answer.Status);
    }

    [Theory]
    [InlineData("/api/leads/5/referral")]
    [InlineData("/api/leads/5/restore")]
    public async Task StateChange_ByGet_Answers405(string path)
    {
        Assert.Equal(HttpStatusCode.MethodNotAllowed, (await Admin.GetAsync(path)).Status);
        Assert.Equal(HttpStatusCode.MethodNotAllowed, (await Admin.SendAsync(HttpMethod.Patch, "/api/leads", "{}")).Status);
    }

    [Fact]
    public async Task DisabledUser_NextCall_IsNotLetIn()
    {
        var actor = await App.AddUserAsync(Core.Access.Role.User, "leaver");
        var leaver = await ApiClient.SignInAsync(App, "leaver");
        Assert.Equal(HttpStatusCode.OK, (await leaver.GetAsync("/api/leads")).Status);

        await using (var db = await App.OpenAsync())
        {
            (await db.Users.FindAsync(actor.UserId) ?? throw new InvalidOperationException()).IsActive = false;
            await db.SaveAsync(Core.Access.Actor.System, Core.Changes.ChangeNote.Updated, default);
        }

        App.Get<Core.Users.AccountReader>().Drop();
        Assert.Equal(HttpStatusCode.Unauthorized, (await leaver.GetAsync("/api/leads")).Status);
    }

    [Fact]
    public async Task OpenApi_Anonymous_DescribesEveryCall()
    {
        var answer = await new ApiClient(App.Open().Client).GetAsync("/openapi/v1.json");

        var operations = answer.Json.GetProperty("paths").EnumerateObject().SelectMany(path => path.Value.EnumerateObject().Select(call => call.Value)).ToList();
        Assert.All(operations, operation => Assert.False(string.IsNullOrEmpty(operation.GetProperty("summary").GetString())));
        Assert.Contains("Idempotency-Key", answer.Text, StringComparison.Ordinal);
        Assert.Contains("pageSize", answer.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/api/quotations", "part,page,pageSize")]
    [InlineData("/api/special-leads", "part,page,pageSize")]
    [InlineData("/api/notifications", "unread,page,pageSize")]
    [InlineData("/api/analytics/summary", "from,to")]
    [InlineData("/api/analytics/team", "from,to,managerId")]
    [InlineData("/api/analytics/team.xlsx", "from,to,managerId")]
    [InlineData("/api/events", "search,sort,page,pageSize")]
    [InlineData("/api/users", "search,filter,page,pageSize")]
    [InlineData("/api/audit", "user,action,entityType,entityId,search,from,to,before,pageSize,total")]
    public async Task OpenApi_List_NamesEveryParameterThatItReads(string path, string parameters)
    {
        var answer = await new ApiClient(App.Open().Client).GetAsync("/openapi/v1.json");

        var named = answer.Json.GetProperty("paths").GetProperty(path).GetProperty("get").GetProperty("parameters").EnumerateArray().Select(parameter => parameter.GetProperty("name").GetString());
        Assert.Equal(parameters, string.Join(',', named));
    }

    [Theory]
    [InlineData("/health/live")]
    [InlineData("/health/ready")]
    public async Task Health_Anonymous_AnswersOk(string path) =>
        Assert.Equal(HttpStatusCode.OK, (await new ApiClient(App.Open().Client).GetAsync(path)).Status);
}
