using System.Data.Common;
using System.Globalization;
using System.Reflection;
using System.Text;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using SQLitePCL;

namespace LeadManager.Core.Data.Engines;

/// <summary>
/// The command of SQLite, straight through its own functions. The provider asks the engine for the place of every parameter by its
/// name each time a row is written, which for a lead of more than seventy columns took half of all the time.
/// </summary>
internal sealed class SqliteRowCommand : IRowCommand
{
    private const string Moment = @"yyyy\-MM\-dd HH\:mm\:ss.FFFFFFF", Day = "o", Amount = "0.0###########################";

    /// <summary>Asked for by its name: in source it is of a higher version of the functions than is to be had here.</summary>
    private static readonly PropertyInfo HandleOf = typeof(SqliteConnection).GetProperty("Handle") ?? throw new MissingMemberException(nameof(SqliteConnection), "Handle");

    private static readonly object Nothing = new();

    private readonly sqlite3 _engine;
    private readonly sqlite3_stmt _statement;

    /// <summary>What each column was set to last: it stays set from row to row, and half of a lead is as it was in the one before.</summary>
    private readonly object?[] _set;

    private byte[] _text = new byte[1_024];

    public SqliteRowCommand(LeadDbContext db, RowStatement statement, bool returnsKey)
    {
        _engine = HandleOf.GetValue(db.Database.GetDbConnection()) as sqlite3 ?? throw new InvalidOperationException("Rows are written inside a transaction.");
        Check(raw.sqlite3_prepare_v2(_engine, statement.ToSql(db, returnsKey), out _statement));
        _set = new object?[raw.sqlite3_bind_parameter_count(_statement)];
        Array.Fill(_set, Nothing);
    }

    /// <summary>There is one transaction on a connection, and every statement of the connection is in it.</summary>
    public void Join(DbTransaction? transaction)
    {
    }

    public void Set(int column, object? value)
    {
        if (Equals(_set[column], value))
            return;
        _set[column] = Nothing; // where it fails, nobody knows
        Check(value switch
        {
            null => raw.sqlite3_bind_null(_statement, column + 1),
            string text => Bind(column + 1, text),
            int number => raw.sqlite3_bind_int64(_statement, column + 1, number),
            long number => raw.sqlite3_bind_int64(_statement, column + 1, number),
            bool yes => raw.sqlite3_bind_int64(_statement, column + 1, yes ? 1 : 0),
            double number => raw.sqlite3_bind_double(_statement, column + 1, number),
            byte[] bytes => raw.sqlite3_bind_blob(_statement, column + 1, bytes),
            DateTime moment => Bind(column + 1, moment),
            DateOnly day => Bind(column + 1, day, Day),
            decimal amount => Bind(column + 1, amount, Amount),
            _ => throw new NotSupportedException($"{value.GetType().Name} is stored in no column so far."),
        });
        _set[column] = value is byte[] ? Nothing : value; // the bytes may be others by the next row
    }

    public void Execute() => Step();

    public int ExecuteForKey() => Step();

    public void Dispose() => _statement.Dispose();

    /// <summary>Writes the row; the key of the new one, where the statement asks for it.</summary>
    private int Step()
    {
        var result = raw.sqlite3_step(_statement);
        var key = result == raw.SQLITE_ROW ? raw.sqlite3_column_int(_statement, 0) : 0;
        if (result == raw.SQLITE_ROW)
            result = raw.sqlite3_step(_statement); // to its end, or the row stays pending
        if (result != raw.SQLITE_DONE)
            Fail(result);
        raw.sqlite3_reset(_statement);
        return key;
    }

    private int Bind(int place, string text)
    {
        if (text.Length == 0)
            return raw.sqlite3_bind_text(_statement, place, text); // an empty span would be stored as NULL
        if (_text.Length < Encoding.UTF8.GetMaxByteCount(text.Length))
            _text = new byte[Encoding.UTF8.GetMaxByteCount(text.Length)];
        return raw.sqlite3_bind_text(_statement, place, _text.AsSpan(0, Encoding.UTF8.GetBytes(text, _text)));
    }

    /// <summary>Whole seconds have a format of their own, which is written many times as fast; a Z, which is not stored, ends it.</summary>
    private int Bind(int place, DateTime moment) =>
        moment.Ticks % TimeSpan.TicksPerSecond == 0 && moment.TryFormat(_text, out var length, "u", CultureInfo.InvariantCulture)
            ? raw.sqlite3_bind_text(_statement, place, _text.AsSpan(0, length - 1))
            : Bind(place, moment, Moment);

    private int Bind<T>(int place, T value, string format) where T : IUtf8SpanFormattable =>
        value.TryFormat(_text, out var length, format, CultureInfo.InvariantCulture)
            ? raw.sqlite3_bind_text(_statement, place, _text.AsSpan(0, length))
            : throw new InvalidOperationException($"{value} is longer than anything of its kind.");

    private void Check(int result)
    {
        if (result != raw.SQLITE_OK)
            Fail(result);
    }

    private void Fail(int result)
    {
        var (message, extended) = (raw.sqlite3_errmsg(_engine).utf8_to_string(), raw.sqlite3_extended_errcode(_engine));
        if (_statement is not null)
            raw.sqlite3_reset(_statement); // only now: it takes the message away
        throw new SqliteException($"SQLite Error {result}: '{message}'.", result, extended);
    }
}
