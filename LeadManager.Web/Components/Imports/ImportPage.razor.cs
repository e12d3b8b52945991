using LeadManager.Core.Access;
using LeadManager.Core.Imports;
using LeadManager.Core.Imports.Reading;
using LeadManager.Core.Leads;
using LeadManager.Core.Results;
using LeadManager.Web.Components.Shared;
using LeadManager.Web.Security;
using Microsoft.AspNetCore.Components;

namespace LeadManager.Web.Components.Imports;

/// <summary>One import from its columns over the check to its result. What is decided is kept with the draft, so that a reload loses nothing.</summary>
public sealed partial class ImportPage : IDisposable
{
    private static readonly TimeSpan Pace = TimeSpan.FromMilliseconds(200);

    private ImportDraft? _draft;
    private ImportSettings _settings = new();
    private ImportReport? _report;
    private Import? _done;
    private ProtectedList _kept = new([], 0);
    private IReadOnlyList<LeadField> _fields = [];
    private IReadOnlyList<SavedMapping> _saved = [];
    private Failure? _failure;
    private ImportProgress? _progress;
    private CancellationTokenSource? _running;
    private ConfirmDialog? _confirm;
    private int? _loaded; // the import whose state this is
    private string? _step; // and the step that the address asked for
    private bool _isLoading = true, _isImporting, _mayManageEvents, _hasLeft;
    private long _drawnAt;
    private int _corrected; // cells that are not checked yet

    private const string Checking = "check";

    [Parameter] public int Id { get; set; }

    /// <summary>The step one is at, in the address: a reload comes back to it, and Back leads to the one before.</summary>
    [SupplyParameterFromQuery(Name = "step")] public string? Step { get; set; }

    [Inject] public required ImportDrafts Drafts { get; init; }
    [Inject] public required ImportRun Run { get; init; }
    [Inject] public required ImportHistory History { get; init; }
    [Inject] public required ImportUndo Undo { get; init; }
    [Inject] public required SavedMappings Mappings { get; init; }
    [Inject] public required ActorProvider Actors { get; init; }
    [Inject] public required NavigationManager Navigation { get; init; }
    [Inject] public required ToastService Toasts { get; init; }
    [Inject] public required TimeProvider Clock { get; init; }

    private string ImportWords => _report switch
    {
        null or { Created: 0, Updated: 0 } => L["No row can be imported as things stand."],
        { Refused: > 0 } when _settings.AllOrNothing => L["All rows or none, and {0:N0} are refused.", _report.Refused],
        { Updated: 0 } => L["Adds {0:N0} of {1:N0} rows.", _report.Created, _report.Rows],
        _ => L["Adds {0:N0} and updates {1:N0} of {2:N0} rows.", _report.Created, _report.Updated, _report.Rows],
    };

    protected override async Task OnParametersSetAsync()
    {
        if ((_loaded, _step) == (Id, Step))
            return; // nothing that this page was asked for has changed
        (var isOther, _loaded, _step) = (_loaded != Id, Id, Step);
        if (isOther)
            await LoadAsync();
        if (Step != Checking)
            (_report, _corrected) = (null, 0);
        else if (_draft is not null && _report is null)
            await CheckAsync();
    }

    private async Task LoadAsync()
    {
        var actor = await Actors.GetAsync(CancellationToken.None);
        (_fields, _mayManageEvents) = (ImportSettingsRules.FieldsFor(actor), actor.May(LeadAction.ManageEvents));
        _saved = await Mappings.ListAsync(actor, CancellationToken.None);
        await ReadDoneAsync(actor);
        _draft = _done is null ? await Drafts.FindAsync(actor, Id, CancellationToken.None) : null;
        (_settings, _report, _failure, _isLoading) = (_draft?.Settings ?? new ImportSettings(), null, null, false);
    }

    private async Task ReadDoneAsync(Actor actor)
    {
        _done = await History.FindAsync(actor, Id, CancellationToken.None);
        _kept = await History.ListProtectedAsync(actor, Id, CancellationToken.None);
    }

    private void Change(ImportSettings settings) => _settings = settings;

    private async Task ReadAgainAsync(FileLayout layout) => Show(await Drafts.ReadAgainAsync(await Actors.GetAsync(CancellationToken.None), Id, layout, CancellationToken.None));

    private async Task ApplyAsync(string name)
    {
        if (_draft is not null && await Mappings.ApplyAsync(await Actors.GetAsync(CancellationToken.None), name, _draft.File, CancellationToken.None) is { } settings)
            (_settings, _failure) = (settings, null);
    }

    private async Task SaveMappingAsync(string name)
    {
        var actor = await Actors.GetAsync(CancellationToken.None);
        _failure = (await Mappings.SaveAsync(actor, name, _settings, CancellationToken.None)).Failure;
        if (_failure is null)
            Toasts.Show(L["{0} is saved.", name]);
        _saved = await Mappings.ListAsync(actor, CancellationToken.None);
        StateHasChanged();
    }

