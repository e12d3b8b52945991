using LeadManager.Core.Access;
using LeadManager.Core.Activities;
using LeadManager.Core.Leads;
using LeadManager.Core.Results;
using LeadManager.Web.Security;

namespace LeadManager.Web.Api;

/// <summary>What happened with a lead: writes it down and lists it.</summary>
internal static class ActivityApi
{
    public static void MapActivities(this RouteGroupBuilder api)
    {
        api.MapPost("/leads/{id:int}/activities", AddAsync).RequireAuthorization(nameof(LeadAction.AddActivity)).Accepts<ActivityBody>("application/json")
            .WithSummary("Writes down a call, visit, e-mail, meeting or note").WithDescription("at: when it happened, now where absent. The lead's last contact follows. The header Idempotency-Key makes a repeated request give the first one's activity.")
            .Produces<ActivityResource>(StatusCodes.Status201Created).ProducesValidationProblem().ProducesProblem(StatusCodes.Status404NotFound).WithExample(ApiExamples.Activity);
        api.MapGet("/leads/{id:int}/activities", ListAsync).RequireAuthorization(nameof(LeadAction.ViewActivities))
            .WithSummary("Lists a lead's activities, the latest first").WithDescription("page and pageSize, at most 200.")
            .Produces<ActivityList>().ProducesValidationProblem().ProducesProblem(StatusCodes.Status404NotFound);
    }

    private static Task<IResult> AddAsync(int id, HttpRequest request, ActorProvider actors, LeadService leads, ActivityService activities, CancellationToken ct) =>
        WorkBody.ReadAsync(id, LeadAction.AddActivity, request, actors, leads, async (actor, fields) =>
        {
            var command = new AddActivity
            {
                LeadId = id, RequestKey = request.Headers["Idempotency-Key"].FirstOrDefault(), Type = fields.Read("type", typeof(ActivityType?)).Value as ActivityType?,
                Note = fields.Text("note"), Outcome = fields.Text("outcome"), DurationMinutes = fields.Number("durationMinutes"), At = fields.Moment("at"),
            };
            return fields.ToInvalid() is { } faults
                ? faults.Problem()
                : (await activities.AddAsync(actor, command, ct)).Answer(added => Results.Created($"/api/leads/{id}/activities", ActivityResource.Of(added)));
        }, ct);

    private static async Task<IResult> ListAsync(int id, HttpRequest request, ActorProvider actors, ActivityService activities, CancellationToken ct)
    {
        var fields = new QueryFields(request.Query);
        var (page, size) = (fields.Number("page") ?? 1, fields.Number("pageSize", ActivityService.PageSizeMax) ?? ActivityService.DefaultPageSize);
        return fields.ToInvalid() is { } faults
            ? faults.Problem()
            : (await activities.ListAsync(await actors.GetAsync(ct), id, page, size, ct)).Answer(found => Results.Ok(ActivityList.Of(found)));
    }
}

/// <summary>What happened, and when.</summary>
public sealed record ActivityBody(ActivityType Type, string Note, string? Outcome, int? DurationMinutes, DateTime? At);

/// <summary>An activity.</summary>
public sealed record ActivityResource(int Id, int LeadId, ActivityType Type, string Note, string? Outcome, int? DurationMinutes, DateTime At, int? ById, string? By)
{
    internal static ActivityResource Of(ActivityLine line) => new(
        line.Id, line.LeadId, line.Type, line.Note, line.Outcome, line.DurationMinutes, line.At, line.ById, line.By);
}

/// <summary>One page of a lead's activities, the latest first.</summary>
public sealed record ActivityList(IReadOnlyList<ActivityResource> Items, int Total)
{
    internal static ActivityList Of(ActivityPage page) => new([.. page.Items.Select(ActivityResource.Of)], page.Total);
}
