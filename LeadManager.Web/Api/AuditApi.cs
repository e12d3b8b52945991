using LeadManager.Core.Access;
using LeadManager.Core.Changes;
using LeadManager.Core.Leads;
using LeadManager.Core.Results;
using LeadManager.Web.Security;

namespace LeadManager.Web.Api;

/// <summary>The activity log and the history of one lead.</summary>
internal static class AuditApi
{
    public static void MapAudit(this RouteGroupBuilder api)
    {
        api.MapGet("/audit", ListAsync).RequireAuthorization(nameof(LeadAction.ViewAudit))
            .WithSummary("Lists the activity log, newest first")
            .Takes(
            [
                new("user", "Who did it, by user name."), new("action", "What was done."), new("entityType", "To what kind of record."), new("entityId", "To which record.", IsNumber: true),
                new("search", "Any fragment of what is told."), .. QueryParameter.Days, new("before", "The id of the last entry seen.", IsNumber: true),
                QueryParameter.Paging(AuditQuery.PageSizeMax)[1], new("total", "false leaves the count out.", Words: ["true", "false"]),
            ])
            .Produces<AuditPage>().ProducesValidationProblem();
        api.MapGet("/leads/{id:int}/history", HistoryAsync).RequireAuthorization(nameof(LeadAction.ViewActivities))
            .WithSummary("Shows who changed what of a lead").Produces<AuditPage>().ProducesProblem(StatusCodes.Status404NotFound);
    }

    private static async Task<IResult> ListAsync(HttpRequest request, ActorProvider actors, AuditService audit, CancellationToken ct)
    {
        var (query, faults) = Read(request);
        return faults?.Problem() ?? Results.Ok(await audit.ListAsync(await actors.GetAsync(ct), query, ct));
    }

    private static async Task<IResult> HistoryAsync(
        int id, HttpRequest request, ActorProvider actors, LeadService leads, AuditService audit, CancellationToken ct)
    {
        var actor = await actors.GetAsync(ct);
        var (query, faults) = Read(request);
        if (faults is not null)
            return faults.Problem();
        if (await leads.FindAsync(actor, id, ct) is not { } lead)
            return new NotFound().Problem();
        return lead.May(LeadAction.ViewActivities)
            ? Results.Ok(await audit.ListForLeadAsync(actor, id, query, ct))
            : new Forbidden(LeadAction.ViewActivities).Problem();
    }

    private static (AuditQuery Query, Invalid? Faults) Read(HttpRequest request)
    {
        var fields = new QueryFields(request.Query);
        var query = new AuditQuery
        {
            User = fields.Text("user"),
            Action = fields.Text("action"),
            EntityType = fields.Text("entityType"),
            EntityId = fields.Number("entityId"),
            Search = fields.Text("search"),
            From = fields.Day("from"),
            To = fields.Day("to"),
            Before = fields.Number("before"),
            PageSize = fields.Number("pageSize", AuditQuery.PageSizeMax) ?? AuditQuery.DefaultPageSize,
            WithTotal = fields.Text("total") != "false",
        };
        return (query, fields.ToInvalid());
    }
}