    private async Task ForgetMappingAsync(string name)
    {
        if (_confirm is null || !await _confirm.AskAsync(L["Forget {0}?", name], L["Nobody can choose it for a file any more. This file keeps what is chosen for it."], L["Forget"]))
            return;
        var actor = await Actors.GetAsync(CancellationToken.None);
        _failure = (await Mappings.DeleteAsync(actor, name, CancellationToken.None)).Failure;
        _saved = await Mappings.ListAsync(actor, CancellationToken.None);
        StateHasChanged();
    }

    private Task CheckAsync() => RunAsync(isImport: false);

    // A cell that is written and not checked belongs to the import: it is never left behind.
    private Task ImportAsync() => RunAsync(isImport: _corrected == 0);

    // Every corrected cell is kept with the draft at once, so that neither a reload nor another choice loses it.
    private async Task KeepAsync((ImportSettings Settings, int Cells) corrected)
    {
        (_settings, _corrected) = corrected;
        if (_draft is not { } draft)
            return;
        var kept = await Drafts.ChangeAsync(await Actors.GetAsync(CancellationToken.None), draft, corrected.Settings, CancellationToken.None);
        (_draft, _failure) = (kept.Value ?? draft, kept.Failure);
    }

    private async Task ChangeAndCheckAsync(ImportSettings settings)
    {
        _settings = settings;
        await CheckAsync();
    }

    private async Task RunAsync(bool isImport)
    {
        var actor = await Actors.GetAsync(CancellationToken.None);
        if (_draft is null || _running is not null)
            return;
        if (!Show(await Drafts.ChangeAsync(actor, _draft, _settings, CancellationToken.None)))
        {
            StateHasChanged();
            return;
        }

        using var running = _running = new CancellationTokenSource();
        (_isImporting, _progress) = (isImport, new ImportProgress(ImportRun.Reading, 0, null));
        StateHasChanged();
        try
        {
            var (draft, report) = (_draft, new Reporter(this));
            // On another thread: the page must be able to draw the progress and to take the Cancel.
            var outcome = await Task.Run(() => isImport
                ? Run.ImportAsync(actor, draft.FileName, draft.File, draft.Settings, draft.Id, report, running.Token)
                : Run.CheckAsync(actor, draft.FileName, draft.File, draft.Settings, report, running.Token));
            (_failure, _report, _corrected) = (outcome.Failure, outcome.Value ?? _report, outcome.IsOk ? 0 : _corrected);
            if (isImport && outcome.IsOk)
            {
                await ReadDoneAsync(actor);
                (_draft, _report) = (null, null); // nothing of the file is needed any more
            }

            GoTo(_report is null ? null : Checking);
        }
        catch (OperationCanceledException)
        {
            Toasts.Show(isImport ? L["Cancelled. Nothing was imported."] : L["Cancelled."]);
        }
        finally
        {
            (_running, _progress, _isImporting) = (null, null, false);
            StateHasChanged(); // whoever asked for it need not have been this page
        }
    }

    private bool Show(Outcome<ImportDraft> outcome)
    {
        _failure = outcome.Failure;
        if (outcome.Value is not { } draft)
            return false;
        (_draft, _settings) = (draft, draft.Settings);
        return true;
    }

    private void BackToColumns()
    {
        _failure = null;
        GoTo(null);
    }

    private void GoTo(string? step)
    {
        if (!_hasLeft && step != Step)
            Navigation.NavigateTo(Navigation.GetUriWithQueryParameter("step", step));
    }

    private void Cancel() => _running?.Cancel();

    private async Task DiscardAsync()
    {
        if (_confirm is null || !await _confirm.AskAsync(L["Discard {0}?", _draft?.FileName ?? ""], L["The file and what you have chosen for it are forgotten. No lead is touched."], L["Discard"]))
            return;
        await Drafts.DiscardAsync(await Actors.GetAsync(CancellationToken.None), Id, CancellationToken.None);
        Navigation.NavigateTo("/import");
    }

    private async Task UndoAsync()
    {
        if (_done is null)
            return;
        var actor = await Actors.GetAsync(CancellationToken.None);
        var asked = await UndoQuestion.AskAsync(Undo, actor, _done, _confirm, L);
        _failure = asked.Failure;
        if (asked.Report is not null)
            Toasts.Show(L["The import of {0} is undone.", _done.FileName]);

        await ReadDoneAsync(actor);
        StateHasChanged();
    }

    private void Draw(ImportProgress progress)
    {
        if (_hasLeft || _progress is null || (_progress.Step == progress.Step && Clock.GetElapsedTime(_drawnAt) < Pace))
            return;
        (_progress, _drawnAt) = (progress, Clock.GetTimestamp());
        _ = InvokeAsync(StateHasChanged);
    }

    // An import goes on when its page is left, and is found under past imports; of a check nobody would see anything.
    public void Dispose()
    {
        _hasLeft = true;
        if (!_isImporting)
            _running?.Cancel();
    }

    private sealed class Reporter(ImportPage page) : IProgress<ImportProgress>
    {
        public void Report(ImportProgress value) => page.Draw(value);
    }
}
