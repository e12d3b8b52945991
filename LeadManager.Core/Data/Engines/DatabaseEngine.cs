using LeadManager.Core.Analytics.Tallies;
using LeadManager.Core.Leads;
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

    /// <summary>Begins a transaction in which everything is read as of one moment, and which keeps nobody from writing.</summary>
    public abstract Task<IDbContextTransaction> BeginReadAsync(LeadDbContext db, CancellationToken ct);

    /// <summary>What is to be done after a commit, while no other write may run.</summary>
    public abstract Task AfterCommitAsync(LeadDbContext db, CancellationToken ct);

    /// <summary>
    /// Takes the database for this context alone, before a write that fills an empty one: the rows then go straight to
    /// their places. It ends when the result is disposed, after the write. Where others are at work there it does nothing.
    /// </summary>
    public virtual Task<IAsyncDisposable?> TakeAloneAsync(LeadDbContext db, CancellationToken ct) => Task.FromResult<IAsyncDisposable?>(null);

    /// <summary>Prepares the writing of rows one by one, inside a write that has begun.</summary>
    internal virtual IRowCommand PrepareRow(LeadDbContext db, RowStatement statement, bool returnsKey) => new RowCommand(db, statement, returnsKey);

    /// <summary>Prepares empty tables for very many rows, inside a write that has begun.</summary>
    public abstract Task<IBulkFill> BeginFillAsync(LeadDbContext db, CancellationToken ct);

    /// <summary>Prepares for many new leads beside those that are there, inside a write that has begun; none of the new ones may be changed before it is completed.</summary>
    public abstract Task<IBulkFill> BeginAdditionAsync(LeadDbContext db, CancellationToken ct);

    /// <summary>Makes the search index anew for the names that there are, inside a write that has begun.</summary>
    public abstract Task RebuildSearchAsync(LeadDbContext db, CancellationToken ct);

    /// <summary>Writes down these owners of counts where they are not known yet, inside a write that has begun.</summary>
    public abstract Task AddOwnersAsync(LeadDbContext db, IReadOnlyList<TallyOwner> owners, CancellationToken ct);

    /// <summary>Adds these numbers to the kept counts, in the order given, inside a write that has begun.</summary>
    public abstract Task AddCountsAsync(LeadDbContext db, IReadOnlyList<LeadTally> changes, CancellationToken ct);

    /// <summary>Whether a question keeps one processor busy although there are others: then a long one is sooner answered in two parts at once.</summary>
    public abstract bool AsksOneProcessor { get; }

    /// <summary>All leads; read through this index where the engine has to be told.</summary>
    public abstract IQueryable<Lead> LeadsBy(LeadDbContext db, string? index);

    /// <summary>
    /// All leads that may hold one of the folded fragments, and some that do not; null where the engine cannot narrow the
    /// search down and the leads have to be asked.
    /// </summary>
    public abstract Task<SearchCandidates?> FindCandidatesAsync(LeadDbContext db, IReadOnlyList<string> fragments, CancellationToken ct);

    /// <summary>The same rows, asked for in the way that costs least where an actor's team decides about them.</summary>
    public virtual IQueryable<T> ByTeam<T>(IQueryable<T> rows) => rows;

    /// <summary>Those of the leads that have one of up to some thousand ids.</summary>
    public virtual IQueryable<Lead> Among(LeadDbContext db, IQueryable<Lead> leads, List<int> ids) => leads.Where(lead => ids.Contains(lead.Id));

    /// <summary>Whether the fault comes from a storage that is full, held by somebody else or not writable.</summary>
    public abstract StoreTroubleKind? TroubleOf(Exception fault);

    /// <summary>Whether a save failed because a unique index already holds the value.</summary>
    public abstract bool IsDuplicate(Exception fault);
}

/// <summary>A fill that has begun; not completed, it leaves the tables to the rollback.</summary>
public interface IBulkFill
{
    /// <summary>Brings indexes and search up to all the rows.</summary>
    Task CompleteAsync(CancellationToken ct);
}
