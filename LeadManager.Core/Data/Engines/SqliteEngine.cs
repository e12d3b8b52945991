using System.Data;
using System.Data.Common;
using System.Text.Json;
using LeadManager.Core.Analytics.Tallies;
using LeadManager.Core.Leads;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.EntityFrameworkCore.Storage;

namespace LeadManager.Core.Data.Engines;

/// <summary>
/// SQLite in one file: write-ahead log, every commit synced to the disk, one writer that is also the only one to
/// checkpoint (see <see cref="WriteGate"/>).
/// </summary>
public sealed class SqliteEngine : DatabaseEngine
{
    private const int Busy = 5, Locked = 6, ReadOnly = 8, InputOutput = 10, Full = 13, Constraint = 19;
    private const int UniqueConstraint = 2067, PrimaryKeyConstraint = 1555;
    /// <summary>A larger file is not read through at the start, which must not take longer as the office grows; its schema is.</summary>
    private const long ReadThroughMax = 64L << 20;

    /// <summary>How long a write waits for another process before it is given up.</summary>
    private const int PatienceSeconds = 5;

    /// <summary>
    /// Bytes that the log may grow, and commits into a log that has grown so far, before it is checkpointed. The file of a
    /// log that was checkpointed and begins anew keeps its length: without counting, every commit would pay for two more
    /// syncs and write each page twice.
    /// </summary>
    private const long CheckpointAt = 4L << 20, TruncateAt = 32L << 20;
    private const int CommitsPerCheckpoint = 64;

    private readonly string _connectionString;
    private readonly string _file;
    private long _lengthAtCheckpoint;
    private int _commitsSince;

    public SqliteEngine(string connectionString)
    {
        var settings = new SqliteConnectionStringBuilder(connectionString);
        if (!settings.ShouldSerialize("Default Timeout"))
            settings.DefaultTimeout = PatienceSeconds;
        _connectionString = settings.ToString();
        _file = settings.DataSource;
    }

    public override string Name => "Sqlite";

    public override string Location => Path.GetFullPath(_file);

    public override bool AsksOneProcessor => Environment.ProcessorCount > 1;

    public override void Configure(DbContextOptionsBuilder options) =>
        options.UseSqlite(_connectionString).AddInterceptors(Pragmas.Instance);

    public override async Task PrepareAsync(LeadDbContext db, CancellationToken ct)
    {
        if (!File.Exists(_file))
            return;
        try
        {
            await db.Database.ExecuteSqlRawAsync("SELECT count(*) FROM sqlite_master", ct);
            if (new FileInfo(_file).Length > ReadThroughMax)
                return;
            var answer = (await db.Database.SqlQueryRaw<string>("PRAGMA quick_check(1)").ToListAsync(ct)).FirstOrDefault();
            if (answer != "ok")
                throw new InvalidOperationException($"The database {Location} is damaged ({answer}). Restore it from a backup.");
        }
        catch (SqliteException fault)
        {
            throw new InvalidOperationException(
                $"The database {Location} cannot be opened ({fault.Message}). Check the file and its permissions, or restore it from a backup.", fault);
        }
    }

    // Serializable begins IMMEDIATE here: the write lock is taken at once, never half-way through.
    public override Task<IDbContextTransaction> BeginWriteAsync(LeadDbContext db, CancellationToken ct) =>
        db.Database.BeginTransactionAsync(IsolationLevel.Serializable, ct);

    // The level that begins DEFERRED here: no lock is taken, and the first read fixes the moment.
    public override Task<IDbContextTransaction> BeginReadAsync(LeadDbContext db, CancellationToken ct) =>
        db.Database.BeginTransactionAsync(IsolationLevel.ReadUncommitted, ct);

    public override async Task AfterCommitAsync(LeadDbContext db, CancellationToken ct)
    {
        var log = new FileInfo(_file + "-wal");
        if (!log.Exists || !CheckpointIsDue(log.Length))
            return;
        (_lengthAtCheckpoint, _commitsSince) = (log.Length, 0);
        try
        {
            await db.Database.ExecuteSqlRawAsync(
                log.Length < TruncateAt ? "PRAGMA wal_checkpoint(PASSIVE)" : "PRAGMA wal_checkpoint(TRUNCATE)", ct);
        }
        catch (SqliteException)
        {
            // The commit stands; the log stays long and the next commit tries again.
        }
    }

