namespace LeadManager.Web.Components.Leads;

/// <summary>
/// Keeps what is typed into a form on the server while it is typed: at most once a second, and nothing after it was
/// saved or discarded.
/// </summary>
public sealed class DraftKeeper<T>(DraftBox box, string kind, string? id) : IDisposable where T : class
{
    private static readonly TimeSpan Pace = TimeSpan.FromSeconds(1);

    private readonly CancellationTokenSource _closed = new();
    private T? _waiting;
    private bool _running;
    private Task _keeping = Task.CompletedTask;

    /// <summary>What the address of the page says of the draft; another one once another page has taken the draft over.</summary>
    public string? Id { get; private set; } = id;

    /// <summary>When the draft was last kept, in UTC.</summary>
    public DateTime? KeptAt { get; private set; }

    private string Form => Id is null ? kind : $"{kind}:{Id}";

    /// <summary>An id that no other form has.</summary>
    public static string NewId() => Guid.NewGuid().ToString("N")[..8];

    /// <summary>What an earlier visit left, if it can still be read. From here on the draft is this form's.</summary>
    public async Task<T?> FindAsync()
    {
        (var content, KeptAt) = await box.FindAsync<T>(this, Form);
        return content;
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
        if (await box.IsHeldAsync(this, Form))
            await box.DiscardAsync(Form);
    }

    public void Dispose()
    {
        _closed.Cancel();
        box.Release(this);
    }

    private async Task StoreAsync(T latest)
    {
        if (!await box.IsHeldAsync(this, Form))
            Id = NewId();
        KeptAt = await box.StoreAsync(this, Form, latest);
    }
}
