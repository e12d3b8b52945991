using LeadManager.Core.Access;
using LeadManager.Core.Analytics;
using LeadManager.Core.Leads;
using LeadManager.Web.Components.Shared;
using Microsoft.AspNetCore.Components;

namespace LeadManager.Web.Components.Dashboard;

/// <summary>The office at a glance, live. Every number leads to the list behind it.</summary>
public sealed partial class DashboardPage
{
    private AnalyticsQuery _days = new();
    private bool _mayAdd, _mayImport;
    private bool _mayManageUsers;

    [Inject] public required SharedSummaries Summaries { get; init; }

    protected override DateTime? At => Numbers?.At;

    private DashboardPeriod Chosen => DashboardPeriod.Of(Period);

    private IReadOnlyList<BarItem>? StatusBars => Numbers is null ? null
        : [.. Numbers.ByStatus.Select(group => new BarItem(L[group.Name.ToString()], group.Count, Link(List with { Status = [group.Name] })))];

    private IReadOnlyList<BarItem>? ReferralBars => Numbers is null ? null
        : [.. new[] { (Type: ReferralType.Regular, Count: Numbers.Counts.RegularReferrals), (Type: ReferralType.Interim, Count: Numbers.Counts.InterimReferrals) }
            .Where(bar => bar.Count > 0)
            .Select(bar => new BarItem(L[bar.Type.ToString()], bar.Count, Link(List with { List = LeadList.Referrals, Referral = [bar.Type] })))];

    private LeadQuery List => new() { From = _days.From, To = _days.To };

    protected override async Task ReadAsync(Actor actor, CancellationToken ct)
    {
        var period = Chosen;
        var days = period.Days(Office.DateOf(Time.GetUtcNow().UtcDateTime));
        var summary = await Summaries.GetAsync(actor, days, ct);
        if (period != Chosen)
            return; // another period was chosen meanwhile; its numbers count
        (_mayAdd, _mayImport, _mayManageUsers) = (actor.May(LeadAction.CreateLead), actor.May(LeadAction.ImportLeads), actor.May(LeadAction.ManageUsers));
        (_days, Numbers) = (days, summary);
    }

    private IReadOnlyList<BarItem>? Bars(IReadOnlyList<NameCount>? counts, Func<LeadQuery, string, LeadQuery> filter) =>
        counts is null ? null : [.. counts.Select(bar => new BarItem(bar.Name, bar.Count, Link(filter(List, bar.Name))))];

    private void ChoosePeriod(string? key) => Choose("period", DashboardPeriod.Of(key) is var period && period == DashboardPeriod.Whole ? null : period.Key);

    private static string Link(LeadQuery query) => LeadQueryText.Link("/leads", query);
}
