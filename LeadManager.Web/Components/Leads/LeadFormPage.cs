using System.Text.RegularExpressions;
using LeadManager.Core;
using LeadManager.Core.Leads;
using LeadManager.Core.Results;
using LeadManager.Web.Components.Shared;
using LeadManager.Web.Security;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using Microsoft.JSInterop;

namespace LeadManager.Web.Components.Leads;

/// <summary>
/// What the page of a new lead and that of an existing one share: the draft, which lives under an id in the address,
/// and what follows a save.
/// </summary>
public abstract partial class LeadFormPage<TDraft> : ComponentBase, IDisposable where TDraft : class
{
    private string? _shownId;

    [Inject] public required LeadEditing Editing { get; init; }
    [Inject] public required DraftBox Box { get; init; }
    [Inject] public required ActorProvider Actors { get; init; }
    [Inject] public required NavigationManager Navigation { get; init; }
    [Inject] public required ToastService Toasts { get; init; }
    [Inject] public required IStringLocalizer<Words> Localizer { get; init; }
    [Inject] public required IJSRuntime Browser { get; init; }

    /// <summary>Which draft is open; a reload finds it by this.</summary>
    [SupplyParameterFromQuery(Name = "draft")] public string? DraftId { get; set; }

    /// <summary>Which forms share their drafts: "lead:new", "lead:42".</summary>
    protected abstract string Kind { get; }

    protected DraftKeeper<TDraft>? Draft { get; private set; }

    /// <summary>When the draft was kept that the form began from; null where it began empty.</summary>
    protected DateTime? RestoredAt { get; set; }

    /// <summary>Grows with each edit.</summary>
    protected int Revision { get; private set; }

    protected bool ShowsCareDetails { get; set; }

    /// <summary>The id in the address, where it is one of ours.</summary>
    protected string? AskedId => DraftId is { } id && Ours().IsMatch(id) ? id : null;

    protected async Task<TDraft?> OpenDraftAsync(string? id)
    {
        Draft?.Dispose();
        _shownId = AskedId;
        Draft = Box.Open<TDraft>(Kind, id);
        var restored = await Draft.FindAsync();
        RestoredAt = restored is null ? null : Draft.KeptAt;
        return restored;
    }

    protected async Task KeepAsync(TDraft content)
    {
        Revision++;
        if (Draft is not { } draft)
            return;
        var shown = ShowAddressAsync(); // not waited for yet: while the line is lost it has no answer, and what was typed is kept all the same
        await draft.KeepAsync(content);
        await shown;
        if (draft == Draft)
            await ShowAddressAsync(); // another page may have taken the draft over meanwhile
    }

    /// <summary>After a save: the draft has served its time. Gives the failure back where nothing was saved.</summary>
    protected async Task<Failure?> FinishAsync(Outcome<LeadDetail> outcome)
    {
        if (outcome.Value is not { } saved)
            return outcome.Failure;
        await LeaveAsync();
        Toasts.Show(Localizer["{0} is saved.", saved.Lead.Name]);
        Navigation.NavigateTo($"/leads/{saved.Lead.Id}");
        return null;
    }

    protected Task LeaveAsync() => Draft?.DiscardAsync() ?? Task.CompletedTask;

    public void Dispose()
    {
        Draft?.Dispose();
        GC.SuppressFinalize(this);
    }

    private async Task ShowAddressAsync()
    {
        if (Draft?.Id == _shownId)
            return;
        _shownId = Draft?.Id;
        try
        {
            await Browser.InvokeVoidAsync("lm.replaceAddress", Navigation.GetUriWithQueryParameter("draft", _shownId));
        }
        catch (Exception fault) when (fault is JSDisconnectedException or OperationCanceledException)
        {
            _shownId = null; // the line was lost; the next letter tries again
        }
    }

    [GeneratedRegex("^[0-9a-f]{8}$")]
    private static partial Regex Ours();
}
