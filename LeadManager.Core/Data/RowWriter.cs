using LeadManager.Core.Data.Engines;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Storage;

namespace LeadManager.Core.Data;

/// <summary>
/// Writes many rows of one table with one prepared command inside the running transaction: many times as fast as tracked
/// entities, on any engine, with the columns and conversions of the model.
/// </summary>
internal sealed class RowWriter<T> : IPreparedRows, IAsyncDisposable where T : class
{
    private readonly RowStatement _statement;
    private readonly (IClrPropertyGetter Getter, Func<object?, object?>? Convert)[] _columns;
    private LeadDbContext _db;
    private IRowCommand? _command, _commandForKey;
    private bool _isKept;

    public RowWriter(LeadDbContext db)
    {
        _db = db;
        _statement = RowStatement.Of(db.Model.FindEntityType(typeof(T)) ?? throw new InvalidOperationException($"{typeof(T).Name} is not stored."));
        _columns = [.. _statement.Columns.Select(column => (column.GetGetter(), column.GetTypeMapping().Converter?.ConvertToProvider))];
    }

    /// <summary>One for this write; on the connection of the short writes it stays prepared for the next.</summary>
    public static RowWriter<T> For(LeadDbContext db)
    {
        if (db.Statements is not { } kept)
            return new RowWriter<T>(db);
        var writer = kept.Get(typeof(T), () => new RowWriter<T>(db) { _isKept = true });
        writer._db = db;
        var transaction = db.Database.CurrentTransaction?.GetDbTransaction();
        writer._command?.Join(transaction);
        writer._commandForKey?.Join(transaction);
        return writer;
    }

    public void Write(T row)
    {
        _command ??= _db.Engine.PrepareRow(_db, _statement, returnsKey: false);
        Fill(_command, row);
        _command.Execute();
    }

    /// <summary>The row as its columns take it, to be written later. Touches no database: another processor can do it meanwhile.</summary>
    public PreparedRow Prepare(T row)
    {
        var values = new object?[_columns.Length];
        for (var column = 0; column < values.Length; column++)
            values[column] = ValueOf(row, column);
        return new PreparedRow(this, values);
    }

    void IPreparedRows.Write(object?[] values)
    {
        _command ??= _db.Engine.PrepareRow(_db, _statement, returnsKey: false);
        for (var column = 0; column < values.Length; column++)
            _command.Set(column, values[column]);
        _command.Execute();
    }

    /// <summary>Writes the row and gives back the key that the database has made.</summary>
    public int WriteForKey(T row)
    {
        _commandForKey ??= _db.Engine.PrepareRow(_db, _statement, returnsKey: true);
        Fill(_commandForKey, row);
        return _commandForKey.ExecuteForKey();
    }

    public ValueTask DisposeAsync()
    {
        if (!_isKept)
        {
            _command?.Dispose();
            _commandForKey?.Dispose();
        }

        return ValueTask.CompletedTask;
    }

    private void Fill(IRowCommand command, T row)
    {
        for (var column = 0; column < _columns.Length; column++)
            command.Set(column, ValueOf(row, column));
    }

    private object? ValueOf(T row, int column)
    {
        var (getter, convert) = _columns[column];
        var value = getter.GetClrValue(row);
        return value is null || convert is null ? value : convert(value);
    }
}

/// <summary>Writes rows that were prepared for it.</summary>
internal interface IPreparedRows
{
    void Write(object?[] values);
}

/// <summary>A row of some table, ready to be written.</summary>
internal readonly record struct PreparedRow(IPreparedRows Rows, object?[] Values)
{
    public void Write() => Rows.Write(Values);
}
