using LeadManager.Core.Access;
using LeadManager.Core.Analytics;
using LeadManager.Core.Analytics.Tallies;
using LeadManager.Core.Events;
using LeadManager.Core.Leads;
using LeadManager.Core.Settings;
using LeadManager.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace LeadManager.Tests.Analytics;

public sealed class TallyTests
{
    [Fact]
    public async Task Recount_AfterAThousandRandomChanges_FindsNothingToPutRight()
    {
        await using var office = await Office.OpenAsync();
        var admin = await office.HireAsync(Role.Administrator);
        var other = await office.HireAsync(Role.User);
        await office.FillAsync(admin, 100);
        var random = new Random(7);

        for (var change = 0; change < 1_000; change++)
            await ChangeAsync(office, admin, other, random, change);

        Assert.Empty(await office.Get<TallyService>().RecountAsync(default));
        await using var db = await office.ContextAsync();
        Assert.Equal(await db.Leads.CountAsync(lead => lead.DeletedAt == null), await office.Get<LeadService>().CountAsync(admin, new LeadQuery(), default));
    }

    [Fact]
    public async Task Recount_WrongNumbers_SaysWhatDifferedAndPutsItRight()
    {
        await using var office = await Office.OpenAsync();
        var admin = await office.HireAsync(Role.Administrator);
        await office.FillAsync(admin, 50);
        await using (var db = await office.ContextAsync())
        {
            await db.LeadTallies.Where(row => row.Kind == TallyKind.Total).ExecuteUpdateAsync(row => row.SetProperty(one => one.Count, one => one.Count + 3));
            await db.LeadTallies.Where(row => row.Kind == TallyKind.Source && row.Key == "Website").ExecuteDeleteAsync();
        }

        var faults = await office.Get<TallyService>().RecountAsync(default);

        Assert.All(faults, fault => Assert.True(fault.Kind is TallyKind.Total ? fault.Kept == fault.Counted + 3 : fault is { Kind: TallyKind.Source, Key: "Website", Kept: 0 }));
        Assert.Equal(2, faults.Select(fault => fault.Kind).Distinct().Count());
        Assert.Empty(await office.Get<TallyService>().RecountAsync(default));
        Assert.Equal(50, (await SummaryAsync(office, admin)).Counts.Total);
    }

    [Fact]
    public async Task Update_TimeZoneOfTheOffice_MovesLeadsToTheirMonths()
    {
        await using var office = await Office.OpenAsync();
        var admin = await office.HireAsync(Role.Administrator);
        await office.LocateAsync(admin, "Etc/UTC");
        await office.LeadAtAsync(admin, new DateTimeOffset(2026, 10, 31, 23, 30, 0, TimeSpan.Zero));
        var before = await SummaryAsync(office, admin);

        await office.LocateAsync(admin, "Europe/Berlin");

        Assert.Equal(1, before.ByMonth.Single(month => month.Month == new DateOnly(2026, 10, 1)).Count);
        Assert.Equal(1, (await SummaryAsync(office, admin)).ByMonth.Single(month => month.Month == new DateOnly(2026, 11, 1)).Count);
        Assert.Empty(await office.Get<TallyService>().RecountAsync(default));
    }

