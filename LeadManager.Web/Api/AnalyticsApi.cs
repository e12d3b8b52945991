using LeadManager.Core.Access;
using LeadManager.Core.Analytics;
using LeadManager.Core.Analytics.Team;
using LeadManager.Core.Results;
using LeadManager.Web.Security;

namespace LeadManager.Web.Api;

/// <summary>The dashboard's numbers.</summary>
internal static class AnalyticsApi
{
    /// <summary>What says of whom and when the numbers of a manager's people are.</summary>
    public static QueryParameter[] TeamParameters { get; } = [.. QueryParameter.Days, new("managerId", "Only this manager's people.", IsNumber: true)];

    public static void MapAnalytics(this RouteGroupBuilder api)
    {
        api.MapGet("/analytics/summary", SummariseAsync).RequireAuthorization(nameof(LeadAction.ViewDashboard))
            .WithSummary("Counts leads as the dashboard does").Takes(QueryParameter.Days).Produces<AnalyticsSummary>().ProducesValidationProblem();
        api.MapGet("/analytics/team", ReadTeamAsync).RequireAuthorization(nameof(LeadAction.ViewDashboard))
            .WithSummary("Counts how a manager's people do").WithDescription("At most a year; the last thirty days where no day is named.").Takes(TeamParameters)
            .Produces<TeamSummary>().ProducesValidationProblem().ProducesProblem(StatusCodes.Status404NotFound);
    }

    /// <summary>The question about a manager's people; the faults, where it cannot be read.</summary>
    public static Outcome<TeamQuery> TeamOf(HttpRequest request)
    {
        var fields = new QueryFields(request.Query);
        var query = new TeamQuery { From = fields.Day("from"), To = fields.Day("to"), ManagerId = fields.Number("managerId") };
        return fields.ToInvalid() is { } faults ? faults : query;
    }

    private static async Task<IResult> ReadTeamAsync(HttpRequest request, ActorProvider actors, TeamService teams, CancellationToken ct)
    {
        var query = TeamOf(request);
        return query.Value is { } asked ? (await teams.GetAsync(await actors.GetAsync(ct), asked, ct)).Answer(Results.Ok) : (query.Failure ?? new NotFound()).Problem();
    }

    private static async Task<IResult> SummariseAsync(HttpRequest request, ActorProvider actors, AnalyticsService analytics, CancellationToken ct)
    {
        var fields = new QueryFields(request.Query);
        var query = new AnalyticsQuery { From = fields.Day("from"), To = fields.Day("to") };
        if (fields.ToInvalid() is { } faults)
            return faults.Problem();
        return await analytics.GetSummaryAsync(await actors.GetAsync(ct), query, ct) is { } summary
            ? Results.Ok(summary)
            : new Forbidden(LeadAction.ViewDashboard).Problem();
    }
}
