using LeadManager.Core.Imports;
using LeadManager.Core.Results;
using LeadManager.Web.Components.Shared;
using LeadManager.Web.Security;
using Microsoft.AspNetCore.Components;

namespace LeadManager.Web.Components.Imports;

/// <summary>Where an import begins, and where those that were done can be undone.</summary>
public sealed partial class ImportsPage
{
    private IReadOnlyList<Import>? _imports;
    private IReadOnlyList<Import> _drafts = [];
    private Failure? _failure;
    private ConfirmDialog? _confirm;
    private UndoReport? _undone;
    private string _undoneFile = "";

    [Inject] public required ImportHistory History { get; init; }
    [Inject] public required ImportDrafts Drafts { get; init; }
    [Inject] public required ImportUndo Undo { get; init; }
    [Inject] public required ActorProvider Actors { get; init; }
    [Inject] public required NavigationManager Navigation { get; init; }
    [Inject] public required ToastService Toasts { get; init; }

    protected override Task OnInitializedAsync() => LoadAsync();

    private async Task LoadAsync()
    {
        var actor = await Actors.GetAsync(CancellationToken.None);
        _drafts = await Drafts.ListAsync(actor, CancellationToken.None);
        _imports = await History.ListAsync(actor, CancellationToken.None);
        StateHasChanged(); // a button of a row has asked for it, not this page
    }

    private void OpenDraft(int id) => Navigation.NavigateTo($"/import/{id}");

    private async Task DiscardAsync(Import draft)
    {
        _failure = (await Drafts.DiscardAsync(await Actors.GetAsync(CancellationToken.None), draft.Id, CancellationToken.None)).Failure;
        await LoadAsync();
    }

    private async Task UndoAsync(Import import)
    {
        var asked = await UndoQuestion.AskAsync(Undo, await Actors.GetAsync(CancellationToken.None), import, _confirm, L);
        _failure = asked.Failure;
        if (asked.Report is { } report)
        {
            (_undone, _undoneFile) = (report.Protected.Count > 0 ? report : null, import.FileName);
            Toasts.Show(L["The import of {0} is undone.", import.FileName]);
        }

        await LoadAsync();
    }
}
