using LeadManager.Core;
using LeadManager.Core.Access;
using LeadManager.Core.Leads;
using LeadManager.Core.Results;
using LeadManager.Web.Api;

namespace LeadManager.Web.Exports;

/// <summary>What somebody wants to have exported.</summary>
/// <param name="Query">Which leads, in which order.</param>
/// <param name="Format">As what.</param>
/// <param name="Columns">What of each, in this order.</param>
internal sealed record ExportWish(LeadQuery Query, ExportFormat Format, IReadOnlyList<ExportColumn> Columns)
{
    private const string ColumnsName = "columns";

    /// <summary>The parameter that chooses the columns, for the OpenAPI document.</summary>
    public static readonly QueryParameter ColumnsParameter = new(
        ColumnsName, "Columns of the file in this order, several or separated by commas; all that you may see where it is absent.", IsRepeatable: true);

    /// <summary>
    /// Reads the parameters of an address, with all faults at once. A column that the actor may not see is as unknown to him
    /// as one that does not exist.
    /// </summary>
    public static Outcome<ExportWish> Read(Actor actor, ExportFormat format, IQueryCollection parameters)
    {
        var own = ExportColumns.For(actor);
        var asked = parameters[ColumnsName].SelectMany(text => (text ?? "").Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
            .Distinct(StringComparer.OrdinalIgnoreCase).ToList();
        var chosen = asked.Select(key => own.FirstOrDefault(column => column.Key.Equals(key, StringComparison.OrdinalIgnoreCase))).ToList();
        var unknown = asked.Where((_, place) => chosen[place] is null).ToList();
        var query = LeadQueryText.Parse(parameters);
        if (query.IsOk && unknown.Count == 0)
            return new ExportWish(query.Value, format, asked.Count == 0 ? own : [.. chosen.OfType<ExportColumn>()]);

        var faults = new Dictionary<string, string[]>((query.Failure as Invalid)?.Errors ?? new Dictionary<string, string[]>());
        if (unknown.Count > 0)
            faults[ColumnsName] = [Words.Say("{0} has no value {1}. Choose one of {2}.", ColumnsName, string.Join(", ", unknown), string.Join(", ", own.Select(column => column.Key)))];
        return new Invalid(faults);
    }
}
