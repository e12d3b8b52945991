using LeadManager.Core.Access;
using LeadManager.Core.Activities;
using LeadManager.Core.Changes;
using LeadManager.Core.FollowUps;
using LeadManager.Core.Leads;
using LeadManager.Core.MyDay;
using LeadManager.Tests.Support;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.DependencyInjection;

namespace LeadManager.Tests.FollowUps;

/// <summary>The numbers beside the navigation: one's own, as they are, and asked anew only when one's own work changed.</summary>
public sealed class WaitingWorkTests
{
    [Fact]
    public async Task Counts_FollowOnesOwnWorkAndTheClock()
    {
        await using var office = await Office.OpenAsync();
        var (admin, executive) = (await office.HireAsync(Role.Administrator), await office.HireAsync(Role.SalesExecutive));
        var waiting = office.Get<WaitingWork>();
        Assert.Equal(new WaitingCounts(0, 0, 0), await waiting.CountAsync(executive, default));

        var lead = (await office.LeadAsync(admin, draft => draft.AssigneeId = executive.UserId)).Lead.Id;
        Assert.Equal(new WaitingCounts(0, 0, 1), await waiting.CountAsync(executive, default));
        var planned = await PlanAsync(office, executive, lead, office.Clock.GetUtcNow().UtcDateTime.AddMinutes(5));
        Assert.Equal(new WaitingCounts(0, 1, 0), await waiting.CountAsync(executive, default)); // planning is working on it
        office.Clock.Advance(TimeSpan.FromMinutes(6));
        Assert.Equal(new WaitingCounts(1, 0, 0), await waiting.CountAsync(executive, default));
        Assert.True((await office.Get<FollowUpService>().CompleteAsync(executive, new CompleteFollowUp { FollowUpId = planned }, default)).IsOk);
        Assert.Equal(new WaitingCounts(0, 0, 0), await waiting.CountAsync(executive, default));
        Assert.Equal(0, (await waiting.CountAsync(admin, default))?.All);
    }

    [Fact]
    public async Task Counts_ChangesOfOthers_AskNothing()
    {
        var asked = new Asked();
        await using var office = await Office.OpenAsync(services => services.ConfigureDbContext<Core.Data.LeadDbContext>(options => options.AddInterceptors(asked)));
        var (admin, executive, other) = (await office.HireAsync(Role.Administrator), await office.HireAsync(Role.SalesExecutive), await office.HireAsync(Role.SalesExecutive, "other"));
        var lead = (await office.LeadAsync(admin, draft => draft.AssigneeId = other.UserId)).Lead.Id;
        await PlanAsync(office, other, lead, office.Clock.GetUtcNow().UtcDateTime.AddDays(1));
        await office.Get<WaitingWork>().CountAsync(executive, default);
        await PlanAsync(office, other, lead, office.Clock.GetUtcNow().UtcDateTime.AddDays(2));

        asked.Count = 0;
        await office.Get<WaitingWork>().CountAsync(executive, default);
        Assert.Equal(0, asked.Count);
        await office.Get<WaitingWork>().CountAsync(other, default); // the twin: it was his
        Assert.NotEqual(0, asked.Count);
    }

    [Fact]
    public async Task Counts_AskedByManyPagesOfOneAtOnce_AreReadOnce()
    {
        var asked = new Asked();
        await using var office = await Office.OpenAsync(services => services.ConfigureDbContext<Core.Data.LeadDbContext>(options => options.AddInterceptors(asked)));
        var executive = await office.HireAsync(Role.SalesExecutive);
        var waiting = office.Get<WaitingWork>();
        asked.Count = 0;
        await waiting.CountAsync(executive, default);
        var once = asked.Count;
        office.Get<LiveFeed>().Publish(Topic.Work); // it may be anybody's

        asked.Count = 0;
        var counts = await Task.WhenAll(Enumerable.Range(0, 50).Select(_ => Task.Run(() => waiting.CountAsync(executive, default))));

        Assert.Equal(once, asked.Count);
        Assert.All(counts, count => Assert.Equal(new WaitingCounts(0, 0, 0), count));
    }

    [Fact]
    public async Task Counts_WhoPlansNothing_HasNone()
    {
        await using var office = await Office.OpenAsync();
        Assert.Null(await office.Get<WaitingWork>().CountAsync(await office.HireAsync(Role.Director), default));
    }

    private static async Task<int> PlanAsync(Office office, Actor who, int lead, DateTime due)
    {
        var outcome = await office.Get<FollowUpService>().AddAsync(who, new AddFollowUp { LeadId = lead, Type = ActivityType.Call, DueAt = due }, default);
        return outcome.Value?.Id ?? throw new InvalidOperationException(outcome.Failure?.Message);
    }

    private sealed class Asked : DbCommandInterceptor
    {
        public int Count { get; set; }

        public override ValueTask<InterceptionResult<System.Data.Common.DbDataReader>> ReaderExecutingAsync(
            System.Data.Common.DbCommand command, CommandEventData eventData, InterceptionResult<System.Data.Common.DbDataReader> result, CancellationToken cancellationToken = default)
        {
            Count++;
            return base.ReaderExecutingAsync(command, eventData, result, cancellationToken);
        }
    }
}
