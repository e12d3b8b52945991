using LeadManager.Core;
using LeadManager.Core.Access;
using LeadManager.Core.Changes;
using LeadManager.Core.Leads;
using LeadManager.Core.Settings;
using LeadManager.Web.Components.Layout;
using LeadManager.Web.Components.Leads.Bulk;
using LeadManager.Web.Components.Shared;
using LeadManager.Web.Security;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Routing;
using Microsoft.AspNetCore.WebUtilities;

namespace LeadManager.Web.Components.Leads;

/// <summary>
/// The list of leads. Filter, order and page live in the address; what others change appears in its row, and what they
/// add waits behind "new" so that nothing moves under the reader's eyes.
/// </summary>
public sealed partial class LeadsPage : IDisposable
{
    private readonly CancellationTokenSource _left = new();
    private LeadQuery _query = new();
    private LeadsView _view = new();
    private int? _total;
    private Actor? _actor;
    private LeadPage? _page;
    private LeadPage? _next;
    private IReadOnlyList<LeadDetail> _arrivals = [];
    private readonly LeadSelection _selection = new();
    private LeadDetail? _referred;
    private LeadDetail? _logging;
    private LeadDetail? _planning;
    private IReadOnlyList<LeadDetail> _assigning = [];
    private bool _assignsSelection;
    private ConfirmDialog? _confirm;
    private int _newest;
    private string? _fault;

    [Inject] public required LeadService Leads { get; init; }
    [Inject] public required LeadBin Bin { get; init; }
    [Inject] public required ActorProvider Actors { get; init; }
    [Inject] public required NavigationManager Navigation { get; init; }
    [Inject] public required ToastService Toasts { get; init; }

    [CascadingParameter] private ShellFacts? Facts { get; set; }

    private PresetPlan Plan => Facts?.Plan ?? PresetPlan.Of(Preset.Everything);

    /// <summary>The page begins with the newest (S2.039), or as the preset has it; the API with the names.</summary>
    private string DefaultSort => Plan.Sort;

    private IReadOnlyList<SegmentOption<bool>> Looks => [new(false, L["Table"], IconName.Table), new(true, L["Board"], IconName.Board)];

    private bool IsFiltered => LeadQueryText.Format(_query with { Sort = null, Page = 1 }).Any();

    private string? CountWords => _total switch
    {
        null => null,
        1 => L["1 lead"].Value,
        var total => L["{0:N0} leads", total].Value,
    };

    private IReadOnlyList<TabItem> Lists =>
    [
        Tab(L["Everyone"], null),
        .. new[] { LeadList.Fresh, LeadList.Unassigned, LeadList.Mine, LeadList.Overdue, LeadList.WithoutFollowUp, LeadList.Quiet, LeadList.Special, LeadList.Escalated, LeadList.Won, LeadList.Referrals }
            .Where(list => list switch { LeadList.Special => Plan.Has(Module.SpecialLeads), LeadList.Referrals => Plan.Has(Module.EventsAndReferrals), _ => true })
            .Select(list => Tab(L[list.ToString()], list)),
    ];

    protected override Task OnInitializedAsync()
    {
        Navigation.LocationChanged += Moved;
        return ReadAddressAsync();
    }

    /// <summary>Another filter, order or page is another address of this same page.</summary>
    private void Moved(object? sender, LocationChangedEventArgs change)
    {
        if (new Uri(change.Location).AbsolutePath.Equals("/leads", StringComparison.OrdinalIgnoreCase))
            _ = InvokeAsync(async () =>
            {
                await ReadAddressAsync();
                StateHasChanged();
            });
    }

    private Task ReadAddressAsync()
    {
        var parsed = LeadQueryText.Parse(QueryHelpers.ParseQuery(new Uri(Navigation.Uri).Query));
        _fault = parsed.Failure?.Message;
        var query = parsed.Value ?? new LeadQuery();
        query = query with { Sort = query.Sort ?? DefaultSort };
        if (!LeadQueryText.Format(query with { Page = 1 }).SequenceEqual(LeadQueryText.Format(_query with { Page = 1 })))
            _selection.Clear(); // another list; what is chosen stays chosen from page to page
        _query = query;
        _view = LeadsView.Of(Navigation.Uri);
        return LoadAsync();
    }

