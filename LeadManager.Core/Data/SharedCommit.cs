using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;

namespace LeadManager.Core.Data;

/// <summary>
/// A transaction that several short writes share, each in a savepoint of its own, so that all of them wait for one sync of
/// the disk. Whoever holds the turn of the <see cref="WriteGate"/> is the only one to touch it.
/// </summary>
/// <param name="writer">The context on whose connection they write; it outlives the transaction.</param>
/// <param name="transaction">The transaction.</param>
internal sealed class SharedCommit(LeadDbContext writer, IDbContextTransaction transaction)
{
    private readonly TaskCompletionSource _done = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Ends when all that was kept is on the disk; fails where none of it is.</summary>
    public Task Done => _done.Task;

    /// <summary>Whether it came to nothing.</summary>
    public bool HasFailed { get; private set; }

    /// <summary>Lets the context write into this transaction until what is returned is disposed.</summary>
    public async Task<SharedPart> JoinAsync(LeadDbContext db, CancellationToken ct)
    {
        var guest = new Guest(db, db.Database.GetConnectionString());
        db.Database.SetDbConnection(writer.Database.GetDbConnection(), contextOwnsConnection: false);
        try
        {
            var joined = await db.Database.UseTransactionAsync(transaction.GetDbTransaction(), ct);
            return await SharedPart.BeginAsync(joined ?? throw new InvalidOperationException("There is no transaction to share."), guest, ct);
        }
        catch
        {
            guest.Leave();
            throw;
        }
    }

    /// <summary>Makes everything that was kept durable. Those who wait for <see cref="Done"/> hear of a fault, not whoever commits.</summary>
    public async Task CommitAsync()
    {
        try
        {
            await transaction.CommitAsync(CancellationToken.None); // one who gives up may not take the others with him
        }
        catch (Exception fault)
        {
            await FailAsync(fault);
            return;
        }

        await writer.TidyAsync();
        await LeaveAsync();
        _done.SetResult();
    }

    /// <summary>Gives everything up.</summary>
    public async Task FailAsync(Exception fault)
    {
        HasFailed = true;
        await LeaveAsync();
        _done.TrySetException(fault);
    }

    private async Task LeaveAsync()
    {
        try
        {
            await transaction.DisposeAsync();
        }
        catch (Exception)
        {
            // After a commit all of it is stored; and what made a rollback impossible is the consequence: those who wait hear the cause.
        }
    }
}

/// <summary>One write within a <see cref="SharedCommit"/>: kept, or undone without harm to the others.</summary>
internal sealed class SharedPart : IAsyncDisposable
{
    private const string Savepoint = "part";

    private readonly IDbContextTransaction _transaction;
    private readonly Guest _guest;

    private SharedPart(IDbContextTransaction transaction, Guest guest)
    {
        _transaction = transaction;
        _guest = guest;
    }

    /// <param name="transaction">The transaction as the writing context sees it.</param>
    /// <param name="guest">The context.</param>
    /// <param name="ct">Ends the wait.</param>
    public static async Task<SharedPart> BeginAsync(IDbContextTransaction transaction, Guest guest, CancellationToken ct)
    {
        try
        {
            await transaction.CreateSavepointAsync(Savepoint, ct);
            return new SharedPart(transaction, guest);
        }
        catch
        {
            await transaction.DisposeAsync(); // the guest's view of it only
            throw;
        }
    }

    public Task KeepAsync() => _transaction.ReleaseSavepointAsync(Savepoint);

    public async Task UndoAsync()
    {
        await _transaction.RollbackToSavepointAsync(Savepoint);
        await _transaction.ReleaseSavepointAsync(Savepoint);
    }

    /// <summary>Gives the guest his own connection back.</summary>
    public async ValueTask DisposeAsync()
    {
        await _transaction.DisposeAsync();
        _guest.Leave();
    }
}

/// <summary>A context that writes on another's connection, and what it reads from afterwards.</summary>
internal sealed record Guest(LeadDbContext Db, string? ConnectionString)
{
    /// <summary>Back to a connection of its own; without its address the context would open an empty database in memory.</summary>
    public void Leave()
    {
        Db.Database.SetDbConnection(null);
        Db.Database.SetConnectionString(ConnectionString);
    }
}
