using System.Net;
using System.Text.Json;
using LeadManager.Core.Changes;
using LeadManager.Core.Data;
using LeadManager.Tests.Support;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace LeadManager.Tests.Api;

/// <summary>The database fails, is full or is held by another process: nothing is half-saved, and the answer says what to do.</summary>
public sealed class BrokenStoreTests(BrokenStoreTests.BreakableApp app) : IClassFixture<BrokenStoreTests.BreakableApp>
{
    private const string Lead = """{"firstName":"Amara","lastName":"Okonkwo","phone":"(917) 555-0142","source":"Website"}""";

    [Theory]
    [InlineData("AuditEntries")]
    [InlineData("LeadChanges")]
    [InlineData("LeadTallies")]
    [InlineData("SubmittedRequests")]
    public async Task Create_FaultBetweenTheRowAndWhatBelongsToIt_LeavesNothingAndTellsNothing(string table)
    {
        var client = await ApiClient.SignInAsync(app, "admin");
        var before = await CountAsync();

        ApiAnswer broken;
        await using (await RefuseAsync(table))
            broken = await client.PostAsync("/api/leads", Lead, ("Idempotency-Key", table));
        var after = await CountAsync();
        var again = await client.PostAsync("/api/leads", Lead, ("Idempotency-Key", table));

        Assert.Equal(HttpStatusCode.InternalServerError, broken.Status);
        Assert.False(string.IsNullOrEmpty(broken.Json.GetProperty("traceId").GetString()));
        Assert.All(new[] { "forced", "leads.db", "INSERT", "   at ", "Sqlite", ".cs", "Exception" }, word => Assert.DoesNotContain(word, broken.Text, StringComparison.Ordinal));
        Assert.Equal(before, after);
        Assert.Equal(HttpStatusCode.Created, again.Status);
        Assert.Equal((before.Leads + 1, before.Log + 1, before.Changes + 1, before.Requests + 1), await CountAsync());
    }

    [Fact]
    public async Task Update_FaultAtTheAuditEntry_LeavesTheLeadAsItWas()
    {
        var client = await ApiClient.SignInAsync(app, "admin");
        var lead = await client.PostAsync("/api/leads", Lead);

        ApiAnswer broken;
        await using (await RefuseAsync("AuditEntries"))
            broken = await client.PutAsync($"/api/leads/{lead.Id}", """{"city":"Yonkers"}""");

        Assert.Equal(HttpStatusCode.InternalServerError, broken.Status);
        Assert.Equal(lead.Text, (await client.GetAsync($"/api/leads/{lead.Id}")).Text);
    }

