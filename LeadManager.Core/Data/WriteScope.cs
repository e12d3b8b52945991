using LeadManager.Core.Changes;
using Microsoft.EntityFrameworkCore.Storage;

namespace LeadManager.Core.Data;

/// <summary>
/// A write that holds the <see cref="WriteGate"/>. What is not committed is rolled back when it is disposed; open pages
/// hear of the changes after the commit.
/// </summary>
public abstract class WriteScope : IAsyncDisposable
{
    private Topic _topics;
    private HashSet<int>? _people = [];

    /// <summary>What it is about. Who sets it has written past the tracked rows, and it may be anybody's work.</summary>
    internal Topic Topics
    {
        get => _topics;
        set => (_topics, _people) = (value, null);
    }

    /// <summary>Whose work was changed; null where it may be anybody's.</summary>
    internal IReadOnlySet<int>? People => _people;

    /// <summary>What went wrong in it.</summary>
    internal Exception? Fault { get; set; }

    /// <summary>Adds what a save of tracked rows was about, and whose work it was; null where it may be anybody's.</summary>
    internal void Add(Topic topics, IReadOnlySet<int>? people)
    {
        _topics |= topics;
        if (people is null)
            _people = null;
        else
            _people?.UnionWith(people);
    }

    /// <summary>Makes everything since the beginning durable and tells open pages.</summary>
    public Task CommitAsync(CancellationToken ct) => CommitAsync(null, ct);

    /// <summary>The same; what is remembered of the old state is forgotten before open pages read again.</summary>
    public abstract Task CommitAsync(Action? forget, CancellationToken ct);

    public abstract ValueTask DisposeAsync();
}

/// <summary>A write with a transaction of its own.</summary>
internal sealed class WholeWrite(LeadDbContext db, IDbContextTransaction transaction, IDisposable turn) : WriteScope
{
    public override async Task CommitAsync(Action? forget, CancellationToken ct)
    {
        ct.ThrowIfCancellationRequested();
        await transaction.CommitAsync(CancellationToken.None); // who gives up now would hear that it failed although it is stored
        forget?.Invoke();
        db.Publish(this);
        await db.TidyAsync();
    }

    public override async ValueTask DisposeAsync()
    {
        db.Leave(this);
        try
        {
            await transaction.DisposeAsync();
        }
        finally
        {
            turn.Dispose(); // whatever the rollback says, the next writer must get his turn
        }
    }
}

/// <summary>
/// A short write that shares its transaction with those behind it at the gate. It passes the turn on before the commit and
/// comes to an end with it; so does one that was undone, since what it was refused for may be the work of another.
/// </summary>
internal sealed class SharedWrite(LeadDbContext db, WriteGate gate, SharedCommit shared, SharedPart part, IDisposable turn) : WriteScope
{
    private bool _left;

    public override async Task CommitAsync(Action? forget, CancellationToken ct)
    {
        await part.KeepAsync();
        await LeaveAsync();
        forget?.Invoke();
        db.Publish(this);
    }

    public override async ValueTask DisposeAsync()
    {
        db.Leave(this);
        if (_left)
            return;
        try
        {
            await part.UndoAsync();
        }
        catch (Exception fault)
        {
            await gate.FailAsync(shared, Fault ?? fault); // the engine has already rolled all of it back
        }

        await LeaveAsync();
    }

    private async Task LeaveAsync()
    {
        _left = true;
        try
        {
            await part.DisposeAsync();
        }
        finally
        {
            turn.Dispose();
            await gate.CompleteAsync(shared);
        }
    }
}
