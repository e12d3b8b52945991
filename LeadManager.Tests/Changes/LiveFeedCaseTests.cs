using System.Reflection;
using LeadManager.Core.Access;
using LeadManager.Core.Analytics;
using LeadManager.Core.Changes;
using LeadManager.Core.Leads;
using LeadManager.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace LeadManager.Tests.Changes;

/// <summary>What the live feed says, to whom, and how often.</summary>
public sealed class LiveFeedCaseTests
{
    [Fact]
    public async Task F03_Signal_CarriesATopicAndTheChangeRowIdsAndKindsOnly()
    {
        await using var office = await Office.OpenAsync();
        var admin = await office.HireAsync(Role.Administrator);
        var heard = new TaskCompletionSource<Topic>(TaskCreationOptions.RunContinuationsAsynchronously);
        using var subscription = office.Get<LiveFeed>().Subscribe(Topic.Leads, changed => Task.FromResult(heard.TrySetResult(changed)));

        var lead = await office.LeadAsync(admin, command => (command.FirstName, command.Comments, command.MedicaidNo) = ("Zebulon", "private words", "MA-4711"));

        Assert.Equal(Topic.Leads, await heard.Task.WaitAsync(TimeSpan.FromSeconds(30)));
        Assert.Equal(
            ["ActorId Int32", "At DateTime", "FromUserId Int32", "Id Int32", "Kind String", "LeadId Int32", "ToUserId Int32"],
            typeof(LeadChange).GetProperties(BindingFlags.Public | BindingFlags.Instance).Select(field => $"{field.Name} {(Nullable.GetUnderlyingType(field.PropertyType) ?? field.PropertyType).Name}").Order());
        await using var db = await office.ContextAsync();
        var row = await db.LeadChanges.SingleAsync(change => change.LeadId == lead.Lead.Id);
        Assert.Equal(("Created", (int?)admin.UserId), (row.Kind, row.ActorId));
    }

    [Fact]
    public async Task Signal_OfTheWorkOfOthers_IsLeftOutForWhoShowsHisOwnOnly()
    {
        await using var office = await Office.OpenAsync();
        var (admin, one, other) = (await office.HireAsync(Role.Administrator), await office.HireAsync(Role.SalesExecutive, "one"), await office.HireAsync(Role.SalesExecutive, "other"));
        using var heard = new SemaphoreSlim(0);
        var calls = 0;
        using var subscription = office.Get<LiveFeed>().Subscribe(Topic.Leads, people => people.Contains(one.UserId), _ =>
        {
            calls++;
            return Task.FromResult(heard.Release());
        });

        await office.LeadAsync(admin, command => command.AssigneeId = other.UserId);
        await office.LeadAsync(admin, command => command.AssigneeId = one.UserId);
        Assert.True(await heard.WaitAsync(TimeSpan.FromSeconds(30)));
        office.Get<LiveFeed>().Publish(Topic.Leads); // may be anybody's
        Assert.True(await heard.WaitAsync(TimeSpan.FromSeconds(30)));

        Assert.Equal(2, calls);
    }

    [Fact] // what is heard is read again under the reader's own scope
    public async Task F03_AfterTheSameSignal_EachReadsOnlyWhatIsHis()
    {
        await using var office = await Office.OpenAsync();
        var (admin, one, other) = (await office.HireAsync(Role.Administrator), await office.HireAsync(Role.SalesExecutive, "one"), await office.HireAsync(Role.SalesExecutive, "other"));

        await office.LeadAsync(admin, command => command.AssigneeId = one.UserId);

        var totals = await Task.WhenAll(new[] { admin, one, other }.Select(async reader => (await office.Get<LeadService>().ListAsync(reader, new LeadQuery(), default)).Total ?? 0));
        Assert.Equal([1, 1, 0], totals);
    }

    [Fact]
    public async Task F04_FiveThousandChanges_AreGatheredAndTheLastNumbersEqualTheDatabase()
    {
        const int Leads = 100, Rounds = 50;
        await using var office = await Office.OpenAsync();
        var admin = await office.HireAsync(Role.Administrator);
        for (var number = 0; number < Leads; number++)
            await office.LeadAsync(admin);
        using var released = new SemaphoreSlim(0);
        using var read = new SemaphoreSlim(0);
        var calls = 0;
        AnalyticsSummary? shown = null;
        using var subscription = office.Get<LiveFeed>().Subscribe(Topic.Leads, async _ =>
        {
            if (Interlocked.Increment(ref calls) == 1)
                await released.WaitAsync(); // a page that is slow to read
            shown = await office.Get<AnalyticsService>().GetSummaryAsync(admin, new AnalyticsQuery(), default);
            read.Release();
        });

        await using (var db = await office.ContextAsync())
            for (var round = 0; round < Rounds; round++)
            {
                foreach (var lead in await db.Leads.ToListAsync())
                    lead.Status = (lead.Id + round) % 3 == 0 ? LeadStatus.Pending : LeadStatus.Qualified;
                await db.SaveAsync(Actor.System, ChangeNote.Updated, default);
                db.ChangeTracker.Clear();
            }

        released.Release();
        Assert.True(await read.WaitAsync(TimeSpan.FromSeconds(30)) && await read.WaitAsync(TimeSpan.FromSeconds(30)));

        await using var after = await office.ContextAsync();
        Assert.Equal(2, calls); // the one that was at it, and one for all that came meanwhile
        Assert.True(await after.LeadChanges.CountAsync() >= Leads * Rounds / 2);
        Assert.Equal(
            (await after.Leads.GroupBy(lead => lead.Status).Select(group => new { group.Key, Count = group.Count() }).ToListAsync()).Select(row => (row.Key, row.Count)).Order(),
            shown?.ByStatus.Where(row => row.Count > 0).Select(row => (row.Name, row.Count)).Order());
    }
}
