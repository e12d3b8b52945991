using LeadManager.Core.Access;
using LeadManager.Core.Analytics;
using LeadManager.Core.Results;
using LeadManager.Web.Security;

namespace LeadManager.Web.Api;

/// <summary>The dashboard's numbers.</summary>
internal static class AnalyticsApi
{
    public static void MapAnalytics(this RouteGroupBuilder api) => api.MapGet("/analytics/summary", SummariseAsync)
        .RequireAuthorization(nameof(LeadAction.ViewDashboard)).WithSummary("Counts leads as the dashboard does").Produces<AnalyticsSummary>().ProducesValidationProblem();

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
