using LeadManager.Core.Access;
using LeadManager.Core.Changes;
using LeadManager.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace LeadManager.Tests.Changes;

public sealed class LeftoversTests
{
    [Fact]
    public async Task Sweep_OldAndYoungDrafts_OnlyTheOldGo()
    {
        await using var office = await Office.OpenAsync();
        var actor = await office.HireAsync(Role.User);
        var drafts = office.Get<DraftService>();
        await drafts.KeepAsync(actor, "lead:new", "{}", default);
        await drafts.KeepAsync(actor, "lead:1", "{}", default);
        office.Clock.Advance(TimeSpan.FromDays(20));
        await drafts.KeepAsync(actor, "lead:1", "{}", default); // touched again
        office.Clock.Advance(TimeSpan.FromDays(10) + TimeSpan.FromMinutes(1));

        var swept = await office.Get<Leftovers>().SweepAsync(default);

        Assert.Equal(1, swept);
        Assert.Null(await drafts.FindAsync(actor, "lead:new", default));
        Assert.NotNull(await drafts.FindAsync(actor, "lead:1", default));
    }

    [Fact]
    public async Task Sweep_ThousandsOfOldKeys_AllGoInBatchesAndYoungOnesStay()
    {
        await using var office = await Office.OpenAsync();
        var actor = await office.HireAsync(Role.User);
        await AddKeysAsync(office, actor, "old", (Leftovers.Batch * 2) + 7);
        office.Clock.Advance(Leftovers.RequestLife);
        await AddKeysAsync(office, actor, "young", 3);
        office.Clock.Advance(TimeSpan.FromHours(1));

        var swept = await office.Get<Leftovers>().SweepAsync(default);
        var again = await office.Get<Leftovers>().SweepAsync(default);

        await using var db = await office.ContextAsync();
        Assert.Equal(((Leftovers.Batch * 2) + 7, 0), (swept, again));
        Assert.Equal(["young0", "young1", "young2"], await db.SubmittedRequests.Select(row => row.Key).Order().ToListAsync());
    }

    [Fact]
    public void RequestLife_IsLongerThanADraft_SoThatADraftThatComesBackMakesNoSecondLead() => Assert.True(Leftovers.RequestLife > Leftovers.DraftLife);

    [Fact]
    public async Task Application_Running_SweepsInTheBackground()
    {
        await using var app = new AppFactory();
        await app.InitializeAsync();

        Assert.Single(app.Services.GetServices<IHostedService>().OfType<LeftoverSweep>());
        await ((IAsyncLifetime)app).DisposeAsync();
    }

    private static async Task AddKeysAsync(Office office, Actor actor, string prefix, int count)
    {
        await using var db = await office.ContextAsync();
        for (var number = 0; number < count; number++)
            db.Add(new SubmittedRequest
            {
                UserId = actor.UserId, Key = $"{prefix}{number}", EntityType = "Lead", EntityId = 1, At = office.Clock.GetUtcNow().UtcDateTime.AddSeconds(number % 60),
            });
        await db.SaveAsync(actor, ChangeNote.Created, default);
    }
}
