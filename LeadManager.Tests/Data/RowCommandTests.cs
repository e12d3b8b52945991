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
