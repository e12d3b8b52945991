using LeadManager.Core.Notifications;
using LeadManager.Web.Components.Shared;
using LeadManager.Web.Security;
using Microsoft.AspNetCore.Components;

namespace LeadManager.Web.Components.Notifications;

/// <summary>What one is told, the newest first; read and unread. Filter and page live in the address.</summary>
public sealed partial class NotificationsPage : IDisposable
{
    private readonly CancellationTokenSource _left = new();
    private NoticePage? _page;
    private NoticeQuery? _asked;

    [Inject] public required NoticeService Notices { get; init; }
    [Inject] public required ActorProvider Actors { get; init; }
    [Inject] public required NavigationManager Navigation { get; init; }

    [SupplyParameterFromQuery(Name = "show")] public string? Filter { get; set; }
    [SupplyParameterFromQuery(Name = "page")] public string? Page { get; set; }
    [SupplyParameterFromQuery(Name = "pageSize")] public string? PageSize { get; set; }

    private bool UnreadOnly => Filter == "unread";

    private string? UnreadWords => _page is { Unread: > 0 } page ? L["{0} unread", page.Unread].Value : null;

    private IReadOnlyList<SegmentOption<bool>> Filters => [new(false, L["All"]), new(true, L["Unread"])];

    protected override Task OnParametersSetAsync() => LoadAsync();

    private async Task LoadAsync()
    {
        var asked = new NoticeQuery(UnreadOnly, Pager.Number(Page, 1), Pager.Number(PageSize, 50));
        _asked = asked;
        var page = await Notices.ListAsync(await Actors.GetAsync(_left.Token), asked, _left.Token);
        if (ReferenceEquals(asked, _asked) && !Pager.TurnedBack(Navigation, page.Page, page.PageSize, page.Total))
            _page = page;
    }

    // Not to be given up half-way: the click also leads to another page.
    private async Task ReadAsync(NoticeLine line)
    {
        if (!line.IsRead)
            await Notices.MarkReadAsync(await Actors.GetAsync(CancellationToken.None), line.Id, CancellationToken.None);
    }

    private async Task ReadAllAsync()
    {
        int? newest = _page is { Page: 1, Items.Count: > 0 } page ? page.Items.Max(line => line.Id) : null; // not what arrives just now
        await Notices.MarkAllReadAsync(await Actors.GetAsync(CancellationToken.None), newest, CancellationToken.None);
        await LoadAsync();
    }

    private void Show(bool unreadOnly) => Navigation.NavigateTo(unreadOnly ? "/notifications?show=unread" : "/notifications");

    public void Dispose() => _left.Cancel();
}
