using System.Diagnostics;

namespace LeadManager.Core.Data;

/// <summary>
/// Lets one write transaction through at a time. SQLite has one writer anyway; waiting here is fair and never ends in
/// "database is locked". It also keeps two connections from writing or checkpointing at the same instant, which SQLite
/// before 3.51.3 does not survive (sqlite.org/wal.html#walresetbug).
/// </summary>
public sealed class WriteGate : IDisposable
{
    /// <summary>Who has waited so long behind a writer that met a foreign lock does not wait for that lock once more.</summary>
    private static readonly TimeSpan LongEnough = TimeSpan.FromSeconds(3);

    private readonly SemaphoreSlim _turn = new(1, 1);

    /// <summary>Whether the last write found the database held by another process.</summary>
    public bool IsBlocked { get; set; }

    /// <summary>Waits for the turn; disposing the result passes it on. Throws where the turns before came to nothing and took too long.</summary>
    public async Task<IDisposable> EnterAsync(CancellationToken ct)
    {
        var began = Stopwatch.GetTimestamp();
        await _turn.WaitAsync(ct);
        if (!IsBlocked || Stopwatch.GetElapsedTime(began) < LongEnough)
            return new Turn(_turn);
        _turn.Release();
        throw new StoreBusyException();
    }

    public void Dispose() => _turn.Dispose();

    private sealed class Turn(SemaphoreSlim turn) : IDisposable
    {
        private SemaphoreSlim? _turn = turn;

        public void Dispose() => Interlocked.Exchange(ref _turn, null)?.Release();
    }
}
