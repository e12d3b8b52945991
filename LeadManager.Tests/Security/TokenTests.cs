using System.Net;
using System.Net.Http.Json;
using LeadManager.Core.Access;
using LeadManager.Core.Users;
using LeadManager.Tests.Support;
using LeadManager.Web.Api;
using Microsoft.EntityFrameworkCore;

namespace LeadManager.Tests.Security;

public sealed class TokenTests(AppFactory app) : IClassFixture<AppFactory>
{
    [Fact]
    public async Task Login_RightPassword_OpensTheApi()
    {
        var user = await app.AddUserAsync(Role.User, "robot");
        var client = app.Open().Client;

        var tokens = await LoginAsync(client, "robot");
        using var answer = await SendAsync(client, HttpMethod.Get, "/api/me", tokens.AccessToken);
        var me = await answer.Content.ReadAsStringAsync();

        Assert.Equal(3600, tokens.ExpiresIn);
        Assert.Contains($"\"id\":{user.UserId},\"username\":\"robot\"", me, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("Bearer garbled")]
    [InlineData("Bearer ")]
    [InlineData("Basic YWRtaW46YWRtaW4=")]
    public async Task Api_NoOrBadToken_401AndNoRedirect(string? header)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/api/me");
        if (header is not null)
            request.Headers.TryAddWithoutValidation("Authorization", header);

        using var answer = await app.Open().Client.SendAsync(request);

        Assert.Equal(HttpStatusCode.Unauthorized, answer.StatusCode);
        Assert.Equal("application/problem+json", answer.Content.Headers.ContentType?.MediaType);
    }

    [Theory]
    [InlineData("disabled")]
    [InlineData("unapproved")]
    [InlineData("demoted")]
    [InlineData("expired")]
    [InlineData("loggedout")]
    public async Task Token_AfterRightsWentOrTimePassed_401(string what)
    {
        var user = await app.AddUserAsync(Role.Administrator, "token." + what);
        var client = app.Open().Client;
        var tokens = await LoginAsync(client, "token." + what);

        await EndAsync(what, user, client, tokens.AccessToken);
        using var answer = await SendAsync(client, HttpMethod.Get, "/api/me", tokens.AccessToken);

        Assert.Equal(HttpStatusCode.Unauthorized, answer.StatusCode);
    }

    [Fact]
    public async Task Refresh_UsedTwice_RevokesThePair()
    {
        await app.AddUserAsync(Role.User, "refresher");
        var client = app.Open().Client;
        var first = await LoginAsync(client, "refresher");

        using var fresh = await client.PostAsJsonAsync("/api/auth/refresh", new { refreshToken = first.RefreshToken });
        var second = await fresh.Content.ReadFromJsonAsync<TokenAnswer>() ?? throw new InvalidOperationException();
        using var worked = await SendAsync(client, HttpMethod.Get, "/api/me", second.AccessToken);
        using var again = await client.PostAsJsonAsync("/api/auth/refresh", new { refreshToken = first.RefreshToken });
        using var after = await SendAsync(client, HttpMethod.Get, "/api/me", second.AccessToken);

        Assert.Equal(HttpStatusCode.OK, worked.StatusCode);
        Assert.Equal(HttpStatusCode.Unauthorized, again.StatusCode);
        Assert.Equal(HttpStatusCode.Unauthorized, after.StatusCode);
    }

    [Fact]
    public async Task PutUser_OnOneselfWithRoleAndApproval_Unchanged()
    {
        var admin = await app.AddUserAsync(Role.Administrator, "self.editor");
        var client = app.Open().Client;
        var tokens = await LoginAsync(client, "self.editor");

        using var role = await SendAsync(client, HttpMethod.Put, $"/api/users/{admin.UserId}", tokens.AccessToken, new { role = "User" });
        using var rest = await SendAsync(client, HttpMethod.Put, $"/api/users/{admin.UserId}", tokens.AccessToken, new { isApproved = false, lockoutEnd = "2030-01-01", id = 1, username = "root" });

        await using var db = await app.OpenAsync();
        var stored = await db.Users.SingleAsync(user => user.Id == admin.UserId);
        Assert.Equal(HttpStatusCode.Forbidden, role.StatusCode);
        Assert.Equal(HttpStatusCode.OK, rest.StatusCode);
        Assert.Equal((Role.Administrator, true, "self.editor"), (stored.Role, stored.IsApproved, stored.UserName));
    }

    [Fact]
    public async Task Users_ForARoleWithoutTheRight_ForbiddenAndUnchanged()
    {
        var waiting = await app.AddUserAsync(Role.User, "waiting.one", change: user => user.IsApproved = false);
        await app.AddUserAsync(Role.User, "plain.one");
        var client = app.Open().Client;
        var tokens = await LoginAsync(client, "plain.one");

        using var list = await SendAsync(client, HttpMethod.Get, "/api/users", tokens.AccessToken);
        using var approve = await SendAsync(client, HttpMethod.Post, $"/api/users/{waiting.UserId}/approve", tokens.AccessToken);

        await using var db = await app.OpenAsync();
        Assert.Equal((HttpStatusCode.Forbidden, HttpStatusCode.Forbidden), (list.StatusCode, approve.StatusCode));
        Assert.False((await db.Users.SingleAsync(user => user.Id == waiting.UserId)).IsApproved);
    }

    [Fact]
    public async Task CookieWrite_WithoutToken_RefusedAndUnchanged()
    {
        var waiting = await app.AddUserAsync(Role.User, "forged.one", change: user => user.IsApproved = false);
        var browser = await app.SignInAsync("admin", address: "192.0.2.40");

        using var answer = await browser.Client.PostAsync($"/api/users/{waiting.UserId}/approve", null);

        await using var db = await app.OpenAsync();
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.False((await db.Users.SingleAsync(user => user.Id == waiting.UserId)).IsApproved);
    }

    private async Task EndAsync(string what, Actor user, HttpClient client, string token)
    {
        var users = app.Get<UserService>();
        if (what == "disabled")
            Assert.True((await users.DisableAsync(app.Admin, user.UserId, default)).IsOk);
        else if (what == "demoted")
            Assert.True((await users.UpdateAsync(app.Admin, new UpdateUser { Id = user.UserId, Name = user.Name, Email = "x@example.com", Role = Role.User }, default)).IsOk);
        else if (what == "expired")
            app.Clock.Advance(TimeSpan.FromMinutes(61));
        else if (what == "loggedout")
            (await SendAsync(client, HttpMethod.Post, "/api/auth/logout", token)).Dispose();
        else
        {
            await using var db = await app.OpenAsync();
            await db.Users.Where(row => row.Id == user.UserId).ExecuteUpdateAsync(row => row.SetProperty(one => one.IsApproved, false));
        }
    }

    private static async Task<TokenAnswer> LoginAsync(HttpClient client, string username)
    {
        using var answer = await client.PostAsJsonAsync("/api/auth/login", new { username, password = TestUsers.Password });
        return await answer.Content.ReadFromJsonAsync<TokenAnswer>() ?? throw new InvalidOperationException();
    }

    private static Task<HttpResponseMessage> SendAsync(HttpClient client, HttpMethod method, string path, string token, object? body = null)
    {
        var request = new HttpRequestMessage(method, path) { Content = body is null ? null : JsonContent.Create(body) };
        request.Headers.Authorization = new("Bearer", token);
        return client.SendAsync(request);
    }
}
