using LeadManager.Core.Access;
using LeadManager.Core.Assignment;
using LeadManager.Core.Leads;
using LeadManager.Core.Lists;
using LeadManager.Core.Results;
using LeadManager.Core.Settings;
using LeadManager.Web.Components.Layout;
using LeadManager.Web.Components.Shared;
using LeadManager.Web.Security;
using Microsoft.AspNetCore.Components;

namespace LeadManager.Web.Components.Assignment;

/// <summary>The button that moves a lead, and its dialog. It acts on the version that was shown when it was opened.</summary>
public sealed partial class MoveLead
{
    private ReassignLead? _command;
    private Lead? _from;
    private ListSnapshot _lists = ListSnapshot.Empty;
    private IReadOnlyList<AssignableUser> _people = [];

    [Inject] public required AssignmentService Assignment { get; init; }
    [Inject] public required Recipients Recipients { get; init; }
    [Inject] public required ListReader Reader { get; init; }
    [Inject] public required ActorProvider Actors { get; init; }
    [Inject] public required ToastService Toasts { get; init; }

    [CascadingParameter] private ShellFacts? Facts { get; set; }

    [Parameter, EditorRequired] public LeadDetail Lead { get; set; } = default!;

    /// <summary>Raised when it was moved, so that the page reads again at once.</summary>
    [Parameter] public EventCallback OnDone { get; set; }

    private bool IsOffered =>
        Lead.May(LeadAction.ReassignLead) && Facts?.Plan.Has(Module.OfficesAndProviders) is not false && (Offices.Count > 0 || Providers.Count > 0);

    /// <summary>Those that are offered, and that of the lead although it is retired.</summary>
    private List<OfficeRow> Offices => [.. _lists.Offices.Where(row => !row.IsRetired || row.Id == _from?.OfficeId)];

    private List<ProviderRow> Providers => [.. _lists.Providers.Where(row => !row.IsRetired || row.Id == _from?.ProviderId)];

    protected override async Task OnParametersSetAsync()
    {
        if (Lead.May(LeadAction.ReassignLead))
            _lists = Reader.Read(await Actors.GetAsync(CancellationToken.None));
    }

    private async Task OpenAsync()
    {
        var lead = Lead.Lead;
        var actor = await Actors.GetAsync(CancellationToken.None);
        _people = Lead.MayGive && (await Recipients.ListAsync(actor, lead.Id, CancellationToken.None)).Value is { } listed
            ? [.. listed.Items.Where(person => !person.IsAway && person.Id != lead.AssigneeId)]
            : [];
        (_from, _command) = (lead, new ReassignLead { LeadId = lead.Id, Version = lead.Version, OfficeId = lead.OfficeId, ProviderId = lead.ProviderId });
    }

    /// <summary>What stays is left out: a retired office may stay, but nothing moves there.</summary>
    private async Task<Failure?> SaveAsync()
    {
        if (_command is not { } chosen)
            return null;
        var outcome = await Assignment.ReassignAsync(await Actors.GetAsync(CancellationToken.None), chosen with
        {
            OfficeId = chosen.OfficeId == _from?.OfficeId ? null : chosen.OfficeId,
            ProviderId = chosen.ProviderId == _from?.ProviderId ? null : chosen.ProviderId,
        }, CancellationToken.None);
        if (!outcome.IsOk)
            return outcome.Failure;
        _command = null;
        StateHasChanged(); // the form hands over a task, not an event
        Toasts.Show(L["{0} is moved.", outcome.Value.LeadName]);
        await OnDone.InvokeAsync();
        return null;
    }
}
