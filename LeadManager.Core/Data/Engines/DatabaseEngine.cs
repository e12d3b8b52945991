using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;

namespace LeadManager.Core.Data.Engines;

/// <summary>Everything that differs between one database engine and another; nothing else may ask which engine it is.</summary>
public abstract class DatabaseEngine
{
    /// <summary>The engine's name in the configuration (<c>Database:Provider</c>).</summary>
    public abstract string Name { get; }

    /// <summary>Where the data lies, for a message to the operator; no secrets.</summary>
    public abstract string Location { get; }

    public abstract void Configure(DbContextOptionsBuilder options);

    /// <summary>Checks before the first use that the data can be opened and is sound; throws a clear message otherwise.</summary>
    public abstract Task PrepareAsync(LeadDbContext db, CancellationToken ct);

    /// <summary>Begins a transaction that will write.</summary>
    public abstract Task<IDbContextTransaction> BeginWriteAsync(LeadDbContext db, CancellationToken ct);

    /// <summary>What is to be done after a commit, while no other write may run.</summary>
    public abstract Task AfterCommitAsync(LeadDbContext db, CancellationToken ct);

    /// <summary>Gives this connection room, or takes it away again, for a write of very many rows.</summary>
    public abstract Task SetBulkAsync(LeadDbContext db, bool isBulk, CancellationToken ct);

    /// <summary>Whether the fault comes from a storage that is full, held by somebody else or not writable.</summary>
    public abstract StoreTroubleKind? TroubleOf(Exception fault);

    /// <summary>Whether a save failed because a unique index already holds the value.</summary>
    public abstract bool IsDuplicate(Exception fault);
}