    [Fact]
    public async Task Page_FaultBeforeItIsDrawn_GivesAReferenceAndNoDetail()
    {
        var browser = app.Open("192.0.2.120");

        app.Store.FailsAt = "INSERT INTO \"UserSessions\"";
        using var answer = await browser.SignInAsync("admin", TestUsers.Password);
        app.Store.FailsAt = null;
        var page = await answer.Content.ReadAsStringAsync();

        Assert.Equal(HttpStatusCode.InternalServerError, answer.StatusCode);
        Assert.Matches("reference [0-9A-F]{8}", page);
        Assert.DoesNotContain("forced", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Full_Create_SaysSoAndReadsGoOnAndItWorksAgain()
    {
        var client = await ApiClient.SignInAsync(app, "admin");
        var before = await CountAsync();
        var long1 = JsonSerializer.Serialize(new { firstName = "Full", lastName = "Disk", phone = "9175550142", source = "Call", comments = new string('x', 4_000) });

        app.Store.IsFull = true;
        var refused = await client.PostAsync("/api/leads", long1);
        for (var more = 0; more < 20 && refused.Status == HttpStatusCode.Created; more++)
            refused = await client.PostAsync("/api/leads", long1); // until the free room in the pages is used up
        var counted = await CountAsync();
        var list = await client.GetAsync("/api/leads");
        app.Store.IsFull = false;
        var again = await client.PostAsync("/api/leads", long1);

        Assert.Equal(HttpStatusCode.ServiceUnavailable, refused.Status);
        Assert.Contains("is full, so nothing was saved", refused.Json.GetProperty("detail").GetString(), StringComparison.Ordinal);
        Assert.NotNull(refused.RetryAfter);
        Assert.Equal((counted.Leads, counted.Leads), (counted.Log - before.Log + before.Leads, counted.Changes - before.Changes + before.Leads));
        Assert.Equal(HttpStatusCode.OK, list.Status);
        Assert.Equal(HttpStatusCode.Created, again.Status);
    }

    [Fact]
    public async Task Held_ByAnotherProcess_WritesSaySoAndReadsGoOnAndItWorksAgain()
    {
        var client = await ApiClient.SignInAsync(app, "admin");
        var browser = app.Open("192.0.2.122");
        var before = await CountAsync();

        ApiAnswer[] refused;
        ApiAnswer list;
        string signIn;
        HttpStatusCode signInStatus;
        await using (var other = new SqliteConnection($"Data Source={app.DatabaseFile};Pooling=False"))
        {
            await other.OpenAsync();
            await using var held = other.BeginTransaction(System.Data.IsolationLevel.Serializable);
            refused = await Task.WhenAll(Enumerable.Range(0, 3).Select(_ => client.PostAsync("/api/leads", Lead)));
            list = await client.GetAsync("/api/leads");
            using var answer = await browser.SignInAsync("admin", TestUsers.Password);
            (signIn, signInStatus) = (await answer.Content.ReadAsStringAsync(), answer.StatusCode);
        }

        Assert.All(refused, answer => Assert.Equal(HttpStatusCode.ServiceUnavailable, answer.Status));
        Assert.All(refused, answer => Assert.Contains("Another program is using the database, so nothing was saved", answer.Json.GetProperty("detail").GetString(), StringComparison.Ordinal));
        Assert.Equal(HttpStatusCode.OK, list.Status);
        Assert.Equal(HttpStatusCode.ServiceUnavailable, signInStatus);
        Assert.Contains("Another program is using the database", signIn, StringComparison.Ordinal);
        Assert.Equal(before, await CountAsync());
        Assert.Equal(HttpStatusCode.Created, (await client.PostAsync("/api/leads", Lead)).Status);
    }

    [Fact]
    public async Task Held_WhileASessionWouldBeProlonged_ReadingGoesOn()
    {
        var client = await ApiClient.SignInAsync(app, "admin");
        app.Clock.Advance(TimeSpan.FromMinutes(40)); // more than half its hour: the next request renews it

        await using var other = new SqliteConnection($"Data Source={app.DatabaseFile};Pooling=False");
        await other.OpenAsync();
        await using var held = other.BeginTransaction(System.Data.IsolationLevel.Serializable);

        Assert.Equal(HttpStatusCode.OK, (await client.GetAsync("/api/leads")).Status);
    }

    [Fact]
    public async Task Gate_AfterALongWaitBehindAForeignLock_GivesUpWithoutWaitingOnceMore()
    {
        var clock = new FakeClock();
        using var gate = new WriteGate(clock);
        var first = await gate.EnterAsync(default);
        var second = gate.EnterAsync(default);
        clock.Advance(TimeSpan.FromSeconds(3.5));
        gate.IsBlocked = true;

        first.Dispose();

        await Assert.ThrowsAsync<StoreBusyException>(() => second);
        (await gate.EnterAsync(default)).Dispose(); // whoever comes now tries for himself
    }

    private Task<IAsyncDisposable> RefuseAsync(string table) => BrokenStore.RefuseAsync(app.Services.GetRequiredService<IDbContextFactory<LeadDbContext>>(), table);

    private async Task<(int Leads, int Log, int Changes, int Requests)> CountAsync()
    {
        await using var db = await app.OpenAsync();
        var created = ChangeNote.Created.ActionType;
        return (await db.Leads.CountAsync(), await db.AuditEntries.CountAsync(row => row.EntityType == "Lead" && row.ActionType == created),
            await db.LeadChanges.CountAsync(row => row.Kind == created), await db.SubmittedRequests.CountAsync());
    }

    /// <summary>An application whose database can be broken, and that gives up waiting for it after a second.</summary>
    public sealed class BreakableApp : AppFactory
    {
        public BrokenStore Store { get; } = new();

        protected override void ConfigureWebHost(IWebHostBuilder builder)
        {
            base.ConfigureWebHost(builder);
            builder.UseSetting("ConnectionStrings:LeadManager", $"Data Source={DatabaseFile};Pooling=False;Default Timeout=1");
            builder.ConfigureTestServices(Store.Attach);
        }
    }
}
