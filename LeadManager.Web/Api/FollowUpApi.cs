using LeadManager.Core.Access;
using LeadManager.Core.Activities;
using LeadManager.Core.FollowUps;
using LeadManager.Core.Leads;
using LeadManager.Core.Results;
using LeadManager.Web.Security;

namespace LeadManager.Web.Api;

/// <summary>What is due with leads: plans it, changes it, and notes what became of it.</summary>
internal static class FollowUpApi
{
    private const string Versioned = "Send version or If-Match, of the follow-up, to be told of changes in between (409). One that has ended is a conflict too.";

    public static void MapFollowUps(this RouteGroupBuilder api)
    {
        api.MapPost("/leads/{id:int}/followups", AddAsync).RequireAuthorization(nameof(LeadAction.AddFollowUp)).Accepts<FollowUpBody>("application/json")
            .WithSummary("Plans a follow-up").WithDescription("ownerId: who is to do it, oneself where absent; another needs ScheduleForOthers. The header Idempotency-Key makes a repeated request give the first one's follow-up.")
            .Produces<FollowUpResource>(StatusCodes.Status201Created).ProducesValidationProblem().ProducesProblem(StatusCodes.Status404NotFound).WithExample(ApiExamples.FollowUp);
        api.MapGet("/leads/{id:int}/followups", ListAsync).RequireAuthorization(nameof(LeadAction.ViewActivities))
            .WithSummary("Lists a lead's follow-ups").WithDescription("The open ones first, the next one at the top; then those that have ended, the last one first.")
            .Produces<FollowUpList>().ProducesProblem(StatusCodes.Status404NotFound);
        api.MapGet("/followups/{id:int}", FindAsync).RequireAuthorization(nameof(LeadAction.ViewActivities))
            .WithSummary("Shows a follow-up").Produces<FollowUpResource>().ProducesProblem(StatusCodes.Status404NotFound);
        Step<CompleteBody>(api.MapPost("/followups/{id:int}/complete", CompleteAsync), "Notes that a follow-up was done", "nextDueAt plans another one of the same owner. " + Versioned, ApiExamples.Outcome);
        Step<ChangedFollowUpBody>(api.MapPut("/followups/{id:int}", EditAsync), "Changes or moves a follow-up", "What is absent stays as it is. " + Versioned, ApiExamples.MovedFollowUp);
        Step<ReasonBody>(api.MapDelete("/followups/{id:int}", CancelAsync), "Calls a follow-up off", Versioned, ApiExamples.Seen);
    }

    private static void Step<TBody>(RouteHandlerBuilder endpoint, string summary, string description, string example) where TBody : class =>
        endpoint.RequireAuthorization(nameof(LeadAction.AddFollowUp)).Accepts<TBody>(isOptional: true, "application/json").WithSummary(summary).WithDescription(description)
            .Produces<FollowUpResource>().ProducesValidationProblem().ProducesProblem(StatusCodes.Status404NotFound).ProducesProblem(StatusCodes.Status409Conflict).WithExample(example);

    private static Task<IResult> AddAsync(int id, HttpRequest request, ActorProvider actors, LeadService leads, FollowUpService followUps, CancellationToken ct) =>
        WorkBody.ReadAsync(id, LeadAction.AddFollowUp, request, actors, leads, async (actor, fields) =>
        {
            var command = new AddFollowUp
            {
                LeadId = id, RequestKey = request.Headers["Idempotency-Key"].FirstOrDefault(), DueAt = fields.Moment("dueAt"), Type = TypeOf(fields), Note = fields.Text("note"), OwnerId = fields.Number("ownerId"),
            };
            return fields.ToInvalid() is { } faults
                ? faults.Problem()
                : (await followUps.AddAsync(actor, command, ct)).Answer(added => Results.Created($"/api/followups/{added.Id}", FollowUpResource.Of(added)));
        }, ct);

    private static async Task<IResult> ListAsync(int id, ActorProvider actors, FollowUpService followUps, CancellationToken ct) =>
        (await followUps.ListAsync(await actors.GetAsync(ct), id, ct)).Answer(found => Results.Ok(FollowUpList.Of(found.Items, found.Items.Count)));

    private static async Task<IResult> FindAsync(int id, ActorProvider actors, FollowUpService followUps, CancellationToken ct) =>
        (await followUps.FindAsync(await actors.GetAsync(ct), id, ct)).Answer(found => Results.Ok(FollowUpResource.Of(found)));

