using System.Globalization;

namespace LeadManager.Web.Api;

/// <summary>One query parameter of a list, for the OpenAPI document.</summary>
internal sealed record QueryParameter(string Name, string Description, bool IsRepeatable = false, IReadOnlyList<string>? Words = null, bool IsNumber = false)
{
    /// <summary>The days between which something is counted.</summary>
    public static QueryParameter[] Days { get; } = [new("from", "First day, like 2026-11-20."), new("to", "Last day.")];

    /// <summary>Which page, and how long it is.</summary>
    public static QueryParameter[] Paging(int most) =>
        [new("page", "Page, counted from 1.", IsNumber: true), new("pageSize", string.Create(CultureInfo.InvariantCulture, $"Rows on a page, at most {most}."), IsNumber: true)];
}

/// <summary>Says which query parameters an endpoint reads.</summary>
internal static class QueryParameterMarking
{
    public static RouteHandlerBuilder Takes(this RouteHandlerBuilder endpoint, params IEnumerable<QueryParameter> parameters) => endpoint.WithMetadata([.. parameters]);
}
