using LeadManager.Core.Changes;
using LeadManager.Web.Security;
using Microsoft.AspNetCore.Components;

namespace LeadManager.Web.Components.Shared;

/// <summary>
/// Draws nothing and makes its page live: after changes of its topics it asks the page to read again, through the
/// page's own permissions, and has it drawn once, with what was read. It listens only in the browser's circuit, never
/// while a page is drawn ahead.
/// </summary>
public sealed class LiveRefresh : ComponentBase, IDisposable
{
    private IDisposable? _subscription;
    private volatile bool _disposed;

    /// <summary>What the page shows.</summary>
    [Parameter, EditorRequired] public Topic Topics { get; set; }

    /// <summary>Reads again; a method of the page, run in its own turn. No event callback: that would draw the page before the reading too.</summary>
    [Parameter, EditorRequired] public Func<Task> OnChanged { get; set; } = default!;

    /// <summary>Whether a change of these people's work alone is of interest; of anybody's where absent. Asked aside of the page's turn.</summary>
    [Parameter] public Func<IReadOnlySet<int>, bool>? Concerns { get; set; }

    [Inject] private LiveFeed Feed { get; set; } = default!;

    // There is nothing to draw, whatever the page draws.
    protected override bool ShouldRender() => false;

    protected override void OnAfterRender(bool firstRender)
    {
        if (firstRender && !_disposed)
            _subscription = Feed.Subscribe(Topics, people => Concerns?.Invoke(people) is not false, SignalAsync);
    }

    private async Task SignalAsync(Topic changed)
    {
        try
        {
            if (!_disposed)
                await InvokeAsync(ReadAgainAsync);
        }
        catch (Exception fault) when (fault is SignedOutException or OperationCanceledException || (_disposed && fault is ObjectDisposedException))
        {
            // The page was left, or is being left for the sign-in; nobody waits for the answer.
        }
    }

    private async Task ReadAgainAsync()
    {
        if (_disposed)
            return;
        await OnChanged();
        await EventCallback.Factory.Create(OnChanged.Target ?? this, Drawn).InvokeAsync(); // draws the page, as after any of its events
    }

    private static void Drawn()
    {
        // What was read is in the page's fields.
    }

    public void Dispose()
    {
        _disposed = true;
        _subscription?.Dispose();
    }
}
