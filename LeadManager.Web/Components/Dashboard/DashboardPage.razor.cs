using LeadManager.Core.Access;
using LeadManager.Core.Analytics;
using LeadManager.Core.Leads;
using LeadManager.Core.Settings;
using LeadManager.Web.Components.Layout;
using LeadManager.Web.Components.Shared;
using LeadManager.Web.Security;
using Microsoft.AspNetCore.Components;

namespace LeadManager.Web.Components.Dashboard;

/// <summary>
/// The office at a glance, live. Every number leads to the list behind it. When reading again fails, the numbers stay
/// and the page says since when they are old.
/// </summary>
public sealed partial class DashboardPage : IDisposable
{
    private readonly CancellationTokenSource _left = new();
    private AnalyticsSummary? _summary;
    private AnalyticsQuery _days = new();
    private DateTime? _failedSince;
    private ITimer? _ageing;
    private bool _mayAdd, _mayImport;
    private bool _mayManageUsers;

    [Inject] public required SharedSummaries Summaries { get; init; }
    [Inject] public required ActorProvider Actors { get; init; }
    [Inject] public required NavigationManager Navigation { get; init; }
    [Inject] public required TimeProvider Time { get; init; }
    [Inject] public required ILogger<DashboardPage> Logger { get; init; }

    [SupplyParameterFromQuery(Name = "period")] public string? Period { get; set; }

    [CascadingParameter] public ShellFacts? Facts { get; set; }

    private DashboardPeriod Chosen => DashboardPeriod.Of(Period);

    private OfficeCalendar Office => Facts?.Calendar ?? ShellFacts.WithoutOffice;

    private string? Freshness => _summary is null ? null : L["Updated {0}", Moments.Say(_summary.At, Time.GetUtcNow().UtcDateTime, Office)].Value;

    private IReadOnlyList<BarItem>? StatusBars => _summary is null ? null
        : [.. _summary.ByStatus.Select(group => new BarItem(L[group.Name.ToString()], group.Count, Link(List with { Status = [group.Name] })))];

    private IReadOnlyList<BarItem>? ReferralBars => _summary is null ? null
        : [.. new[] { (Type: ReferralType.Regular, Count: _summary.Counts.RegularReferrals), (Type: ReferralType.Interim, Count: _summary.Counts.InterimReferrals) }
            .Where(bar => bar.Count > 0)
            .Select(bar => new BarItem(L[bar.Type.ToString()], bar.Count, Link(List with { List = LeadList.Referrals, Referral = [bar.Type] })))];

    private LeadQuery List => new() { From = _days.From, To = _days.To };

    protected override void OnInitialized() =>
        _ageing = Time.CreateTimer(_ => InvokeAsync(StateHasChanged), null, TimeSpan.FromMinutes(1), TimeSpan.FromMinutes(1));

    protected override Task OnParametersSetAsync() => LoadAsync();

    private async Task LoadAsync()
    {
        try
        {
            var actor = await Actors.GetAsync(_left.Token);
            var period = Chosen;
            var days = period.Days(Office.DateOf(Time.GetUtcNow().UtcDateTime));
            var summary = await Summaries.GetAsync(actor, days, _left.Token);
            if (period != Chosen)
                return; // another period was chosen meanwhile; its numbers count
            (_mayAdd, _mayImport, _mayManageUsers) = (actor.May(LeadAction.CreateLead), actor.May(LeadAction.ImportLeads), actor.May(LeadAction.ManageUsers));
            (_days, _summary) = (days, summary);
            _failedSince = null;
        }
        catch (Exception fault) when (fault is not (OperationCanceledException or SignedOutException) && _summary is not null)
        {
            _failedSince ??= _summary.At;
            LogFailure(Logger, fault);
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "A dashboard could not read its numbers again")]
    private static partial void LogFailure(ILogger logger, Exception fault);

    private IReadOnlyList<BarItem>? Bars(IReadOnlyList<NameCount>? counts, Func<LeadQuery, string, LeadQuery> filter) =>
        counts is null ? null : [.. counts.Select(bar => new BarItem(bar.Name, bar.Count, Link(filter(List, bar.Name))))];

    private void ChoosePeriod(ChangeEventArgs change)
    {
        var period = DashboardPeriod.Of(change.Value?.ToString());
        Navigation.NavigateTo(Navigation.GetUriWithQueryParameter("period", period == DashboardPeriod.Whole ? null : period.Key));
    }

    private static string Link(LeadQuery query) => LeadQueryText.Link("/leads", query);

    public void Dispose()
    {
        _left.Cancel();
        _ageing?.Dispose();
    }
}
