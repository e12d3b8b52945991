using LeadManager.Core.Access;
using LeadManager.Core.Data;
using LeadManager.Core.Leads;
using LeadManager.Core.Settings;
using Microsoft.EntityFrameworkCore;

namespace LeadManager.Core.Analytics;

/// <summary>
/// Counts leads for dashboards: over those that the actor's dashboard covers, grouped in the database. The counts of the
/// named lists are those of <see cref="LeadLists"/>, so that a number and the list behind it agree.
/// </summary>
public sealed class AnalyticsService(IDbContextFactory<LeadDbContext> contexts, OrganisationService organisation, TimeProvider clock)
{
    /// <summary>How many months the trend goes back: a year beside the year before.</summary>
    public const int MonthsBack = 24;

    /// <summary>The numbers as of now, or null where the actor has no dashboard.</summary>
    public async Task<AnalyticsSummary?> GetSummaryAsync(Actor actor, AnalyticsQuery query, CancellationToken ct)
    {
        if (!actor.May(LeadAction.ViewDashboard))
            return null;
        var now = clock.GetUtcNow().UtcDateTime;
        var calendar = await organisation.GetCalendarAsync(ct);
        await using var db = await contexts.CreateDbContextAsync(ct);
        var all = db.Leads.Allowed(actor, LeadAction.ViewDashboard);
        var leads = all.Matching(new LeadQuery { From = query.From, To = query.To }, actor, calendar, now);
        return new AnalyticsSummary
        {
            At = now,
            Counts = await CountAsync(leads, actor, now, ct),
            Recent = await CountRecentAsync(all, calendar, now, ct),
            Users = await CountUsersAsync(db, ct),
            ByStaff = await ByNameAsync(leads.Select(lead => (string?)lead.StaffName), ct),
            BySource = await ByNameAsync(leads.Select(lead => (string?)lead.Source), ct),
            ByEvent = await ByNameAsync(leads.Select(lead => lead.EventName), ct),
            ByWordOfMouthType = await ByNameAsync(leads.Select(lead => lead.WordOfMouthType), ct),
            ByStatus = await ByStatusAsync(leads, ct),
            ByStage = await ByStageAsync(leads, ct),
            ByAssignee = await ByAssigneeAsync(db, leads, ct),
            ByMonth = await ByMonthAsync(all, new MonthRanges(calendar, now, MonthsBack), ct),
        };
    }

    private static async Task<LeadCounts> CountAsync(IQueryable<Lead> leads, Actor actor, DateTime now, CancellationToken ct)
    {
        var fresh = LeadLists.Condition(LeadList.Fresh, actor, now);
        var unassigned = LeadLists.Condition(LeadList.Unassigned, actor, now);
        var referrals = LeadLists.Condition(LeadList.Referrals, actor, now);
        var won = LeadLists.Condition(LeadList.Won, actor, now);
        return await leads.GroupBy(lead => 1)
            .Select(all => new LeadCounts(
                all.Count(),
                all.AsQueryable().Count(fresh),
                all.AsQueryable().Count(unassigned),
                all.AsQueryable().Count(referrals),
                all.AsQueryable().Where(referrals).Count(lead => lead.ReferralType == ReferralType.Regular),
                all.AsQueryable().Where(referrals).Count(lead => lead.ReferralType == ReferralType.Interim),
                all.AsQueryable().Count(won)))
            .SingleOrDefaultAsync(ct) ?? LeadCounts.None;
    }

