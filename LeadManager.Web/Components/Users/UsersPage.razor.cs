using LeadManager.Core.Access;
using LeadManager.Core.Results;
using LeadManager.Core.Users;
using LeadManager.Web.Components.Shared;
using LeadManager.Web.Security;
using Microsoft.AspNetCore.Components;

namespace LeadManager.Web.Components.Users;

/// <summary>The accounts, and what an administrator does with them. Filter and search stand in the address.</summary>
public sealed partial class UsersPage : IDisposable
{
    private readonly CancellationTokenSource _left = new();
    private UserPage? _users;
    private UserQuery? _asked;
    private UserInput? _edited;
    private Failure? _failure;
    private ConfirmDialog? _confirm;
    private string? _code;
    private string _codeFor = "";
    private Dictionary<int, string> _managers = [];
    private int _openLeads, _asksAbout;
    private int _self;

    [Inject] public required UserDirectory Directory { get; init; }
    [Inject] public required UserChoices Choices { get; init; }
    [Inject] public required PeopleNames Names { get; init; }
    [Inject] public required UserService Users { get; init; }
    [Inject] public required ActorProvider Actors { get; init; }
    [Inject] public required ToastService Toasts { get; init; }
    [Inject] public required NavigationManager Navigation { get; init; }

    [SupplyParameterFromQuery(Name = "show")] private string? Show { get; set; }

    [SupplyParameterFromQuery(Name = "search")] private string? Search { get; set; }

    [SupplyParameterFromQuery(Name = "page")] private string? Page { get; set; }

    [SupplyParameterFromQuery(Name = "pageSize")] private string? PageSize { get; set; }

    private string? CountWords => _users?.Total switch
    {
        null => null,
        1 => L["1 user"].Value,
        var total => L["{0:N0} users", total].Value,
    };

    private UserFilter Shown => Enum.TryParse<UserFilter>(Show, ignoreCase: true, out var filter) ? filter : UserFilter.All;

    private IReadOnlyList<SegmentOption<UserFilter>> Filters =>
    [
        new(UserFilter.All, L["All"]), new(UserFilter.Waiting, L["Waiting"]), new(UserFilter.PasswordHelp, L["Password help"]), new(UserFilter.Disabled, L["Disabled"]),
    ];

    public void Dispose() => _left.Cancel();

    protected override Task OnParametersSetAsync() => LoadAsync();

    private async Task LoadAsync()
    {
        var actor = await Actors.GetAsync(_left.Token);
        _self = actor.UserId;
        var asked = _asked = new UserQuery(Shown, Search, Pager.Number(Page, 1), Pager.Number(PageSize, UserQuery.DefaultPageSize));
        var users = await Directory.ListAsync(actor, asked, _left.Token);
        var managers = new Dictionary<int, string>();
        foreach (var id in users.Items.Select(user => user.ManagerId).OfType<int>().Distinct())
            managers[id] = await Names.OfAsync(id, _left.Token);
        if (ReferenceEquals(asked, _asked) && !Pager.TurnedBack(Navigation, users.Page, users.PageSize, users.Total)) // else another question was put meanwhile; its answer counts
            (_users, _managers) = (users, managers);
    }

    private Task ShowAsync(UserFilter filter) => Go("show", filter == UserFilter.All ? null : filter.ToString());

    private Task SearchAsync(ChangeEventArgs change) => Go("search", change.Value?.ToString() is { Length: > 0 } text ? text : null);

    private Task Go(string parameter, string? value)
    {
        Navigation.NavigateTo(Navigation.GetUriWithQueryParameters(new Dictionary<string, object?> { [parameter] = value, ["page"] = null }), replace: true);
        return Task.CompletedTask;
    }

    private async Task ActAsync(UserRow user, UserAction action)
    {
        (_asksAbout, _openLeads) = (user.Id, action == UserAction.Disable ? await Choices.CountOpenLeadsAsync(await Actors.GetAsync(_left.Token), user.Id, _left.Token) : 0);
        if (action.Question(user) is { } question && (_confirm is null || !await _confirm.AskAsync(L[question.Title, user.Name], L[question.Message], L[question.Action], question.IsDanger)))
            return;
        var actor = await Actors.GetAsync(CancellationToken.None);
        if (action == UserAction.HelpWithPassword)
        {
            var outcome = await Users.HelpWithPasswordAsync(actor, user.Id, CancellationToken.None);
            (_failure, _code, _codeFor) = (outcome.Failure, outcome.Value, user.Name);
        }
        else
        {
            _failure = action == UserAction.Reject ? (await Users.RejectAsync(actor, user.Id, CancellationToken.None)).Failure : (await RunAsync(actor, user, action)).Failure;
            if (_failure is null)
                Toasts.Show(L[action.Done(), user.Name]);
        }

        await LoadAsync();
    }

    private Task<Outcome<UserRow>> RunAsync(Actor actor, UserRow user, UserAction action) => action switch
    {
        UserAction.Approve => Users.ApproveAsync(actor, user.Id, CancellationToken.None),
        UserAction.Disable => Users.DisableAsync(actor, user.Id, CancellationToken.None),
        UserAction.Enable => Users.EnableAsync(actor, user.Id, CancellationToken.None),
        _ => Users.EndSessionsAsync(actor, user.Id, CancellationToken.None),
    };

    private async Task ClosedAsync()
    {
        _edited = null;
        await LoadAsync();
    }
}
