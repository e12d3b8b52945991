namespace LeadManager.Core.Data;

/// <summary>
/// Lets one write through at a time. SQLite has one writer anyway; waiting here is fair and never ends in
/// "database is locked". It also keeps two connections from writing or checkpointing at the same instant, which SQLite
/// before 3.51.3 does not survive (sqlite.org/wal.html#walresetbug). Short writes that wait together share one commit
/// (docs/decisions/0008-shared-commits.md).
/// </summary>
public sealed class WriteGate(TimeProvider clock) : IDisposable
{
    /// <summary>Who has waited so long behind a writer that met a foreign lock does not wait for that lock once more.</summary>
    private static readonly TimeSpan LongEnough = TimeSpan.FromSeconds(3);

    private readonly SemaphoreSlim _turn = new(1, 1);

    /// <summary>Whether the last write found the database held by another process.</summary>
    public bool IsBlocked { get; set; }

    /// <summary>The transaction that short writes have begun and nobody has committed yet; for the holder of the turn.</summary>
    internal SharedCommit? Shared { get; set; }

    /// <summary>
    /// The context on whose connection short writes are made, one after the other; for the holder of the turn. It stays open:
    /// what the engine has read of the indexes for one write it still knows at the next.
    /// </summary>
    internal LeadDbContext? Writer { get; set; }

    /// <summary>What stays prepared on that connection; for the holder of the turn.</summary>
    internal KeptStatements Kept { get; private set; } = new();

    /// <summary>
    /// Waits for the turn with nobody's transaction open; disposing the result passes it on. Throws where the turns before
    /// came to nothing and took too long.
    /// </summary>
    public async Task<IDisposable> EnterAsync(CancellationToken ct)
    {
        var turn = await EnterSharedAsync(ct);
        try
        {
            await CommitSharedAsync();
            return turn;
        }
        catch
        {
            turn.Dispose();
            throw;
        }
    }

    public void Dispose()
    {
        Writer?.Dispose();
        _turn.Dispose();
    }

    /// <summary>Lets the next short write begin on a new connection; for the holder of the turn.</summary>
    internal async Task RetireWriterAsync()
    {
        var writer = Writer;
        (Writer, Kept) = (null, new KeptStatements());
        if (writer is not null)
            await writer.DisposeAsync();
    }

    /// <summary>The same for a write that joins the transaction that is open, if one is.</summary>
    internal async Task<IDisposable> EnterSharedAsync(CancellationToken ct)
    {
        var began = clock.GetTimestamp();
        await _turn.WaitAsync(ct);
        if (!IsBlocked || clock.GetElapsedTime(began) < LongEnough)
            return new Turn(_turn);
        _turn.Release();
        throw new StoreBusyException();
    }

    /// <summary>Commits what is shared, if anything is; for the holder of the turn.</summary>
    internal async Task CommitSharedAsync()
    {
        if (Shared is not { } open)
            return;
        Shared = null;
        await open.CommitAsync();
        if (open.HasFailed)
            await RetireWriterAsync();
    }

    /// <summary>Gives up what is shared; for the holder of the turn.</summary>
    internal async Task FailAsync(SharedCommit shared, Exception fault)
    {
        if (Shared == shared)
            Shared = null;
        await shared.FailAsync(fault);
        await RetireWriterAsync();
    }

    /// <summary>
    /// Waits until it is committed. Whoever stands in the queue is served first and joins; the first of the waiting whose
    /// turn comes round commits for all, so that nobody depends on one who may give up. Throws where the commit failed.
    /// </summary>
    internal async Task CompleteAsync(SharedCommit shared)
    {
        using var over = new CancellationTokenSource();
        var turn = _turn.WaitAsync(over.Token);
        await Task.WhenAny(turn, shared.Done);
        await over.CancelAsync();
        try
        {
            await turn;
            using (new Turn(_turn))
                if (Shared == shared)
                    await CommitSharedAsync();
        }
        catch (OperationCanceledException)
        {
            // Somebody else has committed it meanwhile.
        }

        await shared.Done;
    }

    private sealed class Turn(SemaphoreSlim turn) : IDisposable
    {
        private SemaphoreSlim? _turn = turn;

        public void Dispose() => Interlocked.Exchange(ref _turn, null)?.Release();
    }
}
