using System.Data.Common;
using LeadManager.Core.Access;
using LeadManager.Core.Analytics.Tallies;
using LeadManager.Core.Changes;
using LeadManager.Core.Data;
using LeadManager.Core.Leads;
using LeadManager.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.DependencyInjection;

namespace LeadManager.Tests.Data;

/// <summary>Writes that wait together share one commit: each is whole or not there at all, and none harms another.</summary>
public sealed class SharedCommitTests
{
    private const int Writers = 12;

    private readonly Watch _watch = new();

    [Fact]
    public async Task CreateAsync_ByManyAtOnce_SharesCommitsAndKeepsEverything()
    {
        await using var office = await OpenAsync();
        var user = await office.HireAsync(Role.User);
        _watch.Commits = 0;

        var outcomes = await TogetherAsync(office, number => office.Get<LeadEditing>().CreateAsync(user, Lead(number), default));

        Assert.All(outcomes, outcome => Assert.True(outcome.IsOk));
        Assert.InRange(_watch.Commits, 1, Writers / 2);
        await AssertSoundAsync(office, Writers);
    }

    [Fact]
    public async Task CreateAsync_OneFailsHalfWay_TheOthersStandAndNothingOfItIsLeft()
    {
        await using var office = await OpenAsync();
        var user = await office.HireAsync(Role.User);
        await using var refusal = await BrokenStore.RefuseAsync(office.Get<IDbContextFactory<LeadDbContext>>(), "AuditEntries", """new."EntityName" LIKE 'Number5 %'""");

        var faults = await TogetherAsync(office, number => Record.ExceptionAsync(() => office.Get<LeadEditing>().CreateAsync(user, Lead(number, " "), default)));

        Assert.Equal([5], faults.Index().Where(fault => fault.Item is not null).Select(fault => fault.Index));
        await AssertSoundAsync(office, Writers - 1);
        await using var db = await office.ContextAsync();
        Assert.False(await db.Leads.AnyAsync(lead => lead.FirstName.StartsWith("Number5 ")));
    }

    [Fact]
    public async Task CreateAsync_TheFirstFailsHalfWay_TheOthersStand()
    {
        await using var office = await OpenAsync();
        var user = await office.HireAsync(Role.User);
        await using var refusal = await BrokenStore.RefuseAsync(office.Get<IDbContextFactory<LeadDbContext>>(), "AuditEntries", """new."EntityName" LIKE 'Number0 %'""");

        var faults = await TogetherAsync(office, number => Record.ExceptionAsync(() => office.Get<LeadEditing>().CreateAsync(user, Lead(number, " "), default)));

        Assert.Single(faults, fault => fault is not null);
        await AssertSoundAsync(office, Writers - 1);
    }

    [Fact]
    public async Task CreateAsync_CancelledWhileItWaits_TheOthersStand()
    {
        await using var office = await OpenAsync();
        var user = await office.HireAsync(Role.User);
        using var gone = new CancellationTokenSource();

        var faults = await TogetherAsync(
            office, number => Record.ExceptionAsync(() => office.Get<LeadEditing>().CreateAsync(user, Lead(number), number % 3 == 0 ? gone.Token : default)), gone.Cancel);

        Assert.All(faults.Index(), fault => Assert.Equal(fault.Index % 3 == 0, fault.Item is OperationCanceledException));
        await AssertSoundAsync(office, Writers - (Writers / 3));
    }

    [Fact]
    public async Task CreateAsync_TheCommitFails_AllAreToldAndNothingIsWrittenAndItWorksAgain()
    {
        await using var office = await OpenAsync();
        var user = await office.HireAsync(Role.User);
        var before = await office.FingerprintAsync();

        _watch.CommitFails = true;
        var faults = await TogetherAsync(office, number => Record.ExceptionAsync(() => office.Get<LeadEditing>().CreateAsync(user, Lead(number), default)));
        _watch.CommitFails = false;

        Assert.All(faults, Assert.NotNull);
        Assert.Equal(before, await office.FingerprintAsync());
        await office.LeadAsync(user);
        await AssertSoundAsync(office, 1);
    }

    [Fact]
    public async Task CreateAsync_TheDiskBecomesFullWithinAGroup_WhoIsToldSavedIsStoredAndNobodyElse()
    {
        var store = new BrokenStore();
        await using var office = await Office.OpenAsync(store.Attach);
        var user = await office.HireAsync(Role.User);
        store.IsFull = true;

        var faults = await TogetherAsync(office, number => Record.ExceptionAsync(
            () => office.Get<LeadEditing>().CreateAsync(user, Some.Lead(lead => (lead.FirstName, lead.Comments) = ($"Number{number}x", new string('x', 3_000))), default)));

        Assert.Contains(faults, fault => fault is not null);
        await using var db = await office.ContextAsync();
        var stored = await db.Leads.Select(lead => lead.FirstName).ToListAsync();
        Assert.Equal(faults.Index().Where(fault => fault.Item is null).Select(fault => $"Number{fault.Index}x").Order(), stored.Order());
        Assert.Equal(stored.Count, await db.AuditEntries.CountAsync(row => row.EntityType == "Lead"));
    }

