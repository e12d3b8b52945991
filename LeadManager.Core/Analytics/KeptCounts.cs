using LeadManager.Core.Access;
using LeadManager.Core.Analytics.Tallies;
using LeadManager.Core.Data;
using LeadManager.Core.Leads;
using Microsoft.EntityFrameworkCore;

namespace LeadManager.Core.Analytics;

/// <summary>The numbers of all times, from the tallies that every change of a lead keeps.</summary>
internal static class KeptCounts
{
    /// <summary>What the dashboard shows. Of a large team each kind is added up over everybody, and the others are a quarter of all that is kept.</summary>
    public static readonly TallyKind[] Kinds =
    [
        TallyKind.Total, TallyKind.List, TallyKind.Referral, TallyKind.Staff, TallyKind.Source, TallyKind.Event, TallyKind.WordOfMouth, TallyKind.Status, TallyKind.Stage, TallyKind.Month,
    ];

    /// <summary>Everything but the trend.</summary>
    public static async Task<LeadNumbers> ReadAsync(LeadDbContext db, TallySums sums, Actor actor, CancellationToken ct) => new()
    {
        Counts = new LeadCounts(
            sums.Of(TallyKind.Total, ""),
            sums.Of(TallyKind.List, nameof(LeadList.Fresh)),
            sums.Of(TallyKind.List, nameof(LeadList.Unassigned)),
            sums.Of(TallyKind.List, nameof(LeadList.Referrals)),
            sums.Of(TallyKind.Referral, nameof(ReferralType.Regular)),
            sums.Of(TallyKind.Referral, nameof(ReferralType.Interim)),
            sums.Of(TallyKind.List, nameof(LeadList.Won))),
        ByStaff = sums.Of(TallyKind.Staff),
        BySource = sums.Of(TallyKind.Source),
        ByEvent = sums.Of(TallyKind.Event),
        ByWordOfMouthType = sums.Of(TallyKind.WordOfMouth),
        ByStatus = [.. sums.Of(TallyKind.Status).Select(sum => new StatusCount(Enum.Parse<LeadStatus>(sum.Name), sum.Count)).OrderByDescending(sum => sum.Count).ThenBy(sum => sum.Name)],
        ByStage = [.. sums.Of(TallyKind.Stage).Select(sum => new StageCount(Enum.Parse<LeadStage>(sum.Name), sum.Count)).OrderByDescending(sum => sum.Count).ThenBy(sum => sum.Name)],
        ByAssignee = await ByAssigneeAsync(db, actor, ct),
    };

    /// <summary>The leads of each month of the ranges.</summary>
    public static IReadOnlyList<MonthCount> ByMonth(TallySums sums, MonthRanges ranges) =>
        [.. ranges.Months.Select(month => new MonthCount(month, sums.Of(TallyKind.Month, TallyKeys.MonthKey(month))))];

    private static async Task<IReadOnlyList<AssigneeCount>> ByAssigneeAsync(LeadDbContext db, Actor actor, CancellationToken ct)
    {
        if (await TallySums.ReadAssigneesAsync(db, actor, LeadAction.ViewDashboard, ct) is not { } counts)
            return await PeriodCounts.ByAssigneeAsync(db, db.Leads.Allowed(actor, LeadAction.ViewDashboard), ct);
        var names = await db.Users.Where(user => counts.Keys.Contains(user.Id)).ToDictionaryAsync(user => user.Id, user => user.Name, ct);
        return [.. counts.Select(count => new AssigneeCount(count.Key, names[count.Key], count.Value)).OrderByDescending(count => count.Count).ThenBy(count => count.Name)];
    }
}
