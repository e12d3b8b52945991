using System.Text.Json;
using LeadManager.Core.Changes;
using LeadManager.Web.Security;

namespace LeadManager.Web.Components.Leads;

/// <summary>
/// Keeps what is typed into a form on the server while it is typed: at most once a second, and nothing after it was
/// saved or discarded.
/// </summary>
public sealed class DraftKeeper<T>(DraftService drafts, ActorProvider actors, ILogger logger, string form) : IDisposable where T : class
{
    private static readonly TimeSpan Pace = TimeSpan.FromSeconds(1);

    private readonly CancellationTokenSource _closed = new();
    private T? _waiting;
    private bool _running;
    private Task _keeping = Task.CompletedTask;

    /// <summary>When the draft was last kept, in UTC.</summary>
    public DateTime? KeptAt { get; private set; }

    /// <summary>What an earlier visit left, if it can still be read.</summary>
    public async Task<T?> FindAsync()
    {
        if (await drafts.FindAsync(await actors.GetAsync(CancellationToken.None), form, CancellationToken.None) is not { } draft)
            return null;
        try
        {
            KeptAt = draft.SavedAt;
            return JsonSerializer.Deserialize<T>(draft.Json);
        }
        catch (JsonException)
        {
            return null; // left by an older version of the form
        }
    }

    /// <summary>Notes what is to be kept; the latest wins.</summary>
    public async Task KeepAsync(T content)
    {
        _waiting = content;
        if (_running)
            return;
        _running = true;
        try
        {
            while (_waiting is not null)
            {
                await Task.Delay(Pace, _closed.Token);
                if (_waiting is not { } latest)
                    return;
                _waiting = null;
                await (_keeping = StoreAsync(latest));
            }
        }
        catch (OperationCanceledException)
        {
            // the page was left
        }
        finally
        {
            _running = false;
        }
    }

    /// <summary>Forgets the draft; one that is just being kept is waited for, so that it does not come back.</summary>
    public async Task DiscardAsync()
    {
        _waiting = null;
        await _keeping;
        KeptAt = null;
        await drafts.DiscardAsync(await actors.GetAsync(CancellationToken.None), form, CancellationToken.None);
    }

    public void Dispose() => _closed.Cancel();

    /// <summary>Never fails: a draft that could not be kept must not stop what the person is doing.</summary>
    private async Task StoreAsync(T latest)
    {
        try
        {
            KeptAt = await drafts.KeepAsync(await actors.GetAsync(CancellationToken.None), form, JsonSerializer.Serialize(latest), CancellationToken.None);
        }
        catch (Exception fault)
        {
            KeptAt = null;
            logger.LogWarning(fault, "A draft could not be kept");
        }
    }
}