    [Fact]
    public async Task CreateAsync_OneRequestManyTimesAtOnce_MakesOneLead()
    {
        await using var office = await OpenAsync();
        var user = await office.HireAsync(Role.User);

        var outcomes = await TogetherAsync(office, _ => office.Get<LeadEditing>().CreateAsync(user, Some.Lead(lead => lead.RequestKey = "once"), default));

        Assert.Single(outcomes.Select(outcome => outcome.Value?.Lead.Id).Distinct());
        Assert.Equal(0, _watch.Failures); // a repetition is nothing that the log should call a failure
        await AssertSoundAsync(office, 1);
    }

    [Fact]
    public async Task UpdateAsync_TheSameLeadByManyAtOnce_LosesNoUpdate()
    {
        await using var office = await OpenAsync();
        var user = await office.HireAsync(Role.Administrator);
        var lead = await office.LeadAsync(user);

        var outcomes = await TogetherAsync(office, number => office.Get<LeadEditing>().UpdateAsync(user, lead.Edit(edit => edit.City = $"City{number}"), default));

        var won = Assert.Single(outcomes, outcome => outcome.IsOk);
        await using var db = await office.ContextAsync();
        Assert.Equal((won.Value?.Lead.City, 2), await db.Leads.Select(row => ValueTuple.Create(row.City, row.Version)).SingleAsync());
        await AssertSoundAsync(office, 1);
    }

    [Fact]
    public async Task WholeWrites_BetweenShortOnes_AllStand()
    {
        await using var office = await OpenAsync();
        var user = await office.HireAsync(Role.User);

        await TogetherAsync(office, async number =>
        {
            if (number % 2 == 0)
                return (await office.LeadAsync(user, lead => lead.FirstName = $"Number{number}")).Lead.Id;
            await using var db = await office.ContextAsync();
            await using var scope = await db.BeginWriteAsync(default);
            await db.LeadTallies.Where(row => row.Count < 0).ExecuteDeleteAsync();
            await scope.CommitAsync(default);
            return 0;
        });

        await AssertSoundAsync(office, Writers / 2);
    }

    [Fact]
    public async Task CreateAsync_SignalsOpenPagesOnlyAfterTheCommit()
    {
        await using var office = await OpenAsync();
        var user = await office.HireAsync(Role.User);
        var feed = office.Get<LiveFeed>();
        var before = feed.Commits;
        var atCommit = new List<long>();
        _watch.Committing = () => atCommit.Add(feed.Commits);

        await office.LeadAsync(user);
        _watch.Committing = null;

        Assert.Equal([before], atCommit);
        Assert.Equal(before + 1, feed.Commits);
    }

    private static CreateLead Lead(int number, string after = "") => Some.Lead(lead => lead.FirstName = $"Number{number}{after}x");

    private Task<Office> OpenAsync() =>
        Office.OpenAsync(services => services.ConfigureDbContext<LeadDbContext>(options => options.AddInterceptors(new Saves(_watch), new Transactions(_watch))));

    /// <summary>Lets all of them come to the gate before it is opened.</summary>
    private static async Task<T[]> TogetherAsync<T>(Office office, Func<int, Task<T>> write, Action? beforeOpening = null)
    {
        Task<T>[] all;
        using (await office.Get<WriteGate>().EnterAsync(default))
        {
            all = [.. Enumerable.Range(0, Writers).Select(write)]; // each runs on this thread until it has to wait for the gate
            beforeOpening?.Invoke();
        }

        return await Task.WhenAll(all);
    }

    /// <summary>Rows, log, change rows, kept numbers and search index say the same.</summary>
    private static async Task AssertSoundAsync(Office office, int leads)
    {
        await using var db = await office.ContextAsync();
        Assert.Equal(leads, await db.Leads.CountAsync());
        Assert.Equal(leads, await db.AuditEntries.CountAsync(row => row.EntityType == "Lead" && row.ActionType == "Created"));
        Assert.Equal(leads, await db.LeadChanges.CountAsync(row => row.Kind == "Created"));
        Assert.Empty(await office.Get<TallyService>().RecountAsync(default));
        await SearchIndex.AssertSoundAsync(db);
    }

    /// <summary>Counts commits, and makes the commit fail.</summary>
    private sealed class Watch
    {
        public int Commits { get; set; }

        public bool CommitFails { get; set; }

        public int Failures { get; set; }

        public Action? Committing { get; set; }
    }

    private sealed class Saves(Watch watch) : SaveChangesInterceptor
    {
        public override Task SaveChangesFailedAsync(DbContextErrorEventData eventData, CancellationToken cancellationToken = default)
        {
            watch.Failures++;
            return Task.CompletedTask;
        }
    }

    private sealed class Transactions(Watch watch) : DbTransactionInterceptor
    {
        public override ValueTask<InterceptionResult> TransactionCommittingAsync(
            DbTransaction transaction, TransactionEventData eventData, InterceptionResult result, CancellationToken cancellationToken = default)
        {
            watch.Committing?.Invoke();
            watch.Commits++;
            return watch.CommitFails ? throw new InvalidOperationException(BrokenStore.Secret) : ValueTask.FromResult(result);
        }
    }
}
