using LeadManager.Core.Access;
using LeadManager.Core.Leads;
using LeadManager.Core.Results;
using LeadManager.Core.Users;
using Microsoft.AspNetCore.Components;

namespace LeadManager.Web.Components.Leads;

/// <summary>
/// Edits a lead. When somebody else saves meanwhile, the two edits are brought together field by field; what was typed
/// is lost in no case.
/// </summary>
public sealed partial class EditLeadPage
{
    private LeadEdit? _edit;
    private MergeResult? _merge;
    private string? _name;
    private string? _mergedWith;
    private Failure? _refusal;

    [Inject] public required LeadService Leads { get; init; }
    [Inject] public required PeopleNames Names { get; init; }

    [Parameter] public int Id { get; set; }

    protected override string Kind => $"lead:{Id}";

    protected override async Task OnParametersSetAsync()
    {
        if (_edit?.Mine.Id == Id)
            return;
        var stored = await FindAsync();
        _refusal = stored is null ? new NotFound() : null;
        if (stored is null)
            return;
        _name = stored.Lead.Name;
        ShowsCareDetails = stored.May(LeadAction.ViewSensitive);
        _edit = await OpenDraftAsync(AskedId) ?? (stored.MayEdit ? LeadEdit.Begin(stored.Lead) : null); // who has lost the right still finds what he typed
        _refusal = _edit is null ? new Forbidden(LeadAction.EditContact) : null;
        if (_edit is null)
            return;
        if (!ShowsCareDetails)
            _edit.HideCareDetails(); // the draft may be older than the loss of the right
        await MergeAsync(stored.Lead);
    }

    private async Task<LeadDetail?> FindAsync() => await Leads.FindAsync(await Actors.GetAsync(CancellationToken.None), Id, CancellationToken.None);

    private async Task<Failure?> SaveAsync()
    {
        if (_edit is null)
            return null;
        var outcome = await Editing.UpdateAsync(await Actors.GetAsync(CancellationToken.None), _edit.Mine, CancellationToken.None);
        if (outcome.Failure is Conflict && await FindAsync() is { } theirs)
            await MergeAsync(theirs.Lead);
        return await FinishAsync(outcome);
    }

    /// <summary>Somebody saved a lead: if it was this one, his fields come in at once, not only when Save is pressed.</summary>
    private async Task NoticeAsync()
    {
        if (_edit is not null && await FindAsync() is { } stored)
            await MergeAsync(stored.Lead);
    }

    private async Task MergeAsync(Lead stored)
    {
        if (_edit is null || stored.Version == _edit.Mine.Version)
            return;
        var theirs = new LeadInput().Fill(stored);
        var merge = LeadMerge.Compare(_edit.Before, _edit.Mine, theirs);
        _merge = merge with { Contested = [.. merge.Contested, .. StillContested(merge, theirs)] };
        _edit.Mine.Fill(_merge.Merged);
        _edit.Mine.Version = stored.Version;
        _edit = _edit with { Before = theirs };
        _mergedWith = stored.UpdatedBy is { } by ? await Names.OfAsync(by, CancellationToken.None) : null;
    }

    /// <summary>What was contested before and has not been chosen yet stays so, with the other's newest value.</summary>
    private IEnumerable<FieldConflict> StillContested(MergeResult merge, LeadInput theirs) =>
        (_merge?.Contested ?? []).Where(open => merge.Contested.All(other => other.Field != open.Field))
            .Select(open => open with { Theirs = open.Field.Input.GetValue(theirs) });

    private async Task ChooseAsync((FieldConflict Field, object? Value) choice)
    {
        if (_edit is null)
            return;
        choice.Field.Field.Input.SetValue(_edit.Mine, choice.Value);
        await KeepAsync(_edit);
    }

    private async Task DiscardAsync()
    {
        await LeaveAsync();
        (_edit, RestoredAt, _merge) = (null, null, null);
        await OnParametersSetAsync();
    }
}
