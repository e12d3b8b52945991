using LeadManager.Core.Changes;
using LeadManager.Web.Security;
using Microsoft.AspNetCore.Components;

namespace LeadManager.Web.Components.Shared;

/// <summary>
/// Draws nothing and makes its page live: after changes of its topics it asks the page to read again, through the
/// page's own permissions. It listens only in the browser's circuit, never while a page is drawn ahead.
/// </summary>
public sealed class LiveRefresh : ComponentBase, IDisposable
{
    private IDisposable? _subscription;
    private volatile bool _disposed;

    /// <summary>What the page shows.</summary>
    [Parameter, EditorRequired] public Topic Topics { get; set; }

    /// <summary>Reads again; runs in the page's own turn.</summary>
    [Parameter, EditorRequired] public EventCallback OnChanged { get; set; }

    [Inject] private LiveFeed Feed { get; set; } = default!;

    protected override void OnAfterRender(bool firstRender)
    {
        if (firstRender && !_disposed)
            _subscription = Feed.Subscribe(Topics, SignalAsync);
    }

    private async Task SignalAsync(Topic changed)
    {
        try
        {
            if (!_disposed)
                await InvokeAsync(() => _disposed ? Task.CompletedTask : OnChanged.InvokeAsync());
        }
        catch (Exception fault) when (fault is SignedOutException or OperationCanceledException || (_disposed && fault is ObjectDisposedException))
        {
            // The page was left, or is being left for the sign-in; nobody waits for the answer.
        }
    }

    public void Dispose()
    {
        _disposed = true;
        _subscription?.Dispose();
    }
}
