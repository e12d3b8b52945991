using System.Net;
using LeadManager.Core.Access;
using LeadManager.Tests.Support;
using Microsoft.AspNetCore.Hosting;

namespace LeadManager.Tests.Api;

public sealed class RateLimitTests
{
    [Fact]
    public async Task Burst_AboveTheLimit_IsRefusedForThatUserOnly()
    {
        await using var app = new NarrowApp();
        await app.InitializeAsync();
        await app.AddUserAsync(Role.User, "user");
        var (greedy, other) = (await ApiClient.SignInAsync(app, "admin"), await ApiClient.SignInAsync(app, "user"));

        var answers = new List<ApiAnswer>();
        for (var call = 0; call < 6; call++)
            answers.Add(await greedy.GetAsync("/api/leads"));

        Assert.Equal([HttpStatusCode.OK, HttpStatusCode.TooManyRequests], answers.Select(answer => answer.Status).Distinct());
        Assert.InRange(int.Parse(answers[^1].RetryAfter ?? "0", System.Globalization.CultureInfo.InvariantCulture), 1, 60);
        Assert.Equal(HttpStatusCode.OK, (await other.GetAsync("/api/leads")).Status);
        await ((IAsyncLifetime)app).DisposeAsync();
    }

    private sealed class NarrowApp : AppFactory
    {
        protected override void ConfigureWebHost(IWebHostBuilder builder)
        {
            base.ConfigureWebHost(builder);
            builder.UseSetting("RateLimits:PerUserPerMinute", "4");
        }
    }
}
