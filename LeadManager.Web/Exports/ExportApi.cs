using LeadManager.Core.Access;
using LeadManager.Core.Leads;
using LeadManager.Web.Api;
using Microsoft.AspNetCore.Components.Server.Circuits;

namespace LeadManager.Web.Exports;

/// <summary>The list's current rows as a file.</summary>
internal static class ExportApi
{
    private const string Address = "/api/leads/export";

    /// <summary>Whether an export is asked for here.</summary>
    public static bool IsExport(PathString path) => path.Value?.StartsWith(Address, StringComparison.OrdinalIgnoreCase) == true;

    public static void AddExports(this IServiceCollection services)
    {
        services.AddSingleton<OthersAtWork>();
        services.AddScoped<CircuitHandler, CircuitAtWork>();
        services.AddSingleton<ExportTurns>();
        services.AddSingleton<ExportJobs>();
        services.AddSingleton<ExportRun>();
        services.AddScoped<ExportGuard>();
        services.AddScoped<ExportSender>();
        services.AddScoped<ExportWatch>();
    }

    public static void MapExports(this RouteGroupBuilder api)
    {
        foreach (var format in new[] { ExportFormat.Workbook, ExportFormat.Csv })
            api.MapGet($"/leads/export.{format.Extension}", (HttpContext http, ExportSender sender) => sender.SendAsync(http, format))
                .RequireAuthorization(nameof(LeadAction.ExportLeads)).WithLeadFilter().WithMetadata(ExportWish.ColumnsParameter)
                .WithSummary($"Downloads the list as {format.Extension.ToUpperInvariant()}").Produces(StatusCodes.Status200OK, contentType: format.ContentType.Split(';')[0])
                .ProducesValidationProblem();
    }

    /// <summary>The address of a download that a page watches by this key.</summary>
    public static string Link(ExportFormat format, LeadQuery query, Guid key)
    {
        var address = LeadQueryText.Link($"{Address}.{format.Extension}", query);
        return $"{address}{(address.Contains('?', StringComparison.Ordinal) ? '&' : '?')}run={key:N}";
    }
}
