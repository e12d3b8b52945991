using LeadManager.Core.Changes;
using Microsoft.EntityFrameworkCore.Storage;

namespace LeadManager.Core.Data;

/// <summary>
/// A write transaction that holds the <see cref="WriteGate"/>. What is not committed is rolled back when it is disposed;
/// open pages hear of the changes after the commit.
/// </summary>
public sealed class WriteScope : IAsyncDisposable
{
    private readonly LeadDbContext _db;
    private readonly IDbContextTransaction _transaction;
    private readonly IDisposable _turn;

    internal WriteScope(LeadDbContext db, IDbContextTransaction transaction, IDisposable turn)
    {
        _db = db;
        _transaction = transaction;
        _turn = turn;
    }

    internal Topic Topics { get; set; }

    /// <summary>Makes everything since the beginning durable and tells open pages.</summary>
    public Task CommitAsync(CancellationToken ct) => CommitAsync(null, ct);

    /// <summary>The same; what is remembered of the old state is forgotten before open pages read again.</summary>
    public async Task CommitAsync(Action? forget, CancellationToken ct)
    {
        await _transaction.CommitAsync(ct);
        forget?.Invoke();
        await _db.AfterCommitAsync(this);
    }

    public async ValueTask DisposeAsync()
    {
        _db.Leave(this);
        try
        {
            await _transaction.DisposeAsync();
        }
        finally
        {
            _turn.Dispose(); // whatever the rollback says, the next writer must get his turn
        }
    }
}
