using LeadManager.Core;
using LeadManager.Core.Access;
using LeadManager.Core.Lists;
using LeadManager.Core.Results;
using LeadManager.Web.Components.Shared;
using LeadManager.Web.Security;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;

namespace LeadManager.Web.Components.Settings;

/// <summary>What the pages of the small lists share: reading them, doing something to a row, and saying what became of it.</summary>
public abstract class ListPage : ComponentBase
{
    [Inject] public required ListReader Reader { get; init; }
    [Inject] public required ActorProvider Actors { get; init; }
    [Inject] public required ToastService Toasts { get; init; }
    [Inject] public required IStringLocalizer<Words> Localizer { get; init; }

    protected ListSnapshot Lists { get; private set; } = ListSnapshot.Empty;

    protected Failure? Failure { get; set; }

    protected ConfirmDialog? Confirm { get; set; }

    /// <summary>Counts how many leads have each row: slower than the rows themselves, so it comes after them.</summary>
    protected abstract Task CountAsync(Actor actor);

    protected override async Task OnParametersSetAsync()
    {
        Failure = null;
        await LoadAsync();
        await CountAsync(await Actors.GetAsync(CancellationToken.None));
    }

    protected async Task LoadAsync() => Lists = Reader.Read(await Actors.GetAsync(CancellationToken.None));

    protected async Task<bool> DoAsync<T>(Func<Actor, Task<Outcome<T>>> change, string done) where T : class
    {
        var outcome = await change(await Actors.GetAsync(CancellationToken.None));
        Failure = outcome.Failure;
        if (outcome.IsOk)
            Toasts.Show(done);
        await LoadAsync();
        return outcome.IsOk;
    }

    protected Task RetireAsync<T>(string name, bool isRetired, Func<Actor, Task<Outcome<T>>> change) where T : class =>
        DoAsync(change, isRetired ? Localizer["{0} is retired.", name] : Localizer["{0} is offered again.", name]);

    protected async Task DeleteAsync<T>(string name, Func<Actor, Task<Outcome<T>>> change) where T : class
    {
        if (Confirm is not null && await Confirm.AskAsync(Localizer["Delete {0}?", name], Localizer["It is deleted for good. Only what nothing uses can be deleted."], Localizer["Delete"]))
            await DoAsync(change, Localizer["{0} is deleted.", name]);
    }
}
