using LeadManager.Core.Mail;
using LeadManager.Core.Results;
using LeadManager.Web.Components.Shared;
using LeadManager.Web.Security;
using Microsoft.AspNetCore.Components;

namespace LeadManager.Web.Components.Mail;

/// <summary>The outbox: what was sent, waits or failed. Filter, search and page live in the address.</summary>
public sealed partial class MailPage : IDisposable
{
    private readonly CancellationTokenSource _left = new();
    private Core.Mail.MailPage? _page;
    private MailQuery? _asked;
    private MailDetail? _opened;
    private Failure? _failure;

    [Inject] public required MailDesk Desk { get; init; }
    [Inject] public required ActorProvider Actors { get; init; }
    [Inject] public required NavigationManager Navigation { get; init; }
    [Inject] public required ToastService Toasts { get; init; }

    [SupplyParameterFromQuery(Name = "show")] public string? Filter { get; set; }
    [SupplyParameterFromQuery(Name = "search")] public string? Search { get; set; }
    [SupplyParameterFromQuery(Name = "page")] public string? Page { get; set; }
    [SupplyParameterFromQuery(Name = "pageSize")] public string? PageSize { get; set; }

    private MailFilter Shown => Enum.TryParse<MailFilter>(Filter, ignoreCase: true, out var filter) && Enum.IsDefined(filter) ? filter : MailFilter.All;

    private IReadOnlyList<SegmentOption<MailFilter>> Filters =>
    [
        new(MailFilter.All, L["All"]), new(MailFilter.Waiting, L["Waiting"]), new(MailFilter.Sent, L["Sent"]), new(MailFilter.Failed, L["Failed"]),
    ];

    protected override Task OnParametersSetAsync() => LoadAsync();

    private async Task LoadAsync()
    {
        var asked = new MailQuery(Shown, Search, Pager.Number(Page, 1), Pager.Number(PageSize, 50));
        _asked = asked;
        var page = await Desk.ListAsync(await Actors.GetAsync(_left.Token), asked, _left.Token);
        if (!ReferenceEquals(asked, _asked) || Pager.TurnedBack(Navigation, page.Page, page.PageSize, page.Total))
            return; // another question was put meanwhile; its answer counts
        _page = page;
        if (_opened is { } opened)
            _opened = await Desk.FindAsync(await Actors.GetAsync(_left.Token), opened.Row.Id, _left.Token);
    }

    private async Task OpenAsync(MailRow row) => _opened = await Desk.FindAsync(await Actors.GetAsync(_left.Token), row.Id, _left.Token);

    private async Task TryAgainAsync(MailRow row) =>
        Say(await Desk.TryAgainAsync(await Actors.GetAsync(CancellationToken.None), row.Id, CancellationToken.None), L["The mail is tried again."]);

    private async Task SendTestAsync() =>
        Say(await Desk.SendTestAsync(await Actors.GetAsync(CancellationToken.None), CancellationToken.None), L["A test mail is on its way to you."]);

    private void Say(Outcome<Done> outcome, string done)
    {
        _failure = outcome.Failure;
        if (outcome.IsOk)
            Toasts.Show(done);
    }

    private void Show(MailFilter filter, string? search) => Navigation.NavigateTo(Navigation.GetUriWithQueryParameters("/settings/mail", new Dictionary<string, object?>
    {
        ["show"] = filter == MailFilter.All ? null : filter.ToString().ToLowerInvariant(), ["search"] = string.IsNullOrWhiteSpace(search) ? null : search.Trim(),
    }));

    public void Dispose()
    {
        _left.Cancel();
    }
}
