using LeadManager.Core.Data;
using LeadManager.Core.Data.Demo;
using LeadManager.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace LeadManager.Tests.Demo;

/// <summary>An office so large that its data is made with the file to itself, past the write-ahead log.</summary>
public sealed class DemoSizeTests : IAsyncDisposable
{
    private const int Many = 2_100;

    private readonly DemoOffice _office = new();

    public async ValueTask DisposeAsync() => await _office.DisposeAsync();

    [Fact]
    public async Task FillAsync_ManyLeads_AreAllThereAndTheLogIsBack()
    {
        var result = await _office.FillAsync(Many);

        await using var db = await _office.OpenAsync();
        Assert.Equal((DemoResult.Filled, Many, "wal"), (result, await db.Leads.CountAsync(), await JournalAsync(db)));
        await SearchIndex.AssertSoundAsync(db);
    }

    [Fact]
    public async Task FillAsync_WhileAnotherIsConnected_FillsBesideIt()
    {
        await _office.Get<Database>().PrepareAsync(default);
        await using var other = await _office.OpenAsync();
        await other.Database.OpenConnectionAsync();
        await other.Leads.AnyAsync();

        var result = await _office.FillAsync(Many);

        Assert.Equal((DemoResult.Filled, Many, "wal"), (result, await other.Leads.CountAsync(), await JournalAsync(other)));
    }

    [Fact]
    public async Task FillAsync_FailsInTheMiddle_LeavesNothingAndCanBeginAgain()
    {
        await _office.Get<Database>().PrepareAsync(default);
        await using (await BrokenStore.RefuseAsync(_office.Get<IDbContextFactory<LeadDbContext>>(), "TechnicalReviews"))
            await Assert.ThrowsAnyAsync<Exception>(() => _office.FillAsync(Many));

        await using var db = await _office.OpenAsync();
        Assert.Equal((0, 0, 0, "wal"), (await db.Users.CountAsync(), await db.Leads.CountAsync(), await db.Activities.CountAsync(), await JournalAsync(db)));
        Assert.Equal(DemoResult.Filled, await _office.FillAsync(Many));
        await SearchIndex.AssertSoundAsync(db);
    }

    private static async Task<string> JournalAsync(LeadDbContext db) => (await db.Database.SqlQueryRaw<string>("SELECT journal_mode AS Value FROM pragma_journal_mode").ToListAsync()).Single();
}
