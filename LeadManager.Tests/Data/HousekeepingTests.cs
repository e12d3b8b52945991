using System.Data.Common;
using LeadManager.Core.Access;
using LeadManager.Core.Data;
using LeadManager.Core.Leads;
using LeadManager.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.DependencyInjection;

namespace LeadManager.Tests.Data;

/// <summary>What is committed is stored: whoever wrote it is not told otherwise because the housekeeping after it failed.</summary>
public sealed class HousekeepingTests
{
    private const int Writers = 200;

    [Fact]
    public async Task Commit_TheCheckpointBehindItFails_NobodyHearsOfItAndEverythingIsStored()
    {
        var checkpoints = new BrokenCheckpoints();
        await using var office = await Office.OpenAsync(services => services.ConfigureDbContext<LeadDbContext>(options => options.AddInterceptors(checkpoints)));
        var user = await office.HireAsync(Role.User);
        checkpoints.Fail = true;

        await GrowLogAsync(office);
        var afterWhole = checkpoints.Failed;
        var outcomes = await Task.WhenAll(Enumerable.Range(0, Writers).Select(number => office.Get<LeadEditing>().CreateAsync(user, Some.Lead(lead => lead.LastName = $"Number{number}"), default)));

        Assert.All(outcomes, outcome => Assert.True(outcome.IsOk));
        Assert.InRange(afterWhole, 1, int.MaxValue);
        await GrowLogAsync(office);
        Assert.InRange(checkpoints.Failed, afterWhole + 1, int.MaxValue);
        await using var db = await office.ContextAsync();
        Assert.Equal(Writers, await db.Leads.CountAsync());
    }

    [Fact]
    public async Task Commit_SharedAndTheCheckpointBehindItFails_IsToldToHaveSucceeded()
    {
        var checkpoints = new BrokenCheckpoints();
        await using var office = await Office.OpenAsync(services => services.ConfigureDbContext<LeadDbContext>(options => options.AddInterceptors(checkpoints)));
        var user = await office.HireAsync(Role.User);
        await GrowLogAsync(office);
        checkpoints.Fail = true;

        var saved = 0;
        for (; checkpoints.Failed == 0 && saved < Writers; saved++) // one after the other: each is a commit
            await office.LeadAsync(user, lead => lead.LastName = $"Number{saved}");

        Assert.Equal(1, checkpoints.Failed);
        await using var db = await office.ContextAsync();
        Assert.Equal(saved, await db.Leads.CountAsync());
        Assert.True((await office.Get<LeadEditing>().CreateAsync(user, Some.Lead(), default)).IsOk);
    }

    /// <summary>Makes the log so long that a checkpoint is due.</summary>
    private static async Task GrowLogAsync(Office office)
    {
        await using var db = await office.ContextAsync();
        await using var scope = await db.BeginWriteAsync(default);
        for (var row = 0; row < 10; row++)
            await db.Database.ExecuteSqlRawAsync("""INSERT INTO "KeyRing" ("Name", "Xml") VALUES ('large', hex(zeroblob(600000)))""");
        await scope.CommitAsync(default);
    }

    private sealed class BrokenCheckpoints : DbCommandInterceptor
    {
        public bool Fail { get; set; }

        public int Failed { get; private set; }

        public override ValueTask<InterceptionResult<int>> NonQueryExecutingAsync(
            DbCommand command, CommandEventData eventData, InterceptionResult<int> result, CancellationToken cancellationToken = default)
        {
            if (!Fail || !command.CommandText.Contains("wal_checkpoint", StringComparison.Ordinal))
                return ValueTask.FromResult(result);
            Failed++;
            throw new InvalidOperationException(BrokenStore.Secret);
        }
    }
}
