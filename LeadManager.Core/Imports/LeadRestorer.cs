using System.Data.Common;
using LeadManager.Core.Data;
using LeadManager.Core.Leads;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Storage;

namespace LeadManager.Core.Imports;

/// <summary>
/// Writes a lead's columns back as they were, version and time of change included, which no ordinary save may touch. Runs
/// inside the transaction that has begun.
/// </summary>
internal sealed class LeadRestorer : IAsyncDisposable
{
    private readonly DbCommand _command;
    private readonly List<(string Name, Func<object?, object?>? Convert, DbParameter Parameter)> _columns;
    private readonly DbParameter _id;

    public LeadRestorer(LeadDbContext db, IEnumerable<string> columns)
    {
        var table = db.Model.FindEntityType(typeof(Lead)) ?? throw new InvalidOperationException("Leads are not stored.");
        var names = db.GetService<ISqlGenerationHelper>();
        _command = db.Database.GetDbConnection().CreateCommand();
        _command.Transaction = db.Database.CurrentTransaction?.GetDbTransaction();
        var properties = table.GetProperties().Where(property => property.Name != nameof(Lead.Id) && columns.Contains(property.Name)).ToList();
        _columns = [.. properties.Select(property => (property.Name, property.GetTypeMapping().Converter?.ConvertToProvider, Parameter(property)))];
        _id = Parameter(table.GetProperty(nameof(Lead.Id)));
        _command.Parameters.AddRange(_columns.Select(column => column.Parameter).Append(_id).ToArray());
#pragma warning disable CA2100 // the names come from the model, the values go as parameters
        _command.CommandText = $"UPDATE {names.DelimitIdentifier(table.GetTableName() ?? "", table.GetSchema())} SET "
            + string.Join(", ", properties.Zip(_columns, (property, column) => $"{names.DelimitIdentifier(property.GetColumnName())} = {column.Parameter.ParameterName}"))
            + $" WHERE {names.DelimitIdentifier(nameof(Lead.Id))} = {_id.ParameterName}";
#pragma warning restore CA2100
    }

    public void Write(int id, Dictionary<string, object?> values)
    {
        foreach (var (name, convert, parameter) in _columns)
            parameter.Value = values[name] is { } value ? convert is null ? value : convert(value) : DBNull.Value;
        _id.Value = id;
        _command.ExecuteNonQuery();
    }

    public ValueTask DisposeAsync() => _command.DisposeAsync();

    private DbParameter Parameter(IProperty property) => property.GetRelationalTypeMapping().CreateParameter(_command, "@" + property.Name, null, nullable: true);
}