    // Only the holder of the gate comes here, so that plain fields will do.
    private bool CheckpointIsDue(long length)
    {
        _commitsSince++;
        _lengthAtCheckpoint = Math.Min(_lengthAtCheckpoint, length); // it was truncated
        return length >= CheckpointAt && (_commitsSince >= CommitsPerCheckpoint || length >= _lengthAtCheckpoint + CheckpointAt);
    }

    internal override IRowCommand PrepareRow(LeadDbContext db, RowStatement statement, bool returnsKey) => new SqliteRowCommand(db, statement, returnsKey);

    public override async Task<IAsyncDisposable?> TakeAloneAsync(LeadDbContext db, CancellationToken ct) => await SqliteAlone.TakeAsync(db, ct);

    public override async Task<IBulkFill> BeginFillAsync(LeadDbContext db, CancellationToken ct) => await SqliteFill.BeginAsync(db, ct);

    public override async Task<IBulkFill> BeginAdditionAsync(LeadDbContext db, CancellationToken ct) => await SqliteAddition.BeginAsync(db, ct);

    public override Task RebuildSearchAsync(LeadDbContext db, CancellationToken ct) => SqliteAddition.ExecuteAsync(db, SqliteShelves.Rebuild, ct);

    public override Task AddOwnersAsync(LeadDbContext db, IReadOnlyList<TallyOwner> owners, CancellationToken ct) => SqliteCounts.AddOwnersAsync(db, owners, ct);

    public override Task AddCountsAsync(LeadDbContext db, IReadOnlyList<LeadTally> changes, CancellationToken ct) => SqliteCounts.AddAsync(db, changes, ct);

    // Without statistics of values SQLite takes an index by its shape; the caller knows how many leads there are behind each.
#pragma warning disable EF1002 // the name is one of the model's own
    public override IQueryable<Lead> LeadsBy(LeadDbContext db, string? index) =>
        index is null ? db.Leads : db.Leads.FromSqlRaw($"""SELECT * FROM "Leads" INDEXED BY "{index}" """);
#pragma warning restore EF1002

    public override IQueryable<T> ByTeam<T>(IQueryable<T> rows) => WrittenTeams.In(rows);

    // As one value: a thousand would each be looked for by the name of their parameter, every time anew.
    public override IQueryable<Lead> Among(LeadDbContext db, IQueryable<Lead> leads, List<int> ids)
    {
        var together = JsonSerializer.Serialize(ids);
        var wanted = db.Database.SqlQuery<int>($"""SELECT value AS "Value" FROM json_each({together})""");
        return ByTeam(leads).Where(lead => wanted.Contains(lead.Id));
    }

    public override async Task<SearchCandidates?> FindCandidatesAsync(LeadDbContext db, IReadOnlyList<string> fragments, CancellationToken ct) =>
        await SqliteSearch.QuestionAsync(db, fragments, ct) is { } question ? new SqliteCandidates(db, question) : null;

    public override StoreTroubleKind? TroubleOf(Exception fault) => Find(fault)?.SqliteErrorCode switch
    {
        Full => StoreTroubleKind.Full,
        Busy or Locked => StoreTroubleKind.Busy,
        ReadOnly or InputOutput => StoreTroubleKind.Unwritable,
        _ => null,
    };

    public override bool IsDuplicate(Exception fault) =>
        Find(fault) is { SqliteErrorCode: Constraint, SqliteExtendedErrorCode: UniqueConstraint or PrimaryKeyConstraint };

    private static SqliteException? Find(Exception? fault) =>
        fault as SqliteException ?? (fault?.InnerException is { } inner ? Find(inner) : null);

    /// <summary>Settings that SQLite keeps per connection: made once for each that the pool has, not whenever one is taken from it.</summary>
    private sealed class Pragmas : DbConnectionInterceptor
    {
        public static readonly Pragmas Instance = new();

        private const string Settings = "PRAGMA foreign_keys=ON; PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA wal_autocheckpoint=0; PRAGMA cache_size=-32768;";

        public override void ConnectionOpened(DbConnection connection, ConnectionEndEventData eventData)
        {
            using var command = connection.CreateCommand();
            command.CommandText = "PRAGMA wal_autocheckpoint";
            if (command.ExecuteScalar() is 0L)
                return;
            command.CommandText = Settings;
            command.ExecuteNonQuery();
        }

        public override Task ConnectionOpenedAsync(DbConnection connection, ConnectionEndEventData eventData, CancellationToken cancellationToken = default)
        {
            ConnectionOpened(connection, eventData); // the engine knows no waiting
            return Task.CompletedTask;
        }
    }
}
