using LeadManager.Core.Access;
using LeadManager.Core.Analytics;
using LeadManager.Core.Data;
using LeadManager.Core.Events;
using LeadManager.Core.Leads;
using LeadManager.Core.Settings;
using LeadManager.Tests.Support;

namespace LeadManager.Tests.Analytics;

public sealed class AnalyticsServiceTests
{
    [Fact]
    public async Task GetSummary_WhileSomebodySaves_WaitsForNobodyAndShowsWhatIsCommitted()
    {
        await using var office = await Office.OpenAsync();
        var admin = await office.HireAsync(Role.Administrator);
        await office.FillAsync(admin, 5);
        await using var db = await office.ContextAsync();
        await using var scope = await db.BeginWriteAsync(default);
        db.Leads.RemoveRange(db.Leads.Take(2));
        await db.SaveAsync(admin, new("Purged"), default);

        var during = await office.Get<AnalyticsService>().GetSummaryAsync(admin, new AnalyticsQuery(), default);
        await scope.CommitAsync(default);
        var after = await office.Get<AnalyticsService>().GetSummaryAsync(admin, new AnalyticsQuery(), default);

        Assert.Equal((5, 3), (during?.Counts.Total, after?.Counts.Total));
    }

    [Theory]
    [InlineData("Europe/Berlin")]
    [InlineData("America/New_York")]
    [InlineData("Etc/UTC")]
    public async Task GetSummary_RandomLeadsAroundMonthEnds_EqualsFreshCountInMemory(string timeZone)
    {
        await using var office = await Office.OpenAsync();
        var admin = await office.HireAsync(Role.Administrator);
        await office.LocateAsync(admin, timeZone);
        var leads = await office.FillAsync(admin, 400);
        var calendar = new OfficeCalendar(timeZone);
        var now = office.Clock.GetUtcNow().UtcDateTime;

        var summary = await office.Get<AnalyticsService>().GetSummaryAsync(admin, new AnalyticsQuery(), default);

        Assert.NotNull(summary);
        Assert.Equal(400, summary.Counts.Total);
        Assert.Equal(leads.Count(lead => lead is { Status: LeadStatus.New, Outcome: null }), summary.Counts.Fresh);
        Assert.Equal(leads.Count(lead => lead is { Status: LeadStatus.New, Outcome: null, AssigneeId: null }), summary.Counts.Unassigned);
        Assert.Equal(leads.Count(lead => lead.ActiveClient), summary.Counts.Referrals);
        Assert.Equal(leads.Count(lead => lead.ReferralType == ReferralType.Regular), summary.Counts.RegularReferrals);
        Assert.Equal(leads.Count(lead => lead.ReferralType == ReferralType.Interim), summary.Counts.InterimReferrals);
        Assert.Equal(leads.Count(lead => lead.Outcome == LeadOutcome.Won), summary.Counts.Won);
        Assert.Equal(
            leads.Count(lead => lead.Outcome == LeadOutcome.Won && calendar.MonthOf(lead.ClosedAt ?? default) == calendar.MonthOf(now)),
            summary.Recent.WonThisMonth);
        Assert.Equal(Count(leads, lead => lead.StaffName), Dictionary(summary.ByStaff));
        Assert.Equal(Count(leads, lead => lead.Source), Dictionary(summary.BySource));
        Assert.Equal(Count(leads.Where(lead => lead.EventName is not null), lead => lead.EventName ?? ""), Dictionary(summary.ByEvent));
        Assert.Equal(Count(leads.Where(lead => lead.WordOfMouthType is not null), lead => lead.WordOfMouthType ?? ""), Dictionary(summary.ByWordOfMouthType));
        Assert.Equal(Count(leads, lead => lead.Status), summary.ByStatus.ToDictionary(group => group.Name, group => group.Count));
        Assert.Equal(Count(leads, LeadStages.Of), summary.ByStage.ToDictionary(group => group.Name, group => group.Count));
        Assert.Equal(24, summary.ByMonth.Count);
        Assert.All(summary.ByMonth, month => Assert.Equal(leads.Count(lead => calendar.MonthOf(lead.CreatedAt) == month.Month), month.Count));
    }

    [Theory]
    [InlineData("Europe/Berlin", "2026-10-31T22:59:59Z", "2026-10-31T23:00:00Z")]
    [InlineData("America/New_York", "2026-11-01T03:59:59Z", "2026-11-01T04:00:00Z")]
    public async Task GetSummary_LastSecondOfAMonthInTheOffice_CountsInThatMonth(string timeZone, string last, string first)
    {
        await using var office = await Office.OpenAsync();
        var admin = await office.HireAsync(Role.Administrator);
        await office.LocateAsync(admin, timeZone);
        await office.LeadAtAsync(admin, DateTimeOffset.Parse(last, null));
        await office.LeadAtAsync(admin, DateTimeOffset.Parse(first, null));

        var summary = await office.Get<AnalyticsService>().GetSummaryAsync(admin, new AnalyticsQuery(), default);

        Assert.Equal([1, 1], summary?.ByMonth.TakeLast(2).Select(month => month.Count));
    }

