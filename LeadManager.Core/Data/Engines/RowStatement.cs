using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Storage;

namespace LeadManager.Core.Data.Engines;

/// <summary>What is to be written of a record: its table and the columns that the database does not make itself.</summary>
internal sealed record RowStatement(IEntityType Table, IReadOnlyList<IProperty> Columns)
{
    public static RowStatement Of(IEntityType table) =>
        new(table, [.. table.GetProperties().Where(property => property.ValueGenerated != ValueGenerated.OnAdd)]);

    /// <summary>The parameter of a column.</summary>
    public static string ParameterOf(IProperty column) => "@" + column.Name;

    /// <summary>The statement in the notation of the context's engine; with the key of the new row, where that is asked for.</summary>
    public string ToSql(LeadDbContext db, bool returnsKey)
    {
        var names = db.GetService<ISqlGenerationHelper>();
        var columns = string.Join(", ", Columns.Select(column => names.DelimitIdentifier(column.GetColumnName())));
        var key = Table.FindPrimaryKey()?.Properties[0].GetColumnName() ?? "";
        return $"INSERT INTO {names.DelimitIdentifier(Table.GetTableName() ?? "", Table.GetSchema())} ({columns}) "
            + $"VALUES ({string.Join(", ", Columns.Select(ParameterOf))})" + (returnsKey ? $" RETURNING {names.DelimitIdentifier(key)}" : "");
    }
}
