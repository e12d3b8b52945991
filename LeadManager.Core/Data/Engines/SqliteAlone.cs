using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace LeadManager.Core.Data.Engines;

/// <summary>
/// One connection that has the file to itself and does without the write-ahead log for a while. The log takes every page
/// once more before it comes to its place, and each page read meanwhile is first looked for in the log; the journal that
/// stands in for it keeps only what was there before, which in an empty database is nearly nothing. A write is all or
/// nothing either way, and as durable.
/// </summary>
internal sealed class SqliteAlone(LeadDbContext db) : IAsyncDisposable
{
    /// <summary>Null where another connection is open to the file.</summary>
    public static async Task<SqliteAlone?> TakeAsync(LeadDbContext db, CancellationToken ct)
    {
        if (db.Database.GetDbConnection() is not SqliteConnection connection)
            return null;
        SqliteConnection.ClearPool(connection); // those that nobody uses are open too
        await db.Database.OpenConnectionAsync(ct);
        if (await ChangeAsync(db, "TRUNCATE"))
            return new SqliteAlone(db);
        await db.Database.CloseConnectionAsync();
        return null;
    }

    public async ValueTask DisposeAsync()
    {
        await ChangeAsync(db, "WAL");
        await db.Database.CloseConnectionAsync();
    }

    private static async Task<bool> ChangeAsync(LeadDbContext db, string journal)
    {
        await using var command = db.Database.GetDbConnection().CreateCommand();
        command.CommandTimeout = 1; // seconds; whoever has it open will not leave soon
#pragma warning disable CA2100 // one of two words
        command.CommandText = $"PRAGMA journal_mode={journal}";
#pragma warning restore CA2100
        try
        {
            return string.Equals(await command.ExecuteScalarAsync() as string, journal, StringComparison.OrdinalIgnoreCase);
        }
        catch (SqliteException)
        {
            return false;
        }
    }
}
