using LeadManager.Core.Access;
using LeadManager.Core.Changes;
using LeadManager.Core.Leads;
using LeadManager.Core.Results;
using LeadManager.Web.Components.Shared;
using LeadManager.Web.Security;
using Microsoft.AspNetCore.Components;

namespace LeadManager.Web.Components.Leads;

/// <summary>Adds a lead. What is typed is kept as a draft until it is saved or discarded.</summary>
public sealed partial class NewLeadPage : IDisposable
{
    private CreateLead? _command;
    private DraftKeeper<CreateLead>? _draft;
    private DateTime? _restoredAt;
    private bool _showsCareDetails;
    private int _revision;

    [Inject] public required LeadEditing Editing { get; init; }
    [Inject] public required DraftService Drafts { get; init; }
    [Inject] public required ActorProvider Actors { get; init; }
    [Inject] public required NavigationManager Navigation { get; init; }
    [Inject] public required ToastService Toasts { get; init; }
    [Inject] public required ILogger<NewLeadPage> Logger { get; init; }

    protected override async Task OnInitializedAsync()
    {
        _draft = new DraftKeeper<CreateLead>(Drafts, Actors, Logger, "lead:new");
        var actor = await Actors.GetAsync(CancellationToken.None);
        _showsCareDetails = actor.May(LeadAction.ViewSensitive);
        var restored = await _draft.FindAsync();
        _restoredAt = restored is null ? null : _draft.KeptAt;
        _command = restored ?? Empty(actor);
    }

    private static CreateLead Empty(Actor actor) => new()
    {
        StaffName = actor.Name,
        LastContactStatus = Sources.ContactStatuses[0],
        RequestKey = Guid.NewGuid().ToString("N"),
    };

    private async Task EditedAsync()
    {
        _revision++;
        if (_draft is not null && _command is not null)
            await _draft.KeepAsync(_command);
    }

    private async Task<Failure?> SaveAsync()
    {
        if (_command is null || _draft is null)
            return null;
        var outcome = await Editing.CreateAsync(await Actors.GetAsync(CancellationToken.None), _command, CancellationToken.None);
        if (outcome.Value is not { } saved)
            return outcome.Failure;
        await _draft.DiscardAsync();
        Toasts.Show(L["{0} is saved.", saved.Lead.Name]);
        Navigation.NavigateTo($"/leads/{saved.Lead.Id}");
        return null;
    }

    private async Task DiscardAsync()
    {
        if (_draft is not null)
            await _draft.DiscardAsync();
        _restoredAt = null;
        _command = Empty(await Actors.GetAsync(CancellationToken.None));
    }

    private Task LeaveAsync() => _draft?.DiscardAsync() ?? Task.CompletedTask;

    public void Dispose() => _draft?.Dispose();
}
