using Microsoft.EntityFrameworkCore;

namespace LeadManager.Core.Data.Engines;

/// <summary>
/// Fills empty tables: the indexes and triggers of the leads and of their daily work are taken away and made anew once all rows are there, which is
/// several times as fast as keeping them up row by row. All of it is part of the running transaction.
/// </summary>
internal sealed class SqliteFill : IBulkFill
{
    /// <summary>
    /// In KB. So much is sorted at a time, by a helper while the next is read: a little that stays in the processor's own
    /// memory is done sooner than all at once. New rows need little, they only ever go to the end.
    /// </summary>
    private const int Memory = 8_192, UsualMemory = 32_768;

    private readonly LeadDbContext _db;
    private readonly List<string> _definitions;

    private SqliteFill(LeadDbContext db, List<string> definitions)
    {
        _db = db;
        _definitions = definitions;
    }

    public static async Task<SqliteFill> BeginAsync(LeadDbContext db, CancellationToken ct)
    {
        await db.Database.ExecuteSqlRawAsync($"PRAGMA threads=2; PRAGMA cache_size=-{Memory}", ct);
        const string Parts = """FROM sqlite_master WHERE tbl_name IN ('Leads', 'Activities', 'FollowUps') AND type IN ('index', 'trigger') AND sql IS NOT NULL ORDER BY rowid""";
        var drops = await db.Database.SqlQueryRaw<string>($"""SELECT 'DROP ' || type || ' "' || name || '"' AS Value {Parts}""").ToListAsync(ct);
        var definitions = await db.Database.SqlQueryRaw<string>($"SELECT sql AS Value {Parts}").ToListAsync(ct);
        foreach (var drop in drops)
            await ExecuteAsync(db, drop, ct);
        return new SqliteFill(db, definitions);
    }

    public async Task CompleteAsync(CancellationToken ct)
    {
        foreach (var definition in _definitions)
            await ExecuteAsync(_db, definition, ct);
        await ExecuteAsync(_db, SqliteShelves.Rebuild, ct);
        await ExecuteAsync(_db, $"PRAGMA threads=0; PRAGMA cache_size=-{UsualMemory}", ct);
    }

    private static Task ExecuteAsync(LeadDbContext db, string sql, CancellationToken ct) => SqliteAddition.ExecuteAsync(db, sql, ct);
}
