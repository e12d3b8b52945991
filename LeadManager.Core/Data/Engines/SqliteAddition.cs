using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;

namespace LeadManager.Core.Data.Engines;

/// <summary>
/// Adds many leads to those that are there: the search index takes them all at the end, in its own order. One by one, each
/// would be written to the disk before the next.
/// </summary>
internal sealed class SqliteAddition : IBulkFill
{
    private readonly LeadDbContext _db;
    private readonly int _last;

    private SqliteAddition(LeadDbContext db, int last)
    {
        _db = db;
        _last = last;
    }

    public static async Task<SqliteAddition> BeginAsync(LeadDbContext db, CancellationToken ct)
    {
        await ExecuteAsync(db, SqliteShelves.DropInsert, ct);
        return new SqliteAddition(db, await db.Leads.MaxAsync(lead => (int?)lead.Id, ct) ?? 0);
    }

    public async Task CompleteAsync(CancellationToken ct)
    {
        await ExecuteAsync(_db, SqliteShelves.AddBeyond(_last), ct);
        await ExecuteAsync(_db, SqliteShelves.CreateInsert, ct);
    }

    /// <summary>Runs a statement of the schema's own inside the write that has begun, however long it takes.</summary>
    internal static async Task ExecuteAsync(LeadDbContext db, string sql, CancellationToken ct)
    {
        await using var command = db.Database.GetDbConnection().CreateCommand();
#pragma warning disable CA2100 // the statements come from the schema itself
        command.CommandText = sql;
#pragma warning restore CA2100
        command.CommandTimeout = 0;
        command.Transaction = db.Database.CurrentTransaction?.GetDbTransaction() ?? throw new InvalidOperationException("A fill is part of a write.");
        await command.ExecuteNonQueryAsync(ct);
    }
}