    private static async Task<RecentCounts> CountRecentAsync(IQueryable<Lead> leads, OfficeCalendar calendar, DateTime now, CancellationToken ct)
    {
        var today = calendar.DateOf(now);
        var month = calendar.MonthOf(now);
        var (thisMonth, lastMonth) = (calendar.StartOf(month), calendar.StartOf(month.AddMonths(-1)));
        var monday = calendar.StartOf(today.AddDays(-(((int)today.DayOfWeek + 6) % 7)));
        // The 31st is compared with the whole of a shorter month before.
        var sameDay = lastMonth + (now - thisMonth) is var moment && moment < thisMonth ? moment : thisMonth;
        var earliest = lastMonth < monday ? lastMonth : monday;
        return await leads.Where(lead => lead.CreatedAt >= monday || (lead.Outcome == LeadOutcome.Won && lead.ClosedAt >= earliest))
            .GroupBy(lead => 1)
            .Select(all => new RecentCounts(
                all.Count(lead => lead.Outcome == LeadOutcome.Won && lead.ClosedAt >= thisMonth),
                all.Count(lead => lead.Outcome == LeadOutcome.Won && lead.ClosedAt >= lastMonth && lead.ClosedAt < sameDay),
                all.Count(lead => lead.CreatedAt >= monday)))
            .SingleOrDefaultAsync(ct) ?? RecentCounts.None;
    }

    private static async Task<UserCounts> CountUsersAsync(LeadDbContext db, CancellationToken ct) =>
        await db.Users.GroupBy(user => 1)
            .Select(all => new UserCounts(all.Count(user => user.IsApproved && user.IsActive), all.Count(user => !user.IsApproved && user.IsActive)))
            .SingleOrDefaultAsync(ct) ?? new UserCounts(0, 0);

    private static async Task<IReadOnlyList<NameCount>> ByNameAsync(IQueryable<string?> names, CancellationToken ct) =>
        await names.Where(name => name != null)
            .GroupBy(name => name ?? "")
            .Select(group => new { Name = group.Key, Count = group.Count() })
            .OrderByDescending(group => group.Count).ThenBy(group => group.Name)
            .Select(group => new NameCount(group.Name, group.Count))
            .ToListAsync(ct);

    private static async Task<IReadOnlyList<StatusCount>> ByStatusAsync(IQueryable<Lead> leads, CancellationToken ct) =>
        [.. (await leads.GroupBy(lead => lead.Status).Select(group => new StatusCount(group.Key, group.Count())).ToListAsync(ct))
            .OrderByDescending(group => group.Count).ThenBy(group => group.Name)];

    private static async Task<IReadOnlyList<StageCount>> ByStageAsync(IQueryable<Lead> leads, CancellationToken ct) =>
        [.. (await leads.GroupBy(LeadStages.Manager).Select(group => new StageCount(group.Key, group.Count())).ToListAsync(ct))
            .OrderByDescending(group => group.Count).ThenBy(group => group.Name)];

    private static async Task<IReadOnlyList<AssigneeCount>> ByAssigneeAsync(LeadDbContext db, IQueryable<Lead> leads, CancellationToken ct)
    {
        var counts = await leads.Where(lead => lead.AssigneeId != null).GroupBy(lead => lead.AssigneeId)
            .Select(group => new { Id = group.Key ?? 0, Count = group.Count() })
            .Join(db.Users, group => group.Id, user => user.Id, (group, user) => new { user.Id, user.Name, group.Count })
            .ToListAsync(ct);
        return [.. counts.Select(group => new AssigneeCount(group.Id, group.Name, group.Count)).OrderByDescending(group => group.Count).ThenBy(group => group.Name)];
    }

    private static async Task<IReadOnlyList<MonthCount>> ByMonthAsync(IQueryable<Lead> leads, MonthRanges ranges, CancellationToken ct)
    {
        var counts = await leads.Where(lead => lead.CreatedAt >= ranges.Begin && lead.CreatedAt < ranges.End)
            .GroupBy(ranges.PlaceOf())
            .Select(group => new { Place = group.Key, Count = group.Count() })
            .ToDictionaryAsync(group => group.Place, group => group.Count, ct);
        return [.. ranges.Months.Select((month, place) => new MonthCount(month, counts.GetValueOrDefault(place)))];
    }
}
