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

/// <summary>A manager's numbers as JSON, and as a workbook with charts of Excel's own (S3.100, S3.101).</summary>
internal static class TeamExport
{
    private const string Address = "/api/analytics/team";

    public static void MapTeam(this RouteGroupBuilder api)
    {
        api.MapGet("/analytics/team", ReadAsync).RequireAuthorization(nameof(LeadAction.ViewDashboard))
            .WithSummary("Counts how a manager's people do").WithDescription("from and to: at most a year, the last thirty days where absent. managerId: only this manager's people.")
            .Produces<TeamSummary>().ProducesValidationProblem().ProducesProblem(StatusCodes.Status404NotFound);
        api.MapGet("/analytics/team.xlsx", ExportAsync).RequireAuthorization(nameof(LeadAction.ViewDashboard)).RequireAuthorization(nameof(LeadAction.ExportLeads))
            .WithSummary("Downloads the numbers of a manager's people as a workbook with charts").Produces(StatusCodes.Status200OK, contentType: ExportFormat.Workbook.ContentType)
            .ProducesValidationProblem().ProducesProblem(StatusCodes.Status404NotFound);
    }

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

    private static async Task<IResult> ReadAsync(HttpRequest request, ActorProvider actors, TeamService teams, CancellationToken ct)
    {
        var query = QueryOf(request);
        return query.Value is { } asked ? (await teams.GetAsync(await actors.GetAsync(ct), asked, ct)).Answer(Results.Ok) : (query.Failure ?? new NotFound()).Problem();
    }

    private static async Task<IResult> ExportAsync(
        HttpRequest request, ActorProvider actors, TeamService teams, OrganisationService organisations, OfficeWords said, PeopleNames names, LeadExportLog log, CancellationToken ct)
    {
        var query = QueryOf(request);
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

    private static Outcome<TeamQuery> QueryOf(HttpRequest request)
    {
        var fields = new QueryFields(request.Query);
        var query = new TeamQuery { From = fields.Day("from"), To = fields.Day("to"), ManagerId = fields.Number("managerId") };
        return fields.ToInvalid() is { } faults ? faults : query;
    }
}
