using LeadManager.Core.Access;
using LeadManager.Core.Analytics.Tallies;
using LeadManager.Core.Data;
using LeadManager.Core.Data.Configurations;
using LeadManager.Core.Data.Engines;
using LeadManager.Core.Leads;
using LeadManager.Core.Settings;
using Microsoft.EntityFrameworkCore;

namespace LeadManager.Core.Analytics;

/// <summary>
/// Counts leads for dashboards, over those that the actor's dashboard covers. Without a period the numbers are those kept
/// with every change; with one they are counted. The named lists are those of <see cref="LeadLists"/>, so that a number
/// and the list behind it agree.
/// </summary>
public sealed class AnalyticsService(IDbContextFactory<LeadDbContext> contexts, DatabaseEngine engine, OrganisationService organisation, TimeProvider clock)
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
        var months = new MonthRanges(calendar, now, MonthsBack);
        await using var db = await contexts.CreateDbContextAsync(ct);
        await using var moment = await engine.BeginReadAsync(db, ct); // all the numbers are of one moment, and nobody waits with a save
        var all = db.Leads.Allowed(actor, LeadAction.ViewDashboard);
        var kept = await TallySums.ReadAsync(db, actor, LeadAction.ViewDashboard, ct, KeptCounts.Kinds);
        var period = new LeadQuery { From = query.From, To = query.To };
        var ofPeriod = all.Filtered(period, actor, calendar, now);
        var numbers = kept is not null && query == new AnalyticsQuery()
            ? await KeptCounts.ReadAsync(db, kept, actor, ct)
            : await PeriodCounts.CountAsync(db, ofPeriod, actor, now, ct);
        return new AnalyticsSummary
        {
            At = now,
            Counts = numbers.Counts,
            Recent = await CountRecentAsync(all, calendar, now, ct),
            Users = await CountUsersAsync(db, ct),
            ByStaff = numbers.ByStaff,
            BySource = numbers.BySource,
            ByEvent = numbers.ByEvent,
            ByWordOfMouthType = numbers.ByWordOfMouthType,
            ByStatus = numbers.ByStatus,
            ByStage = numbers.ByStage,
            ByOwnStage = actor.Role.UsesExecutiveWords() ? await ByOwnStageAsync(db, actor, leads => leads.Filtered(period, actor, calendar, now), ct) : null,
            ByAssignee = numbers.ByAssignee,
            ByMonth = kept is not null ? KeptCounts.ByMonth(kept, months) : await PeriodCounts.ByMonthAsync(all, months, ct),
        };
    }

    /// <summary>Over one person's leads: read as his, since for groups the engine would rather read through all leads by status.</summary>
    private async Task<IReadOnlyList<StageCount>> ByOwnStageAsync(LeadDbContext db, Actor actor, Func<IQueryable<Lead>, IQueryable<Lead>> filter, CancellationToken ct)
    {
        IQueryable<Lead> Allowed(string? index) => filter(engine.AllowedBy(db, actor, LeadAction.ViewDashboard, index));
        var scope = PermissionMatrix.ScopeOf(actor.Role, LeadAction.ViewDashboard);
        if (scope is not (Scope.Mine or Scope.Team))
            return await PeriodCounts.ByStageAsync(Allowed(null), LeadStages.Executive, ct);
        var counts = new List<StageCount>();
        foreach (var (column, holds) in LeadScopes.OwnerParts(scope, actor))
            counts.AddRange(await PeriodCounts.ByStageAsync(Allowed(LeadIndexes.Of(column, byCreated: true)).Where(holds), LeadStages.Executive, ct));
        return [.. counts.GroupBy(stage => stage.Name, (name, parts) => new StageCount(name, parts.Sum(part => part.Count))).OrderByDescending(stage => stage.Count).ThenBy(stage => stage.Name)];
    }

    private static async Task<RecentCounts> CountRecentAsync(IQueryable<Lead> leads, OfficeCalendar calendar, DateTime now, CancellationToken ct)
    {
        var today = calendar.DateOf(now);
        var month = calendar.MonthOf(now);
        var (thisMonth, lastMonth) = (calendar.StartOf(month), calendar.StartOf(month.AddMonths(-1)));
        var monday = calendar.StartOf(today.AddDays(-(((int)today.DayOfWeek + 6) % 7)));
        // The 31st is compared with the whole of a shorter month before.
        var sameDay = lastMonth + (now - thisMonth) is var moment && moment < thisMonth ? moment : thisMonth;
        var won = leads.Where(LeadLists.Condition(LeadList.Won, Actor.System, now));
        return new RecentCounts(
            await won.CountAsync(lead => lead.ClosedAt >= thisMonth, ct),
            await won.CountAsync(lead => lead.ClosedAt >= lastMonth && lead.ClosedAt < sameDay, ct),
            await leads.CountAsync(lead => lead.CreatedAt >= monday, ct));
    }

    private static async Task<UserCounts> CountUsersAsync(LeadDbContext db, CancellationToken ct) =>
        await db.Users.GroupBy(user => 1)
            .Select(all => new UserCounts(all.Count(user => user.IsApproved && user.IsActive), all.Count(user => !user.IsApproved && user.IsActive)))
            .SingleOrDefaultAsync(ct) ?? new UserCounts(0, 0);
}
