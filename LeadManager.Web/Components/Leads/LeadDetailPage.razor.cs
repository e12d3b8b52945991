using LeadManager.Core.Access;
using LeadManager.Core.Activities;
using LeadManager.Core.Assignment;
using LeadManager.Core.Leads;
using LeadManager.Core.Settings;
using LeadManager.Web.Components.Layout;
using LeadManager.Web.Components.Shared;
using LeadManager.Web.Security;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.WebUtilities;

namespace LeadManager.Web.Components.Leads;

/// <summary>One lead: who it is, whose it is, where it stands; what others change meanwhile is said and shown.</summary>
public sealed partial class LeadDetailPage
{
    private LeadQuery _query = new();
    private LeadDetail? _lead;
    private LeadDetail? _referring;
    private LeadDetail? _logging;
    private LeadDetail? _planning;
    private LeadDetail? _offering;
    private ActivityType? _logFirst;
    private LeadChain? _chain;
    private IReadOnlyList<LeadDetail> _assigning = [];
    private LeadNeighbours? _neighbours;
    private ConfirmDialog? _confirm;
    private IReadOnlyList<string> _changedFields = [];
    private string? _changedBy;
    private string? _gone;
    private bool _missing;

    [Inject] public required LeadService Leads { get; init; }
    [Inject] public required LeadBin Bin { get; init; }
    [Inject] public required ChainService Chains { get; init; }
    [Inject] public required Core.Users.PeopleNames Names { get; init; }
    [Inject] public required ActorProvider Actors { get; init; }
    [Inject] public required NavigationManager Navigation { get; init; }
    [Inject] public required ToastService Toasts { get; init; }

    [Parameter] public int Id { get; set; }

    [CascadingParameter] private ShellFacts? Facts { get; set; }

    [Parameter] public string? Tab { get; set; }

    private string Current => Tab?.ToLowerInvariant() ?? "";

    private bool HasQuotations => Facts?.Plan.Has(Module.Quotations) is not false;

    private bool MayRequestQuotation => HasQuotations && _lead?.MayRequestQuotation is true;

    private string BackLink => LeadsView.Of(Navigation.Uri).Link("/leads", _query);

    private IReadOnlyList<TabItem> TabItems =>
    [
        Item(L["Overview"], ""),
        .. _lead?.May(LeadAction.ViewActivities) is true ? [Item(L["Timeline"], "timeline")] : Array.Empty<TabItem>(),
        Item(L["Assignment"], "assignment"),
        .. Facts?.Plan.Has(Module.EventsAndReferrals) is not false ? [Item(L["Referral"], "referral")] : Array.Empty<TabItem>(),
        .. HasQuotations && _lead?.May(LeadAction.ViewActivities) is true ? [Item(L["Quotation"], "quotation")] : Array.Empty<TabItem>(),
        .. _lead?.May(LeadAction.ViewActivities) is true ? [Item(L["History"], "history")] : Array.Empty<TabItem>(),
    ];

    protected override async Task OnParametersSetAsync()
    {
        _query = LeadQueryText.Parse(QueryHelpers.ParseQuery(new Uri(Navigation.Uri).Query)).Value ?? new LeadQuery();
        if (_lead?.Lead.Id == Id)
            return;
        var id = Id;
        (_lead, _chain, _assigning, _neighbours, _changedBy, _gone, _changedFields, _missing) = (null, null, [], null, null, null, [], false);
        (_logging, _planning, _offering) = (null, null, null);
        var actor = await Actors.GetAsync(CancellationToken.None);
        var found = await Leads.FindAsync(actor, id, CancellationToken.None);
        var chain = await Chains.ListAsync(actor, id, CancellationToken.None);
        var place = found is null || !LeadQueryText.Format(_query).Any() ? null : await Leads.FindNeighboursAsync(actor, _query, id, CancellationToken.None);
        if (id == Id) // else the reader has gone on to another lead meanwhile
            (_lead, _chain, _neighbours, _missing) = (found, chain.Value, place, found is null);
    }

    private async Task RefreshAsync()
    {
        var id = Id;
        var actor = await Actors.GetAsync(CancellationToken.None);
        var fresh = await Leads.FindAsync(actor, id, CancellationToken.None);
        var chain = await Chains.ListAsync(actor, id, CancellationToken.None);
        if (id != Id)
            return;
        if (fresh is not null && _lead is not null && fresh.Lead.Version != _lead.Lead.Version && fresh.Lead.UpdatedBy != actor.Username)
        {
            _changedBy = await Names.OfAsync(fresh.Lead.UpdatedBy ?? "", CancellationToken.None);
            _changedFields = [.. new LeadInput().Fill(_lead.Lead).DifferingFrom(fresh.Lead).Select(entry => L[entry.Label].Value)];
        }

        _gone = fresh is null ? _lead?.Lead.Name ?? _gone : null;
        (_lead, _chain, _missing) = (fresh, chain.Value, fresh is null);
    }

    // Who gives a lead out of his sight is back at his list, where the toast says what was done.
    private async Task DoneAsync()
    {
        await RefreshAsync();
        if (_missing)
            Navigation.NavigateTo(BackLink);
    }

    private void Log(ActivityType? first) => (_logging, _logFirst) = (_lead, first);

    private void OpenAssign() => _assigning = _lead is { } lead ? [lead] : [];

    private Task AssignedAsync(bool given)
    {
        _assigning = [];
        return given ? DoneAsync() : Task.CompletedTask;
    }

    private async Task DeleteAsync()
    {
        if (_lead is not { } lead || _confirm is null || !await _confirm.AskAsync(
            L["Delete {0}?", lead.Lead.Name], L["The lead goes to the recycle bin, from where it can be restored."], L["Delete"]))
            return;
        var outcome = await Bin.DeleteAsync(await Actors.GetAsync(CancellationToken.None), lead.Lead.Id, CancellationToken.None);
        if (!outcome.IsOk)
        {
            Toasts.Show(outcome.Failure.Message);
            return;
        }

        Toasts.Show(L["{0} is in the recycle bin.", lead.Lead.Name], () => RestoreAsync(lead.Lead.Id));
        Navigation.NavigateTo(BackLink);
    }

    private async Task RestoreAsync(int id)
    {
        var outcome = await Bin.RestoreAsync(await Actors.GetAsync(CancellationToken.None), id, CancellationToken.None);
        if (!outcome.IsOk)
            Toasts.Show(outcome.Failure.Message);
    }

    private TabItem Item(string name, string tab) =>
        new(name, LeadQueryText.Link(tab.Length == 0 ? $"/leads/{Id}" : $"/leads/{Id}/{tab}", _query), Current == tab);
}
