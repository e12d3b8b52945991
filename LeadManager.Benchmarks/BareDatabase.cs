using Microsoft.Data.Sqlite;

namespace LeadManager.Benchmarks;

/// <summary>The same file without the application: one connection, one statement, all rows read.</summary>
internal sealed class BareDatabase : IAsyncDisposable
{
    private readonly SqliteConnection _connection;

    public BareDatabase(string file)
    {
        _connection = new SqliteConnection($"Data Source={file};Mode=ReadOnly;Pooling=False");
        _connection.Open();
    }

    public void Read(string sql)
    {
        using var command = _connection.CreateCommand();
#pragma warning disable CA2100 // the benchmark's own statements
        command.CommandText = sql;
#pragma warning restore CA2100
        using var rows = command.ExecuteReader();
        while (rows.Read())
            for (var column = 0; column < rows.FieldCount; column++)
                rows.GetValue(column);
    }

    public ValueTask DisposeAsync() => _connection.DisposeAsync();
}
