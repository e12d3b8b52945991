using System.Net;
using LeadManager.Core.Access;
using LeadManager.Tests.Support;
using LeadManager.Web.Security;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Configuration;

namespace LeadManager.Tests.Security;

public sealed class CircuitLimitsTests
{
    private readonly FakeClock _clock = new();

    [Fact]
    public void Enter_AUserAtHisLimit_IsRefusedUntilOneLeavesAndOthersAreNot()
    {
        var limits = Make(perUser: 2, atOnce: 10, perMinute: 100);

        bool[] entered = [limits.TryEnter(1), limits.TryEnter(1), limits.TryEnter(1), limits.TryEnter(2)];
        var refusal = limits.Refuse(1, "a", counts: true);
        limits.Leave(1);

        Assert.Equal([true, true, false, true], entered);
        Assert.Equal(429, refusal?.Status);
        Assert.Contains("2 pages", refusal?.Message, StringComparison.Ordinal);
        Assert.Null(limits.Refuse(1, "a", counts: true));
        Assert.True(limits.TryEnter(1));
    }

    [Fact]
    public void Enter_AFullMachine_RefusesEverybodyButThoseWhoComeBack()
    {
        var limits = Make(perUser: 2, atOnce: 2, perMinute: 100);
        limits.TryEnter(1);
        limits.TryEnter(2);

        Assert.False(limits.TryEnter(3));
        Assert.Equal(503, limits.Refuse(3, "a", counts: true)?.Status);
        limits.Return(1); // its connection was lost for a moment
        limits.Leave(1);
        limits.Leave(1);
        Assert.True(limits.TryEnter(3));
    }

    [Fact]
    public void Refuse_AFastSender_WaitsAndAnotherDoesNot()
    {
        var limits = Make(perUser: 100, atOnce: 1_000, perMinute: 6);

        var answers = Enumerable.Range(0, 7).Select(_ => limits.Refuse(1, "fast", counts: true)).ToList();
        var page = limits.Refuse(1, "slow", counts: false);
        _clock.Advance(TimeSpan.FromSeconds(10));

        Assert.All(answers.SkipLast(1), Assert.Null);
        Assert.InRange(answers[^1]?.Wait.TotalSeconds ?? 0, 1, 10);
        Assert.Null(page);
        Assert.Null(limits.Refuse(1, "fast", counts: true));
    }

    [Fact]
    public void Defaults_AreThoseOfTheReadme()
    {
        var limits = new CircuitLimits(_clock, new ConfigurationBuilder().Build());

        var entered = Enumerable.Range(0, 21).Count(_ => limits.TryEnter(1));
        var all = entered + Enumerable.Range(2, 1_000).Count(limits.TryEnter);
        var opened = Enumerable.Range(0, 301).Count(_ => limits.Refuse(5_000, "a", counts: true)?.Status != 429);

        Assert.Equal((20, 1_000, 300), (entered, all, opened));
    }

    [Fact]
    public async Task Page_OfAUserAtHisLimit_SaysWhatToDoAndTheConnectionIsRefusedToo()
    {
        await using var app = new NarrowApp();
        await app.InitializeAsync();
        await app.AddUserAsync(Role.User, "user");
        var (busy, other) = (await app.SignInAsync("admin"), await app.SignInAsync("user"));
        Assert.True((await busy.GetAsync("/leads")).IsSuccessStatusCode);
        app.Get<CircuitLimits>().TryEnter(app.Admin.UserId);

        using var page = await busy.GetAsync("/leads");
        using var connection = await busy.Client.PostAsync("/_blazor/negotiate?negotiateVersion=1", null);
        using var direct = await busy.GetAsync("/_blazor");
        using var form = await busy.GetAsync("/Identity/Account/Manage/Sessions");
        using var elsewhere = await other.GetAsync("/leads");

        Assert.Equal((HttpStatusCode.TooManyRequests, HttpStatusCode.TooManyRequests, HttpStatusCode.TooManyRequests), (page.StatusCode, connection.StatusCode, direct.StatusCode));
        Assert.NotNull(page.Headers.RetryAfter);
        Assert.Contains("Close one and load this page again", await page.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.OK), (form.StatusCode, elsewhere.StatusCode));
        await ((IAsyncLifetime)app).DisposeAsync();
    }

    private CircuitLimits Make(int perUser, int atOnce, int perMinute) => new(_clock, new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?>
    {
        ["RateLimits:CircuitsPerUser"] = $"{perUser}", ["RateLimits:CircuitsAtOnce"] = $"{atOnce}", ["RateLimits:NewCircuitsPerMinute"] = $"{perMinute}",
    }).Build());

    private sealed class NarrowApp : AppFactory
    {
        protected override void ConfigureWebHost(IWebHostBuilder builder)
        {
            base.ConfigureWebHost(builder);
            builder.UseSetting("RateLimits:CircuitsPerUser", "1");
        }
    }
}
