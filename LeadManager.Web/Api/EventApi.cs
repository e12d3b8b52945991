using LeadManager.Core.Access;
using LeadManager.Core.Events;
using LeadManager.Core.Results;
using LeadManager.Web.Security;

namespace LeadManager.Web.Api;

/// <summary>Outreach events.</summary>
internal static class EventApi
{
    private static readonly string[] Orders = ["name", "date", "leads"];

    public static void MapEvents(this RouteGroupBuilder api)
    {
        api.MapGet("/events", ListAsync).RequireAuthorization(nameof(LeadAction.ViewLead))
            .WithSummary("Lists outreach events")
            .Takes([new("search", "Any fragment of the name."), new("sort", "Order, with a leading minus for descending.", Words: [.. Orders.SelectMany(order => new[] { order, "-" + order })]), .. QueryParameter.Paging(EventQuery.PageSizeMax)])
            .Produces<EventPage>().ProducesValidationProblem();
        api.MapGet("/events/{id:int}", FindAsync).RequireAuthorization(nameof(LeadAction.ViewLead))
            .WithSummary("Shows one event").Produces<EventRow>().ProducesProblem(StatusCodes.Status404NotFound);
        api.MapPost("/events", CreateAsync).RequireAuthorization(nameof(LeadAction.ManageEvents)).Accepts<EventInput>("application/json")
            .WithSummary("Adds an event").Produces<EventRow>(StatusCodes.Status201Created).ProducesValidationProblem().WithExample(ApiExamples.Event);
        api.MapPut("/events/{id:int}", UpdateAsync).RequireAuthorization(nameof(LeadAction.ManageEvents)).Accepts<EventInput>("application/json")
            .WithSummary("Changes an event and its name on its leads").Produces<EventRow>().ProducesValidationProblem().ProducesProblem(StatusCodes.Status409Conflict)
            .WithExample(ApiExamples.Event);
        api.MapDelete("/events/{id:int}", DeleteAsync).RequireAuthorization(nameof(LeadAction.ManageEvents))
            .WithSummary("Deletes an event from which no lead came").Produces(StatusCodes.Status204NoContent).ProducesProblem(StatusCodes.Status409Conflict);
    }

    private static async Task<IResult> ListAsync(HttpRequest request, ActorProvider actors, EventService events, CancellationToken ct)
    {
        var fields = new QueryFields(request.Query);
        var query = new EventQuery
        {
            Search = fields.Text("search"),
            Sort = fields.OneOf("sort", Orders),
            Page = fields.Number("page", int.MaxValue / EventQuery.PageSizeMax) ?? 1,
            PageSize = fields.Number("pageSize", EventQuery.PageSizeMax) ?? EventQuery.DefaultPageSize,
        };
        return fields.ToInvalid()?.Problem() ?? Results.Ok(await events.ListAsync(await actors.GetAsync(ct), query, ct));
    }

    private static async Task<IResult> FindAsync(int id, ActorProvider actors, EventService events, CancellationToken ct) =>
        ApiAnswers.OkOrNotFound(await events.FindAsync(await actors.GetAsync(ct), id, ct));

    private static async Task<IResult> CreateAsync(HttpRequest request, ActorProvider actors, EventEditing events, CancellationToken ct)
    {
        var actor = await actors.GetAsync(ct);
        return await BodyCall.RunAsync(request, (fields, _) => Overlay(new CreateEvent(), fields),
            async command => (await events.CreateAsync(actor, command, ct)).Answer(row => Results.Created($"/api/events/{row.Id}", row)), ct);
    }

    private static async Task<IResult> UpdateAsync(
        int id, HttpRequest request, ActorProvider actors, EventService events, EventEditing editing, CancellationToken ct)
    {
        var actor = await actors.GetAsync(ct);
        if (await events.FindAsync(actor, id, ct) is not { } stored)
            return new NotFound().Problem();
        return await BodyCall.RunAsync(
            request, (fields, version) => Overlay(new UpdateEvent { Id = id, Version = version ?? stored.Version, Name = stored.Name, Date = stored.Date, Place = stored.Place }, fields),
            async command => (await editing.UpdateAsync(actor, command, ct)).Answer(Results.Ok), ct);
    }

    private static async Task<IResult> DeleteAsync(int id, ActorProvider actors, EventEditing events, CancellationToken ct) =>
        (await events.DeleteAsync(await actors.GetAsync(ct), id, ct)).Answer(_ => Results.NoContent());

    private static T Overlay<T>(T input, JsonFields fields) where T : EventInput
    {
        (input.Name, input.Place) = (fields.Text("name", input.Name), fields.Text("place", input.Place));
        if (fields.Read("date", typeof(DateOnly?)) is (var date, true))
            input.Date = date as DateOnly?;
        return input;
    }
}
