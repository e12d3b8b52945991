using System.Globalization;
using LeadManager.Core;
using LeadManager.Core.Access;
using LeadManager.Core.Analytics.Team;
using LeadManager.Core.Leads;
using LeadManager.Core.Results;
using LeadManager.Core.Settings;
using LeadManager.Core.Users;
using LeadManager.Web.Api;
using LeadManager.Web.Exports.Workbook;
using LeadManager.Web.Security;

namespace LeadManager.Web.Exports;

/// <summary>A manager's numbers as a workbook with charts of Excel's own (S3.101).</summary>
internal static class TeamExport
{
    private const string Address = "/api/analytics/team";

    public static void MapTeamWorkbook(this RouteGroupBuilder api) =>
        api.MapGet("/analytics/team.xlsx", ExportAsync).RequireAuthorization(nameof(LeadAction.ViewDashboard)).RequireAuthorization(nameof(LeadAction.ExportLeads))
            .WithSummary("Downloads the numbers of a manager's people as a workbook with charts").Takes(AnalyticsApi.TeamParameters).Produces(StatusCodes.Status200OK, contentType: ExportFormat.Workbook.ContentType)
            .ProducesValidationProblem().ProducesProblem(StatusCodes.Status404NotFound);

    /// <summary>The address of the workbook.</summary>
    public static string Link(TeamQuery query)
    {
        var parts = new List<string>();
        if (query.From is { } from)
            parts.Add($"from={from:yyyy-MM-dd}");
        if (query.To is { } to)
            parts.Add($"to={to:yyyy-MM-dd}");
        if (query.ManagerId is { } manager)
            parts.Add(string.Create(CultureInfo.InvariantCulture, $"managerId={manager}"));
        return $"{Address}.xlsx{(parts.Count == 0 ? "" : "?")}{string.Join('&', parts)}";
    }

    private static async Task<IResult> ExportAsync(
        HttpRequest request, ActorProvider actors, TeamService teams, OrganisationService organisations, OfficeWords said, PeopleNames names, LeadExportLog log, CancellationToken ct)
    {
        var query = AnalyticsApi.TeamOf(request);
        if (query.Value is not { } asked)
            return (query.Failure ?? new NotFound()).Problem();
        var actor = await actors.GetAsync(ct);
        var read = await teams.GetAsync(actor, asked, ct);
        if (read.Value is not { } summary)
            return (read.Failure ?? new NotFound()).Problem();
        var office = await organisations.GetAsync(ct);
        var of = asked.ManagerId is { } manager ? Words.Say("Team of {0}", await names.OfAsync(manager, ct)) : Words.Find("Everybody");
        var stamp = new ExportStamp(office.Name, $"{actor.Name} ({actor.Username})", summary.At, office.TimeZone, $"{of}; {summary.Days.From:d MMM yyyy} – {summary.Days.To:d MMM yyyy}") { Say = said.Say };
        using var file = new MemoryStream(); // a few dozen rows
        await TeamWorkbook.WriteAsync(file, stamp, summary, ct);
        await log.NoteTeamAsync(actor, stamp.Filter, summary.Members.Count, ct);
        request.HttpContext.Response.Headers.CacheControl = "no-store";
        return Results.File(file.ToArray(), ExportFormat.Workbook.ContentType, $"team-{summary.Days.To:yyyy-MM-dd}.xlsx");
    }
}
