using LeadManager.Core.Access;
using LeadManager.Core.Events;
using LeadManager.Core.Results;
using LeadManager.Web.Components.Shared;
using LeadManager.Web.Security;
using Microsoft.AspNetCore.Components;

namespace LeadManager.Web.Components.Events;

/// <summary>The outreach events with the leads that came from each. Search, order and page live in the address.</summary>
public sealed partial class EventsPage : IDisposable
{
    private readonly CancellationTokenSource _left = new();
    private EventPage? _page;
    private EventQuery? _asked;
    private UpdateEvent? _edited;
    private Failure? _failure;
    private ConfirmDialog? _confirm;
    private bool _mayManage;

    [Inject] public required EventService Events { get; init; }
    [Inject] public required EventEditing Editing { get; init; }
    [Inject] public required ActorProvider Actors { get; init; }
    [Inject] public required NavigationManager Navigation { get; init; }
    [Inject] public required ToastService Toasts { get; init; }

    [SupplyParameterFromQuery(Name = "search")] public string? Search { get; set; }
    [SupplyParameterFromQuery(Name = "sort")] public string? Sort { get; set; }
    [SupplyParameterFromQuery(Name = "page")] public string? Page { get; set; }
    [SupplyParameterFromQuery(Name = "pageSize")] public string? PageSize { get; set; }

    private string? CountWords => _page?.Total switch
    {
        null => null,
        1 => L["1 event"].Value,
        var total => L["{0:N0} events", total].Value,
    };

    protected override Task OnParametersSetAsync() => LoadAsync();

    private async Task LoadAsync()
    {
        var asked = new EventQuery { Search = Search, Sort = Sort, Page = Pager.Number(Page, 1), PageSize = Pager.Number(PageSize, EventQuery.DefaultPageSize) };
        _asked = asked;
        var actor = await Actors.GetAsync(_left.Token);
        var page = await Events.ListAsync(actor, asked, _left.Token);
        if (!ReferenceEquals(asked, _asked) || Pager.TurnedBack(Navigation, page.Page, page.PageSize, page.Total))
            return; // another question was put meanwhile; its answer counts
        (_mayManage, _page) = (actor.May(LeadAction.ManageEvents), page);
    }

    private void Open(EventRow? row)
    {
        _failure = null;
        _edited = row is null ? new UpdateEvent() : new UpdateEvent { Id = row.Id, Version = row.Version, Name = row.Name, Date = row.Date, Place = row.Place };
    }

    private async Task SavedAsync(EventRow saved)
    {
        _edited = null;
        Toasts.Show(L["{0} is saved.", saved.Name]);
        await LoadAsync();
    }

    private async Task DeleteAsync(EventRow row)
    {
        if (_confirm is null || !await _confirm.AskAsync(L["Delete {0}?", row.Name], L["The event is deleted for good. Only an event without leads can be deleted."], L["Delete"]))
            return;
        var outcome = await Editing.DeleteAsync(await Actors.GetAsync(CancellationToken.None), row.Id, CancellationToken.None);
        _failure = outcome.Failure;
        if (outcome.IsOk)
            Toasts.Show(L["{0} is deleted.", row.Name]);
        await LoadAsync();
    }

    private void Show(string? search, string? sort) => Navigation.NavigateTo(Navigation.GetUriWithQueryParameters("/events", new Dictionary<string, object?>
    {
        ["search"] = string.IsNullOrWhiteSpace(search) ? null : search, ["sort"] = sort,
    }));

    public void Dispose()
    {
        _left.Cancel();
    }
}