    [Theory]
    [InlineData(Role.Administrator)]
    [InlineData(Role.TeamLeader)]
    [InlineData(Role.SalesManager)]
    [InlineData(Role.Cre)]
    [InlineData(Role.RelationshipManager)]
    public async Task GetSummary_KeptForARole_EqualsWhatAPeriodOfAllTimeCounts(Role role)
    {
        await using var office = await Office.OpenAsync();
        var admin = await office.HireAsync(Role.Administrator);
        var member = await office.HireAsync(Role.User);
        var viewer = await office.HireAsync(role, "viewer") with { TeamUserIds = [admin.UserId + 2, member.UserId] };
        var leads = await office.FillAsync(admin, 300);
        await using (var db = await office.ContextAsync())
        {
            var random = new Random(3);
            int?[] people = [null, admin.UserId, member.UserId, viewer.UserId];
            foreach (var lead in await db.Leads.ToListAsync())
                (lead.AssigneeId, lead.TeamLeadId, lead.RelationshipManagerId) = (people[random.Next(4)], people[random.Next(4)], people[random.Next(4)]);
            await db.SaveAsync(admin, new("Updated"), default);
        }

        var kept = await SummaryAsync(office, viewer);
        var counted = await office.Get<AnalyticsService>().GetSummaryAsync(viewer, new AnalyticsQuery { From = new DateOnly(2000, 1, 1) }, default);

        Assert.NotNull(counted);
        Assert.InRange(kept.Counts.Total, 1, leads.Count);
        Assert.Equal(counted.Counts, kept.Counts);
        Assert.Equal(counted.ByStaff, kept.ByStaff);
        Assert.Equal(counted.BySource, kept.BySource);
        Assert.Equal(counted.ByEvent, kept.ByEvent);
        Assert.Equal(counted.ByWordOfMouthType, kept.ByWordOfMouthType);
        Assert.Equal(counted.ByStatus, kept.ByStatus);
        Assert.Equal(counted.ByStage, kept.ByStage);
        Assert.Equal(counted.ByAssignee, kept.ByAssignee);
    }

    private static async Task ChangeAsync(Office office, Actor admin, Actor other, Random random, int change)
    {
        await using var db = await office.ContextAsync();
        var ids = await db.Leads.OrderBy(lead => lead.Id).Select(lead => lead.Id).ToListAsync();
        var id = ids[random.Next(ids.Count)];
        switch (random.Next(8))
        {
            case 0:
                await office.LeadAtAsync(admin, office.Clock.GetUtcNow().AddHours(-random.Next(5_000)));
                break;
            case 1:
                await office.Get<LeadBin>().DeleteAsync(admin, id, default);
                break;
            case 2:
                await office.Get<LeadBin>().RestoreAsync(admin, id, default);
                break;
            case 3 when random.Next(4) == 0:
                await office.Get<LeadBin>().PurgeAsync(admin, id, default);
                break;
            case 4 when random.Next(10) == 0:
                var outreach = await db.Events.AsNoTracking().OrderBy(row => row.Id).FirstAsync();
                await office.Get<EventEditing>().UpdateAsync(admin, new UpdateEvent { Id = outreach.Id, Version = outreach.Version, Name = $"Fair {change}" }, default);
                break;
            default:
                var lead = await db.Leads.SingleAsync(row => row.Id == id);
                lead.StaffName = $"Staff {random.Next(4)}";
                lead.Source = Sources.All[random.Next(Sources.All.Count)];
                lead.City = random.Next(3) == 0 ? null : $"Town {random.Next(4)}";
                lead.Status = Enum.GetValues<LeadStatus>()[random.Next(5)];
                lead.Outcome = random.Next(3) == 0 ? Enum.GetValues<LeadOutcome>()[random.Next(3)] : null;
                lead.Milestone1At = random.Next(3) == 0 ? office.Clock.GetUtcNow().UtcDateTime : null;
                lead.AssigneeId = random.Next(3) switch { 0 => null, 1 => admin.UserId, _ => other.UserId };
                lead.TeamLeadId = random.Next(3) == 0 ? other.UserId : null;
                (lead.RelationshipManagerId, lead.CreatedById) = (random.Next(3) == 0 ? other.UserId : null, random.Next(2) == 0 ? other.UserId : admin.UserId);
                (lead.IsSpecial, lead.IsEscalated, lead.AcceptedAt) = (random.Next(3) == 0, random.Next(3) == 0, random.Next(2) == 0 ? office.Clock.GetUtcNow().UtcDateTime : null);
                (lead.ActiveClient, lead.ReferralType) = random.Next(3) == 0 ? (true, ReferralType.Interim) : (false, (ReferralType?)null);
                await db.SaveAsync(other, new("Updated"), default);
                break;
        }
    }

    private static async Task<AnalyticsSummary> SummaryAsync(Office office, Actor actor) =>
        await office.Get<AnalyticsService>().GetSummaryAsync(actor, new AnalyticsQuery(), default) ?? throw new InvalidOperationException("No dashboard.");
}