    /// <summary>Reads the table; a board reads by itself.</summary>
    private async Task LoadAsync()
    {
        if (_view.IsBoard)
            (_page, _actor) = (null, await Actors.GetAsync(_left.Token));
        else if (await AskAsync() is { } page)
            Draw(page);
    }

    private void Draw(LeadPage page)
    {
        (_page, _next, _arrivals, _total) = (page, null, [], page.Total);
        _newest = page.Items.Select(row => row.Lead.Id).Append(_newest).Max();
    }

    /// <summary>Reads again after a change: known rows in place, new leads behind a notice.</summary>
    private async Task RefreshAsync()
    {
        if (_page is not { } shown || await AskAsync() is not { } fresh || _actor is not { } actor)
            return;
        var asked = _query;
        _arrivals = [.. fresh.Items.Where(row => row.Lead.Id > _newest)];
        if (_arrivals.Count == 0 || shown.Items.Count == 0)
        {
            Draw(fresh);
            return;
        }

        var current = fresh.Items.ToDictionary(row => row.Lead.Id);
        var stays = new List<LeadDetail>();
        foreach (var id in shown.Items.Select(row => row.Lead.Id))
            if (current.TryGetValue(id, out var known))
                stays.Add(known);
            else if (fresh.Items.Count == fresh.PageSize && await Leads.FindAsync(actor, id, _left.Token) is { } pushed) // off the page by new ones, not out of sight
                stays.Add(pushed);
        if (ReferenceEquals(asked, _query))
            (_page, _next, _total) = (fresh with { Items = stays }, fresh, fresh.Total);
    }

    /// <summary>The page of the list as it is asked for now; null where another question has come in between.</summary>
    private async Task<LeadPage?> AskAsync()
    {
        var asked = _query;
        _actor = await Actors.GetAsync(_left.Token);
        var page = await Leads.ListAsync(_actor, asked, _left.Token);
        if (!ReferenceEquals(asked, _query) || (page.Total is { } total && Pager.TurnedBack(Navigation, page.Page, page.PageSize, total)))
            return null;
        return page;
    }

    private void ShowArrivals()
    {
        if (_next is { } next)
            Draw(next);
    }

    private void Show(LeadQuery query) => Navigation.NavigateTo(Address(_view, query), replace: query.Search != _query.Search);

    private string Address(LeadsView view, LeadQuery query) => view.Link("/leads", query with { Page = 1, Sort = query.Sort == DefaultSort ? null : query.Sort });

    private TabItem Tab(string name, LeadList? list) =>
        new(name, _view.Link("/leads", new LeadQuery { List = list }), _query.List == list);

    private void Select(LeadDetail row) => _selection.Turn(row);

    private void SelectPage() => _selection.Add(_page?.Items ?? []);

    private Task BulkDoneAsync()
    {
        _selection.Clear();
        return LoadAsync();
    }

    private void Assign(IReadOnlyList<LeadDetail> rows, bool isSelection) => (_assigning, _assignsSelection) = (rows, isSelection);

    private Task AssignedAsync(bool given)
    {
        if (given && _assignsSelection)
            _selection.Clear();
        _assigning = [];
        return given ? LoadAsync() : Task.CompletedTask;
    }

    private void Refer(LeadDetail row) => _referred = row;

    private async Task DeleteAsync(LeadDetail row)
    {
        if (_confirm is null || !await _confirm.AskAsync(
            L["Delete {0}?", row.Lead.Name], L["The lead goes to the recycle bin, from where it can be restored."], L["Delete"]))
            return;
        var outcome = await Bin.DeleteAsync(await Actors.GetAsync(CancellationToken.None), row.Lead.Id, CancellationToken.None);
        if (!outcome.IsOk)
            Toasts.Show(outcome.Failure.Message);
        else
            Toasts.Show(L["{0} is in the recycle bin.", row.Lead.Name], async () => await RestoreAsync(row.Lead.Id));
        await LoadAsync();
    }

    // The list hears of it through the live feed; by then the page may have been left.
    private async Task RestoreAsync(int id)
    {
        var outcome = await Bin.RestoreAsync(await Actors.GetAsync(CancellationToken.None), id, CancellationToken.None);
        if (!outcome.IsOk)
            Toasts.Show(outcome.Failure.Message);
    }

    public void Dispose()
    {
        Navigation.LocationChanged -= Moved;
        _left.Cancel();
    }
}
