using LeadManager.Core.Access;
using LeadManager.Core.Users;
using LeadManager.Tests.Support;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace LeadManager.Tests.Security;

/// <summary>Every cookie that the doors give out is out of reach of scripts and other sites, and of plain HTTP where there is HTTPS.</summary>
public sealed class CookieFlagsTests
{
    private const string Login = "/Identity/Account/Login";

    [Fact]
    public async Task Cookies_OverHttps_AreBoundToTheHostAndSecure()
    {
        await using var app = new HttpsApp();
        var cookies = await CollectAsync(app, "https://localhost");

        Assert.Equal(["__Host-lm", "__Host-lm-2fa", "__Host-lm-af", "__Host-lm-device"], cookies.Keys.Order(StringComparer.Ordinal));
        Assert.All(cookies.Values, flags => Assert.Contains("secure", flags));
        Assert.All(cookies.Values, flags => Assert.DoesNotContain(flags, flag => flag.StartsWith("domain", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task Cookies_OverPlainHttpOnOneMachine_AreWithoutThePrefix()
    {
        await using var app = new AppFactory();
        var cookies = await CollectAsync(app, "http://localhost");

        Assert.Equal(["lm", "lm-2fa", "lm-af", "lm-device"], cookies.Keys.Order(StringComparer.Ordinal));
    }

    /// <summary>Signs in with and without a second factor; the flags of every cookie that was set on the way, in lower case.</summary>
    private static async Task<Dictionary<string, string[]>> CollectAsync(AppFactory app, string address)
    {
        await app.InitializeAsync();
        await app.AddUserAsync(Role.User, "careful", change: user => user.TwoFactorEnabled = true);
        using (var scope = app.Services.CreateScope())
        {
            var users = scope.ServiceProvider.GetRequiredService<UserManager<User>>();
            await users.ResetAuthenticatorKeyAsync(await users.FindByNameAsync("careful") ?? throw new InvalidOperationException());
        }

        app.Get<AccountReader>().Drop();
        var cookies = new Dictionary<string, string[]>();
        foreach (var name in new[] { "admin", "careful" })
        {
            var client = app.CreateClient(new WebApplicationFactoryClientOptions { AllowAutoRedirect = false, BaseAddress = new Uri(address) });
            using var page = await client.GetAsync(Login);
            using var entered = await new Browser(client).SignInAsync(name, TestUsers.Password);
            Assert.Equal(System.Net.HttpStatusCode.Redirect, entered.StatusCode);
            foreach (var cookie in page.Headers.GetValues("Set-Cookie").Concat(entered.Headers.GetValues("Set-Cookie")).Select(header => header.Split("; ")))
                cookies[cookie[0].Split('=')[0]] = [.. cookie.Skip(1).Select(flag => flag.ToLowerInvariant())];
        }

        Assert.All(cookies.Values, flags => Assert.Contains("httponly", flags));
        Assert.All(cookies.Values, flags => Assert.Contains("path=/", flags));
        Assert.All(cookies, cookie => Assert.Contains(cookie.Key.EndsWith("lm", StringComparison.Ordinal) ? "samesite=lax" : "samesite=strict", cookie.Value));
        await ((IAsyncLifetime)app).DisposeAsync();
        return cookies;
    }

    private sealed class HttpsApp : AppFactory
    {
        protected override void ConfigureWebHost(IWebHostBuilder builder)
        {
            base.ConfigureWebHost(builder);
            builder.UseSetting("Security:Https", "true");
        }
    }
}
