using System.Linq.Expressions;
using LeadManager.Core.Access;
using LeadManager.Core.Data;
using LeadManager.Core.Leads;
using Microsoft.EntityFrameworkCore;

namespace LeadManager.Core.Analytics;

/// <summary>Counts the leads of a period as they lie in the database; what is kept for all times is not kept by days.</summary>
internal static class PeriodCounts
{
    /// <summary>Everything that depends on the period.</summary>
    public static async Task<LeadNumbers> CountAsync(LeadDbContext db, IQueryable<Lead> leads, Actor actor, DateTime now, CancellationToken ct) => new()
    {
        Counts = await CountAsync(leads, actor, now, ct),
        ByStaff = await ByNameAsync(leads.Select(lead => (string?)lead.StaffName), ct),
        BySource = await ByNameAsync(leads.Select(lead => (string?)lead.Source), ct),
        ByEvent = await ByNameAsync(leads.Select(lead => lead.EventName), ct),
        ByWordOfMouthType = await ByNameAsync(leads.Select(lead => lead.WordOfMouthType), ct),
        ByStatus = await ByStatusAsync(leads, ct),
        ByStage = await ByStageAsync(leads, ct),
        ByAssignee = await ByAssigneeAsync(db, leads, ct),
    };

    /// <summary>The leads of each month of the ranges, from the leads themselves.</summary>
    public static async Task<IReadOnlyList<MonthCount>> ByMonthAsync(IQueryable<Lead> leads, MonthRanges ranges, CancellationToken ct)
    {
        var counts = await leads.Where(lead => lead.CreatedAt >= ranges.Begin && lead.CreatedAt < ranges.End)
            .GroupBy(ranges.PlaceOf())
            .Select(group => new { Place = group.Key, Count = group.Count() })
            .ToDictionaryAsync(group => group.Place, group => group.Count, ct);
        return [.. ranges.Months.Select((month, place) => new MonthCount(month, counts.GetValueOrDefault(place)))];
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

    private static Task<IReadOnlyList<StageCount>> ByStageAsync(IQueryable<Lead> leads, CancellationToken ct) => ByStageAsync(leads, LeadStages.Manager, ct);

    /// <summary>The leads by stage, in either vocabulary.</summary>
    public static async Task<IReadOnlyList<StageCount>> ByStageAsync(IQueryable<Lead> leads, Expression<Func<Lead, LeadStage>> words, CancellationToken ct) =>
        [.. (await leads.GroupBy(words).Select(group => new StageCount(group.Key, group.Count())).ToListAsync(ct))
            .OrderByDescending(group => group.Count).ThenBy(group => group.Name)];

    /// <summary>The leads of each assignee, with his name.</summary>
    public static async Task<IReadOnlyList<AssigneeCount>> ByAssigneeAsync(LeadDbContext db, IQueryable<Lead> leads, CancellationToken ct)
    {
        var counts = await leads.Where(lead => lead.AssigneeId != null).GroupBy(lead => lead.AssigneeId)
            .Select(group => new { Id = group.Key ?? 0, Count = group.Count() })
            .Join(db.Users, group => group.Id, user => user.Id, (group, user) => new { user.Id, user.Name, group.Count })
            .ToListAsync(ct);
        return [.. counts.Select(group => new AssigneeCount(group.Id, group.Name, group.Count)).OrderByDescending(group => group.Count).ThenBy(group => group.Name)];
    }
}
