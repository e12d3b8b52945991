using LeadManager.Core.Data;
using LeadManager.Web.Exports;

namespace LeadManager.Web.Api;

/// <summary>The HTTP API: the same services, permissions and validation as the pages.</summary>
internal static class LeadManagerApi
{
    public static void AddLeadManagerApi(this IServiceCollection services)
    {
        services.AddProblemDetails();
        services.AddApiJson();
        services.AddApiDescription();
        services.AddExports();
    }

    public static void MapLeadManagerApi(this WebApplication app)
    {
        var api = app.MapGroup("/api").AddEndpointFilter(ApiProtection.RefuseForgeries).DisableAntiforgery();
        api.MapAuth();
        api.MapUsers();
        api.MapLeads();
        api.MapLeadWrites();
        api.MapAssignment();
        api.MapAssignmentLists();
        api.MapProgress();
        api.MapActivities();
        api.MapFollowUps();
        api.MapQuotations();
        api.MapSpecialLeads();
        api.MapReferrals();
        api.MapExports();
        api.MapEvents();
        api.MapLists();
        api.MapRules();
        api.MapAnalytics();
        api.MapTeamWorkbook();
        api.MapAudit();
        api.MapImports();
        api.MapNotices();
        app.MapWrongMethods();
        app.MapOpenApi().AllowAnonymous();
        app.MapHealth();
        app.MapCalendarFeeds();
    }

    /// <summary>Live: the process answers. Ready: the database is migrated; demo data is filled in before the first request.</summary>
    private static void MapHealth(this WebApplication app)
    {
        app.MapGet("/health/live", () => Results.Text("live")).AllowAnonymous().ExcludeFromDescription();
        app.MapGet("/health/ready", (Database database) =>
            database.IsReady ? Results.Text("ready") : Results.Text("not ready", statusCode: StatusCodes.Status503ServiceUnavailable)).AllowAnonymous().ExcludeFromDescription();
    }
}
