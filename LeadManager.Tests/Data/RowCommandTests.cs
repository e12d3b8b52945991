using LeadManager.Core.Data;
using LeadManager.Core.Data.Engines;
using LeadManager.Tests.Demo;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;

namespace LeadManager.Tests.Data;

/// <summary>Rows written straight through SQLite are the rows that its provider would have written, byte for byte.</summary>
public sealed class RowCommandTests(DemoOffice office) : IClassFixture<DemoOffice>, IAsyncLifetime
{
    private static readonly string[] Tables = ["Lead", "Activity", "FollowUp", "AuditEntry", "LeadChange", "QuotationRequest", "ChainEntry", "SpecialReview", "Office"];

    private static readonly DateTime Noon = new(2026, 3, 8, 12, 0, 0, DateTimeKind.Utc);

    public static TheoryData<string> Names => [.. Tables];

    public Task InitializeAsync() => office.FillAsync(300);

    public Task DisposeAsync() => Task.CompletedTask;

    [Theory]
    [MemberData(nameof(Names))]
    public async Task Execute_RowsOfATable_AreStoredAsByTheProvider(string name)
    {
        await using var db = await office.OpenAsync();
        var table = db.Model.GetEntityTypes().Single(type => type.ClrType.Name == name);
        var rows = (await RowsAsync(db, table)).Take(100).ToList();
        await using var scope = await db.BeginWriteAsync(default);
        await AllowTwiceAsync(db, table);

        var straight = Write(new SqliteRowCommand(db, RowStatement.Of(table), returnsKey: true), table, rows);
        var provided = Write(new RowCommand(db, RowStatement.Of(table), returnsKey: true), table, rows);

        Assert.NotEmpty(rows);
        Assert.Equal(await StoredAsync(db, table, provided), await StoredAsync(db, table, straight));
    }

    /// <summary>What is bound stays so from row to row, and on the connection of the short writes from one save to the next: none is taken over that was not meant.</summary>
    [Fact]
    public async Task Write_ValuesThatComeAgainChangeAndGoAway_AreThoseOfTheirRow()
    {
        (string? Comments, bool IsSpecial, DateTime UpdatedAt)[] rows =
        [
            ("first", true, Noon), ("first", true, Noon), ("second", false, Noon.AddTicks(1)), (null, false, Noon), ("", true, Noon.AddMilliseconds(-500)), ("first", false, DateTime.MinValue),
        ];

        List<int> keys = [.. await WriteShortAsync(rows.Take(1)), .. await WriteShortAsync(rows.Skip(1).Take(3)), .. await WriteShortAsync(rows.Skip(4))];

        await using var db = await office.OpenAsync();
        var stored = await db.Leads.AsNoTracking().Where(row => keys.Contains(row.Id)).OrderBy(row => row.Id).ToListAsync();
        Assert.Equal(rows, stored.Select(row => (row.Comments, row.IsSpecial, row.UpdatedAt)));
    }

    private async Task<List<int>> WriteShortAsync(IEnumerable<(string? Comments, bool IsSpecial, DateTime UpdatedAt)> rows)
    {
        await using var db = await office.OpenAsync();
        var lead = await db.Leads.AsNoTracking().FirstAsync();
        await db.Database.CloseConnectionAsync();
        await using var scope = await db.BeginShortWriteAsync(default);
        Assert.NotNull(db.Statements);
        await using var writer = RowWriter<Core.Leads.Lead>.For(db);
        var keys = new List<int>();
        foreach (var row in rows)
        {
            (lead.Comments, lead.IsSpecial, lead.UpdatedAt) = row;
            keys.Add(writer.WriteForKey(lead));
        }

        await scope.CommitAsync(default);
        return keys;
    }

    [Fact]
    public async Task Execute_RefusedRow_FailsAsTheProviderDoesAndTheNextIsWritten()
    {
        await using var db = await office.OpenAsync();
        var lead = await db.Leads.AsNoTracking().FirstAsync();
        await using var scope = await db.BeginWriteAsync(default);
        await using var rows = new RowWriter<Core.Leads.Lead>(db);
        var name = lead.FirstName;

        lead.FirstName = null!;
        var fault = Assert.Throws<SqliteException>(() => rows.Write(lead));
        lead.FirstName = name;
        var key = rows.WriteForKey(lead);

        Assert.Contains("NOT NULL", fault.Message, StringComparison.Ordinal);
        Assert.Equal(name, await db.Leads.Where(row => row.Id == key).Select(row => row.FirstName).SingleAsync());
    }

    private static async Task<List<object>> RowsAsync(LeadDbContext db, IEntityType table) =>
        await (Task<List<object>>)typeof(RowCommandTests).GetMethod(nameof(ReadAsync))!.MakeGenericMethod(table.ClrType).Invoke(null, [db])!;

    public static async Task<List<object>> ReadAsync<T>(LeadDbContext db) where T : class => [.. await db.Set<T>().AsNoTracking().ToListAsync()];

    private static async Task AllowTwiceAsync(LeadDbContext db, IEntityType table)
    {
        var drops = await db.Database.SqlQuery<string>(
            $"SELECT 'DROP INDEX ' || name AS Value FROM sqlite_master WHERE type = 'index' AND tbl_name = {table.GetTableName()} AND sql LIKE 'CREATE UNIQUE%'").ToListAsync();
        foreach (var drop in drops)
            await db.Database.ExecuteSqlRawAsync(drop);
    }

    private static List<int> Write(IRowCommand command, IEntityType table, List<object> rows)
    {
        using var held = command;
        var columns = RowStatement.Of(table).Columns;
        return rows.ConvertAll(row =>
        {
            for (var column = 0; column < columns.Count; column++)
            {
                var value = columns[column].GetGetter().GetClrValue(row);
                command.Set(column, value is not null && columns[column].GetTypeMapping().Converter is { } converter ? converter.ConvertToProvider(value) : value);
            }

            return command.ExecuteForKey();
        });
    }

    private static async Task<List<string>> StoredAsync(LeadDbContext db, IEntityType table, List<int> keys)
    {
        var key = table.FindPrimaryKey()!.Properties[0].GetColumnName();
        var columns = string.Join(" || '|' || ", RowStatement.Of(table).Columns.Select(column => $"typeof(\"{column.GetColumnName()}\") || quote(\"{column.GetColumnName()}\")"));
#pragma warning disable EF1002 // the names are the model's own
        return await db.Database.SqlQueryRaw<string>($"SELECT {columns} AS Value FROM \"{table.GetTableName()}\" WHERE \"{key}\" IN ({string.Join(", ", keys)}) ORDER BY \"{key}\"").ToListAsync();
#pragma warning restore EF1002
    }
}
