using System.Data.Common;
using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;

namespace LeadManager.Core.Data.Engines;

/// <summary>The command of any engine.</summary>
internal sealed class RowCommand : IRowCommand
{
    private readonly DbCommand _command;

    public RowCommand(LeadDbContext db, RowStatement statement, bool returnsKey)
    {
        _command = db.Database.GetDbConnection().CreateCommand();
        Join(db.Database.CurrentTransaction?.GetDbTransaction());
        foreach (var column in statement.Columns)
            _command.Parameters.Add(column.GetRelationalTypeMapping().CreateParameter(_command, RowStatement.ParameterOf(column), null, nullable: true));
#pragma warning disable CA2100 // the names come from the model, the values go as parameters
        _command.CommandText = statement.ToSql(db, returnsKey);
#pragma warning restore CA2100
        _command.Prepare();
    }

    public void Join(DbTransaction? transaction) => _command.Transaction = transaction;

    public void Set(int column, object? value) => _command.Parameters[column].Value = value ?? DBNull.Value;

    public void Execute() => _command.ExecuteNonQuery();

    public int ExecuteForKey() => Convert.ToInt32(_command.ExecuteScalar(), CultureInfo.InvariantCulture);

    public void Dispose() => _command.Dispose();
}