    [Fact]
    public async Task GetSummary_EveryBar_EqualsTheTotalOfTheListItLinksTo()
    {
        await using var office = await Office.OpenAsync();
        var admin = await office.HireAsync(Role.Administrator);
        await office.LocateAsync(admin, "America/New_York");
        await office.FillAsync(admin, 300);
        var (from, to) = (new DateOnly(2026, 2, 1), new DateOnly(2026, 10, 31));

        var summary = await office.Get<AnalyticsService>().GetSummaryAsync(admin, new AnalyticsQuery { From = from, To = to }, default);

        Assert.NotNull(summary);
        var period = new LeadQuery { From = from, To = to };
        await AgreeAsync(summary.Counts.Total, period);
        await AgreeAsync(summary.Counts.Fresh, period with { List = LeadList.Fresh });
        await AgreeAsync(summary.Counts.Unassigned, period with { List = LeadList.Unassigned });
        await AgreeAsync(summary.Counts.Referrals, period with { List = LeadList.Referrals });
        await AgreeAsync(summary.Counts.Won, period with { List = LeadList.Won });
        await AgreeAsync(summary.BySource.Sum(bar => bar.Count), period);
        await AgreeAsync(summary.ByStaff.Sum(bar => bar.Count), period);
        await AgreeAsync(summary.ByStage.Sum(bar => bar.Count), period);
        foreach (var bar in summary.ByStaff)
            await AgreeAsync(bar.Count, period with { Staff = [bar.Name] });
        foreach (var bar in summary.BySource)
            await AgreeAsync(bar.Count, period with { Source = [bar.Name] });
        foreach (var bar in summary.ByEvent)
            await AgreeAsync(bar.Count, period with { Event = [bar.Name] });
        foreach (var bar in summary.ByWordOfMouthType)
            await AgreeAsync(bar.Count, period with { WordOfMouth = [bar.Name] });
        foreach (var bar in summary.ByStatus)
            await AgreeAsync(bar.Count, period with { Status = [bar.Name] });
        foreach (var bar in summary.ByStage)
            await AgreeAsync(bar.Count, period with { Stage = [bar.Name] });
        foreach (var bar in summary.ByAssignee)
            await AgreeAsync(bar.Count, period with { AssigneeId = [bar.Id] });
        foreach (var bar in summary.ByMonth)
            await AgreeAsync(bar.Count, new LeadQuery { From = bar.Month, To = bar.Month.AddMonths(1).AddDays(-1) });

        async Task AgreeAsync(int count, LeadQuery list) =>
            Assert.Equal(await office.Get<LeadService>().CountAsync(admin, list, default), count);
    }

    [Fact]
    public async Task GetSummary_EmptyOffice_IsAllZero()
    {
        await using var office = await Office.OpenAsync();
        var admin = await office.HireAsync(Role.Administrator);

        var summary = await office.Get<AnalyticsService>().GetSummaryAsync(admin, new AnalyticsQuery(), default);

        Assert.NotNull(summary);
        Assert.Equal(LeadCounts.None, summary.Counts);
        Assert.Equal(RecentCounts.None, summary.Recent);
        Assert.Equal(new UserCounts(1, 0), summary.Users);
        Assert.Empty(summary.BySource);
        Assert.All(summary.ByMonth, month => Assert.Equal(0, month.Count));
    }

    [Theory]
    [InlineData(Role.HRManager, false)]
    [InlineData(Role.SalesCoordinator, false)]
    [InlineData(Role.User, true)]
    public async Task GetSummary_ByRole_IsThereOnlyWhereTheMatrixGrantsIt(Role role, bool granted)
    {
        await using var office = await Office.OpenAsync();
        var actor = await office.HireAsync(role);

        var summary = await office.Get<AnalyticsService>().GetSummaryAsync(actor, new AnalyticsQuery(), default);

        Assert.Equal(granted, summary is not null);
    }

    [Fact]
    public async Task GetSummary_RoleWithOwnLeadsOnly_CountsOnlyThose()
    {
        await using var office = await Office.OpenAsync();
        var admin = await office.HireAsync(Role.Administrator);
        var owner = await office.HireAsync(Role.RelationshipManager);
        await office.FillAsync(admin, 60, owner.UserId);

        var all = await office.Get<AnalyticsService>().GetSummaryAsync(admin, new AnalyticsQuery(), default);
        var own = await office.Get<AnalyticsService>().GetSummaryAsync(owner, new AnalyticsQuery(), default);

        Assert.Equal(60, all?.Counts.Total);
        Assert.Equal(all?.ByAssignee.Single().Count, own?.Counts.Total);
        Assert.Equal(own?.Counts.Total, own?.BySource.Sum(bar => bar.Count));
    }

    [Fact]
    public async Task GetSummary_BinnedLead_IsNotCounted()
    {
        await using var office = await Office.OpenAsync();
        var admin = await office.HireAsync(Role.Administrator);
        var binned = await office.LeadAsync(admin);
        await office.LeadAsync(admin, lead => lead.FirstName = "Bela");

        await office.Get<LeadBin>().DeleteAsync(admin, binned.Lead.Id, default);
        var summary = await office.Get<AnalyticsService>().GetSummaryAsync(admin, new AnalyticsQuery(), default);

        Assert.Equal(1, summary?.Counts.Total);
        Assert.Equal(1, summary?.BySource.Single().Count);
    }

    private static Dictionary<T, int> Count<T>(IEnumerable<Lead> leads, Func<Lead, T> key) where T : notnull =>
        leads.GroupBy(key).ToDictionary(group => group.Key, group => group.Count());

    private static Dictionary<string, int> Dictionary(IEnumerable<NameCount> counts) => counts.ToDictionary(bar => bar.Name, bar => bar.Count);
}