    private static Task<IResult> CompleteAsync(int id, HttpRequest request, ActorProvider actors, FollowUpService followUps, CancellationToken ct) =>
        StepAsync(request, (fields, seen) => new CompleteFollowUp
        {
            FollowUpId = id, Seen = seen, Outcome = fields.Text("outcome"),
            NextDueAt = fields.Moment("nextDueAt"), NextType = fields.Read("nextType", typeof(ActivityType?)).Value as ActivityType?, NextNote = fields.Text("nextNote"),
        }, async command => await followUps.CompleteAsync(await actors.GetAsync(ct), command, ct), ct);

    private static async Task<IResult> EditAsync(int id, HttpRequest request, ActorProvider actors, FollowUpService followUps, CancellationToken ct)
    {
        var actor = await actors.GetAsync(ct);
        var found = await followUps.FindAsync(actor, id, ct);
        if (found.Value is not { } stored)
            return (found.Failure ?? new NotFound()).Problem();
        return await StepAsync(request, (fields, seen) => new EditFollowUp
        {
            FollowUpId = id, Seen = seen, DueAt = fields.Find("dueAt") is null ? stored.DueAt : fields.Moment("dueAt"), Type = TypeOf(fields) ?? stored.Type,
            Note = fields.Find("note") is null ? stored.Note : fields.Text("note"), OwnerId = fields.Number("ownerId"),
        }, command => followUps.EditAsync(actor, command, ct), ct);
    }

    private static Task<IResult> CancelAsync(int id, HttpRequest request, ActorProvider actors, FollowUpService followUps, CancellationToken ct) =>
        StepAsync(request, (fields, seen) => new CancelFollowUp { FollowUpId = id, Seen = seen, Reason = fields.Text("reason") },
            async command => await followUps.CancelAsync(await actors.GetAsync(ct), command, ct), ct);

    private static Task<IResult> StepAsync<T>(HttpRequest request, Func<JsonFields, int?, T> read, Func<T, Task<Outcome<FollowUpLine>>> take, CancellationToken ct) =>
        WorkBody.ReadAsync(request, async fields =>
        {
            var expected = fields.Number("version") is { } stated ? new ExpectedVersion(stated) : ExpectedVersion.Read(request);
            var command = read(fields, expected.Value?.Number);
            return (fields.ToInvalid() ?? expected.Failure)?.Problem() ?? (await take(command)).Answer(line => Results.Ok(FollowUpResource.Of(line)));
        }, ct);

    private static ActivityType? TypeOf(JsonFields fields) => fields.Read("type", typeof(ActivityType?)).Value as ActivityType?;
}

/// <summary>What is due, when, and by whom.</summary>
public sealed record FollowUpBody(DateTime DueAt, ActivityType Type, string? Note, int? OwnerId, int? Version);

/// <summary>What is different now; what is absent stays as it is.</summary>
public sealed record ChangedFollowUpBody(DateTime? DueAt, ActivityType? Type, string? Note, int? OwnerId, int? Version);

/// <summary>What came of it, and the next one where there is to be one.</summary>
public sealed record CompleteBody(string? Outcome, DateTime? NextDueAt, ActivityType? NextType, string? NextNote, int? Version);

/// <summary>A follow-up.</summary>
public sealed record FollowUpResource(
    int Id, int Version, int LeadId, string LeadName, DateTime DueAt, ActivityType Type, string? Note, int OwnerId, string OwnerName, FollowUpState State,
    string? Outcome, DateTime? EndedAt, string? EndedBy, DateTime CreatedAt, string? CreatedBy)
{
    internal static FollowUpResource Of(FollowUpLine line) => new(
        line.Id, line.Version, line.LeadId, line.Lead.Lead.Name, line.DueAt, line.Type, line.Note, line.OwnerId, line.Owner, line.State,
        line.Outcome, line.EndedAt, line.EndedBy, line.CreatedAt, line.CreatedBy);
}

/// <summary>Follow-ups and how many there are.</summary>
public sealed record FollowUpList(IReadOnlyList<FollowUpResource> Items, int Total)
{
    internal static FollowUpList Of(IReadOnlyList<FollowUpLine> lines, int total) => new([.. lines.Select(FollowUpResource.Of)], total);
}
