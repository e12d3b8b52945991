using LeadManager.Web.Security;

namespace LeadManager.Web.Components.Shared;

/// <summary>Shows the messages of <see cref="ToastService"/>, the newest lowest, each for long enough to take it back.</summary>
public sealed partial class Toasts
{
    private static readonly TimeSpan Stay = TimeSpan.FromSeconds(10);
    private readonly Dictionary<Toast, ITimer> _timers = [];

    protected override void OnInitialized() => Service.Changed += Refresh;

    private void Refresh() => _ = InvokeAsync(() =>
    {
        foreach (var toast in Service.Shown.Where(toast => !_timers.ContainsKey(toast)))
            _timers[toast] = Time.CreateTimer(_ => InvokeAsync(() => Service.Dismiss(toast)), null, Stay, Timeout.InfiniteTimeSpan);
        foreach (var gone in _timers.Keys.Except(Service.Shown).ToList())
        {
            _timers[gone].Dispose();
            _timers.Remove(gone);
        }

        StateHasChanged();
    });

    private async Task UndoAsync(Toast toast)
    {
        // Taken away first: a second click on Undo finds nothing to take back.
        Service.Dismiss(toast);
        if (toast.Undo is not { } undo)
            return;
        try
        {
            await undo();
        }
        catch (Exception fault) when (fault is not SignedOutException)
        {
            LogFailure(Logger, fault);
            Service.Show(L["This could not be taken back. Look at the record and change it by hand."]);
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "Undo failed")]
    private static partial void LogFailure(ILogger logger, Exception fault);

    public void Dispose()
    {
        Service.Changed -= Refresh;
        foreach (var timer in _timers.Values)
            timer.Dispose();
    }
}
