using LeadManager.Core.Access;
using LeadManager.Core.Changes;
using LeadManager.Core.Leads;
using LeadManager.Core.Results;
using LeadManager.Web.Components.Shared;
using LeadManager.Web.Security;
using Microsoft.AspNetCore.Components;

namespace LeadManager.Web.Components.Leads;

/// <summary>
/// Edits a lead. When somebody else saves meanwhile, the two edits are brought together field by field; what was typed
/// is lost in no case.
/// </summary>
public sealed partial class EditLeadPage : IDisposable
{
    private LeadEdit? _edit;
    private DraftKeeper<LeadEdit>? _draft;
    private MergeResult? _merge;
    private DateTime? _restoredAt;
    private string? _name;
    private string? _mergedWith;
    private bool _missing;
    private bool _showsCareDetails;
    private int _revision;

    [Inject] public required LeadService Leads { get; init; }
    [Inject] public required LeadEditing Editing { get; init; }
    [Inject] public required DraftService Drafts { get; init; }
    [Inject] public required ActorProvider Actors { get; init; }
    [Inject] public required NavigationManager Navigation { get; init; }
    [Inject] public required ToastService Toasts { get; init; }
    [Inject] public required ILogger<EditLeadPage> Logger { get; init; }

    [Parameter] public int Id { get; set; }

    protected override async Task OnParametersSetAsync()
    {
        if (_edit?.Mine.Id == Id)
            return;
        _draft?.Dispose();
        _draft = new DraftKeeper<LeadEdit>(Drafts, Actors, Logger, $"lead:{Id}");
        var stored = await FindAsync();
        _missing = stored is null;
        if (stored is null)
            return;
        _name = stored.Lead.Name;
        _showsCareDetails = stored.May(LeadAction.ViewSensitive);
        var restored = await _draft.FindAsync();
        _restoredAt = restored is null ? null : _draft.KeptAt;
        _edit = restored ?? LeadEdit.Begin(stored.Lead);
        if (!_showsCareDetails)
            _edit.HideCareDetails(); // the draft may be older than the loss of the right
        Merge(stored.Lead);
    }

    private async Task<LeadDetail?> FindAsync() => await Leads.FindAsync(await Actors.GetAsync(CancellationToken.None), Id, CancellationToken.None);

    private async Task EditedAsync()
    {
        _revision++;
        if (_draft is not null && _edit is not null)
            await _draft.KeepAsync(_edit);
    }

    private async Task<Failure?> SaveAsync()
    {
        if (_edit is null || _draft is null)
            return null;
        var outcome = await Editing.UpdateAsync(await Actors.GetAsync(CancellationToken.None), _edit.Mine, CancellationToken.None);
        if (outcome.Failure is Conflict && await FindAsync() is { } theirs)
            Merge(theirs.Lead);
        if (outcome.Value is not { } saved)
            return outcome.Failure;
        await _draft.DiscardAsync();
        Toasts.Show(L["{0} is saved.", saved.Lead.Name]);
        Navigation.NavigateTo($"/leads/{Id}");
        return null;
    }

    /// <summary>Somebody saved a lead: if it was this one, his fields come in at once, not only when Save is pressed.</summary>
    private async Task NoticeAsync()
    {
        if (_edit is not null && await FindAsync() is { } stored)
            Merge(stored.Lead);
    }

    private void Merge(Lead stored)
    {
        if (_edit is null || stored.Version == _edit.Mine.Version)
            return;
        var theirs = new LeadInput().Fill(stored);
        var merge = LeadMerge.Compare(_edit.Before, _edit.Mine, theirs);
        _merge = merge with { Contested = [.. merge.Contested, .. StillContested(merge, theirs)] };
        _mergedWith = stored.UpdatedBy;
        _edit.Mine.Fill(_merge.Merged);
        _edit.Mine.Version = stored.Version;
        _edit = _edit with { Before = theirs };
    }

    /// <summary>What was contested before and has not been chosen yet stays so, with the other's newest value.</summary>
    private IEnumerable<FieldConflict> StillContested(MergeResult merge, LeadInput theirs) =>
        (_merge?.Contested ?? []).Where(open => merge.Contested.All(other => other.Field != open.Field))
            .Select(open => open with { Theirs = open.Field.Input.GetValue(theirs) });

    private async Task Choose((FieldConflict Field, object? Value) choice)
    {
        choice.Field.Field.Input.SetValue(_edit?.Mine, choice.Value);
        await EditedAsync();
    }

    private async Task DiscardAsync()
    {
        await LeaveAsync();
        (_edit, _restoredAt, _merge) = (null, null, null);
        await OnParametersSetAsync();
    }

    private Task LeaveAsync() => _draft?.DiscardAsync() ?? Task.CompletedTask;

    public void Dispose() => _draft?.Dispose();
}
