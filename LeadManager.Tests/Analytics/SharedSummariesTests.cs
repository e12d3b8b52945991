using LeadManager.Core.Access;
using LeadManager.Core.Analytics;
using LeadManager.Core.Data;
using LeadManager.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace LeadManager.Tests.Analytics;

public sealed class SharedSummariesTests
{
    [Fact]
    public async Task Get_SameRightsAndNothingStoredBetween_IsOneReading()
    {
        await using var office = await Office.OpenAsync();
        var admin = await office.HireAsync(Role.Administrator);
        var user = await office.HireAsync(Role.User);
        await office.LeadAsync(admin);

        var (one, two) = (ReadAsync(office, admin), ReadAsync(office, user));

        Assert.Equal(1, (await one)?.Counts.Total);
        Assert.Same(await one, await two);
    }

    [Fact]
    public async Task Get_SomeSecondsLater_IsAnotherReading()
    {
        await using var office = await Office.OpenAsync();
        var admin = await office.HireAsync(Role.Administrator);
        var before = await ReadAsync(office, admin);

        office.Clock.Advance(TimeSpan.FromSeconds(2));

        Assert.Equal(before?.At.AddSeconds(2), (await ReadAsync(office, admin))?.At);
    }

    [Fact]
    public async Task Get_AfterACommit_HoldsIt()
    {
        await using var office = await Office.OpenAsync();
        var admin = await office.HireAsync(Role.Administrator);

        for (var stored = 1; stored <= 20; stored++)
        {
            await office.LeadAsync(admin);
            Assert.Equal(stored, (await ReadAsync(office, admin))?.Counts.Total);
        }
    }

    [Fact]
    public async Task Get_OtherDays_IsAnotherReading()
    {
        await using var office = await Office.OpenAsync();
        var admin = await office.HireAsync(Role.Administrator);
        await office.LeadAsync(admin);

        var all = await ReadAsync(office, admin);
        var future = await office.Get<SharedSummaries>().GetAsync(admin, new AnalyticsQuery { From = new DateOnly(2099, 1, 1) }, default);

        Assert.Equal((1, 0), (all?.Counts.Total, future?.Counts.Total));
    }

    [Theory]
    [InlineData(Role.RelationshipManager)]
    [InlineData(Role.TeamLeader)]
    [InlineData(Role.SalesManager)]
    public async Task Get_OwnOrTeamsLeadsOnly_IsSharedWithNobodyElse(Role role)
    {
        await using var office = await Office.OpenAsync();
        var admin = await office.HireAsync(Role.Administrator);
        var (owner, other) = (await office.HireAsync(role, "owner"), await office.HireAsync(role, "other"));
        await office.FillAsync(admin, 60, owner.UserId);

        var (all, own, others) = (ReadAsync(office, admin), ReadAsync(office, owner), ReadAsync(office, other));

        Assert.Equal(await TotalAsync(office, admin), (await all)?.Counts.Total);
        Assert.Equal(await TotalAsync(office, owner), (await own)?.Counts.Total);
        Assert.Equal(await TotalAsync(office, other), (await others)?.Counts.Total);
        Assert.NotEqual((await own)?.Counts.Total, (await others)?.Counts.Total);
    }

    [Fact]
    public async Task Get_TeamThatGrew_IsAnotherReading()
    {
        await using var office = await Office.OpenAsync();
        var admin = await office.HireAsync(Role.Administrator);
        var member = await office.HireAsync(Role.Employee);
        var leader = await office.HireAsync(Role.TeamLeader);
        await office.FillAsync(admin, 60, member.UserId);

        var alone = await ReadAsync(office, leader);
        var together = await ReadAsync(office, leader with { TeamUserIds = [leader.UserId, member.UserId] });

        Assert.True(together?.Counts.Total > alone?.Counts.Total);
    }

    [Theory]
    [InlineData(Role.HRManager, false)]
    [InlineData(Role.User, true)]
    public async Task Get_ByRole_IsThereOnlyWhereTheMatrixGrantsIt(Role role, bool granted)
    {
        await using var office = await Office.OpenAsync();
        var actor = await office.HireAsync(role);

        Assert.Equal(granted, await ReadAsync(office, actor) is not null);
    }

    [Fact]
    public async Task Get_OneOfTwoLeaves_TheOtherStillGetsTheNumbers()
    {
        await using var office = await Office.OpenAsync();
        var admin = await office.HireAsync(Role.Administrator);
        using var leaving = new CancellationTokenSource();

        var gone = office.Get<SharedSummaries>().GetAsync(admin, new AnalyticsQuery(), leaving.Token);
        var stays = ReadAsync(office, admin);
        await leaving.CancelAsync();

        Assert.NotNull(await stays);
        Assert.True(gone.IsCompleted);
    }

    [Fact]
    public async Task Get_AfterAReadingThatFailed_ReadsAgain()
    {
        await using var office = await Office.OpenAsync();
        var admin = await office.HireAsync(Role.Administrator);
        await RenameAsync(office, "LeadTallies", "Hidden");
        await Assert.ThrowsAnyAsync<Exception>(() => ReadAsync(office, admin));

        await RenameAsync(office, "Hidden", "LeadTallies");

        Assert.NotNull(await ReadAsync(office, admin));
    }

    private static Task<AnalyticsSummary?> ReadAsync(Office office, Actor actor) => office.Get<SharedSummaries>().GetAsync(actor, new AnalyticsQuery(), default);

    private static async Task<int?> TotalAsync(Office office, Actor actor) =>
        (await office.Get<AnalyticsService>().GetSummaryAsync(actor, new AnalyticsQuery(), default))?.Counts.Total;

    private static async Task RenameAsync(Office office, string from, string to)
    {
        await using LeadDbContext db = await office.ContextAsync();
#pragma warning disable EF1002 // the test's own names
        await db.Database.ExecuteSqlRawAsync($"ALTER TABLE \"{from}\" RENAME TO \"{to}\"");
#pragma warning restore EF1002
    }
}
