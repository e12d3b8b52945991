using System.Globalization;
using LeadManager.Core.Access;
using LeadManager.Core.FollowUps;
using LeadManager.Web.Components.Shared;
using LeadManager.Web.Components.Work;
using LeadManager.Web.Security;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Routing;
using Microsoft.AspNetCore.WebUtilities;

namespace LeadManager.Web.Components.FollowUps;

/// <summary>
/// What is late, due and coming, one's own or those of the people one oversees; as lists and as a calendar. Part, person
/// and page live in the address.
/// </summary>
public sealed partial class FollowUpsPage : IDisposable
{
    private const string Everyone = "everyone";

    private Actor? _actor;
    private FollowUpPage? _page;
    private FollowUpCounts? _counts;
    private IReadOnlyList<FollowUpDelay> _people = [];
    private Views _view;
    private string _whose = "";
    private int _number = 1;
    private int _size = FollowUpQuery.DefaultPageSize;
    private int _myId;
    private bool _mayHaveOwn;

    [Inject] public required FollowUpLists Lists { get; init; }
    [Inject] public required ActorProvider Actors { get; init; }
    [Inject] public required NavigationManager Navigation { get; init; }

    private bool IsOwn => _whose.Length == 0 && _mayHaveOwn;

    private string Whose => _whose.Length == 0 && !_mayHaveOwn ? Everyone : _whose;

    private int? OwnerId => int.TryParse(_whose, NumberStyles.None, CultureInfo.InvariantCulture, out var id) ? id : IsOwn ? _myId : null;

    private string? CountWords => _page is null || _view == Views.Calendar ? null : Count(_page.Total);

    private string EmptyTitle => _view switch
    {
        Views.Overdue => L["Nothing is overdue"],
        Views.Today => L["Nothing more is due today"],
        Views.Upcoming => L["Nothing is planned"],
        _ => L["Nothing has been done yet"],
    };

    private IReadOnlyList<TabItem> Parts =>
    [
        Tab(Views.Overdue, _counts?.Overdue), Tab(Views.Today, _counts?.Today), Tab(Views.Upcoming, _counts?.Upcoming), Tab(Views.Done, null), Tab(Views.Calendar, null),
    ];

    protected override Task OnInitializedAsync()
    {
        Navigation.LocationChanged += Moved;
        return ReadAddressAsync();
    }

    private void Moved(object? sender, LocationChangedEventArgs change)
    {
        if (new Uri(change.Location).AbsolutePath.Equals("/follow-ups", StringComparison.OrdinalIgnoreCase))
            _ = InvokeAsync(async () =>
            {
                await ReadAddressAsync();
                StateHasChanged();
            });
    }

    private Task ReadAddressAsync()
    {
        var query = QueryHelpers.ParseQuery(new Uri(Navigation.Uri).Query);
        _view = query.TryGetValue("view", out var view) && Enum.TryParse<Views>(view, true, out var known) ? known : Views.Overdue;
        _whose = query.TryGetValue("whose", out var whose) ? whose.ToString() : "";
        _number = Pager.Number(query.GetValueOrDefault("page"), 1);
        _size = Pager.Number(query.GetValueOrDefault("pageSize"), FollowUpQuery.DefaultPageSize);
        return RefreshAsync();
    }

    private async Task RefreshAsync()
    {
        var asked = (_view, _whose, _number, _size);
        var actor = await Actors.GetAsync(CancellationToken.None);
        (_myId, _mayHaveOwn) = (actor.UserId, actor.May(LeadAction.AddFollowUp));
        var people = FollowUpLists.SeesOthers(actor) ? await Lists.ListDelaysAsync(actor, CancellationToken.None) : [];
        var counts = await Lists.CountAsync(actor, OwnerId, CancellationToken.None);
        var page = _view == Views.Calendar ? null
            : await Lists.ListAsync(actor, new FollowUpQuery { Part = Enum.Parse<FollowUpPart>(_view.ToString()), OwnerId = OwnerId, Page = _number, PageSize = _size }, CancellationToken.None);
        if (asked != (_view, _whose, _number, _size) || (page is not null && Pager.TurnedBack(Navigation, page.Page, page.PageSize, page.Total)))
            return;
        (_actor, _people, _counts, _page) = (actor, people, counts, page);
    }

    private TabItem Tab(Views view, int? count) => new(NameOf(view), Link(view, _whose), _view == view, count);

    private string NameOf(Views view) => view switch
    {
        Views.Upcoming => L["Upcoming"],
        Views.Calendar => L["Calendar"],
        Views.Today => L["Today"],
        Views.Done => L["Done"],
        _ => L["Overdue"],
    };

    private string Count(int total) => total >= FollowUpLists.CountMax ? L["{0:N0} or more", total] : total == 1 ? L["1 follow-up"] : L["{0:N0} follow-ups", total];

    private void Go(Views view, string? whose) => Navigation.NavigateTo(Link(view, whose));

    private static string Link(Views view, string? whose)
    {
        var parts = new List<string>();
        if (view != Views.Overdue)
            parts.Add($"view={view.ToString().ToLowerInvariant()}");
        if (!string.IsNullOrEmpty(whose))
            parts.Add($"whose={Uri.EscapeDataString(whose)}");
        return parts.Count == 0 ? "/follow-ups" : $"/follow-ups?{string.Join('&', parts)}";
    }

    public void Dispose() => Navigation.LocationChanged -= Moved;
}
