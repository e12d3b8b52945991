using System.Text.Json;
using LeadManager.Core.Changes;
using LeadManager.Core.Data;
using LeadManager.Core.Leads;
using Microsoft.EntityFrameworkCore.Metadata;

namespace LeadManager.Core.Imports;

/// <summary>Every column of a lead as JSON and back: what makes an undo exact to the byte.</summary>
internal sealed class LeadSnapshot
{
    private readonly List<IProperty> _columns, _followed;

    public LeadSnapshot(LeadDbContext db)
    {
        var table = db.Model.FindEntityType(typeof(Lead)) ?? throw new InvalidOperationException("Leads are not stored.");
        _columns = [.. table.GetProperties()];
        _followed = [.. _columns.Where(AuditedFields.Follows)];
    }

    /// <summary>The values that the log follows and that are not empty.</summary>
    public Dictionary<string, object?> Held(Lead lead) =>
        _followed.Select(column => (column.Name, Value: column.GetGetter().GetClrValue(lead))).Where(pair => pair.Value is not null).ToDictionary(pair => pair.Name, pair => pair.Value);

    /// <summary>Those of the columns that the log follows whose values differ.</summary>
    public IReadOnlyList<string> Differing(Dictionary<string, object?> one, Dictionary<string, object?> other) =>
        [.. _followed.Select(column => column.Name).Where(name => one.ContainsKey(name) && other.ContainsKey(name) && !Equals(one[name], other[name]))];

    public Dictionary<string, object?> Values(Lead lead) => _columns.ToDictionary(column => column.Name, column => column.GetGetter().GetClrValue(lead));

    /// <summary>The lead with these values in place of its own; the lead itself is changed.</summary>
    public Lead With(Lead lead, Dictionary<string, object?> values)
    {
        foreach (var column in _columns.Where(column => column.Name != nameof(Lead.Id) && values.ContainsKey(column.Name)))
            column.PropertyInfo?.SetValue(lead, values[column.Name]);
        return lead;
    }

    public string Write(Lead lead) => AuditTrail.Write(Values(lead)) ?? "{}";

    /// <summary>The values of the columns that were there when it was written; a column that came later is left out.</summary>
    public Dictionary<string, object?> Read(string json)
    {
        var values = AuditJson.Read(json);
        return _columns.Where(column => values.ContainsKey(column.Name))
            .ToDictionary(column => column.Name, column => values[column.Name] is { ValueKind: not JsonValueKind.Null } value ? AuditJson.As(value, column.ClrType) : null);
    }
}
