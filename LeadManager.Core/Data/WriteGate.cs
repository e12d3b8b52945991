namespace LeadManager.Core.Data;

/// <summary>
/// Lets one write transaction through at a time. SQLite has one writer anyway; waiting here is fair and never ends in
/// "database is locked". It also keeps two connections from writing or checkpointing at the same instant, which SQLite
/// before 3.51.3 does not survive (sqlite.org/wal.html#walresetbug).
/// </summary>
public sealed class WriteGate : IDisposable
{
    private readonly SemaphoreSlim _turn = new(1, 1);

    /// <summary>Waits for the turn; disposing the result passes it on.</summary>
    public async Task<IDisposable> EnterAsync(CancellationToken ct)
    {
        await _turn.WaitAsync(ct);
        return new Turn(_turn);
    }

    public void Dispose() => _turn.Dispose();

    private sealed class Turn(SemaphoreSlim turn) : IDisposable
    {
        private SemaphoreSlim? _turn = turn;

        public void Dispose() => Interlocked.Exchange(ref _turn, null)?.Release();
    }
}
