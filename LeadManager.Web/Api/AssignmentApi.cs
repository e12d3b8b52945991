using LeadManager.Core.Access;
using LeadManager.Core.Assignment;
using LeadManager.Core.Leads;
using LeadManager.Core.Results;
using LeadManager.Web.Security;

namespace LeadManager.Web.Api;

/// <summary>Gives one lead from hand to hand. Which grant a call needs depends on the lead as it stands, so most are decided in the service.</summary>
internal static class AssignmentApi
{
    private const string Versioned = "Send version or If-Match to be told of changes in between (409). Answers the lead, or 204 where it is no longer yours to see.";

    public static void MapAssignment(this RouteGroupBuilder api)
    {
        api.MapPost("/leads/{id:int}/assign", AssignAsync).Describe<AssignBody>(LeadAction.ViewLead, "Gives a lead to a user",
            "AssignLead while nobody has it, ReassignLead once somebody has, OverrideOwner besides where he has accepted it. " + Versioned, ApiExamples.Assign);
        api.MapPost("/leads/{id:int}/reassign", ReassignAsync).Describe<ReassignBody>(LeadAction.ReassignLead, "Gives a lead to another user, provider or office",
            "What is absent stays as it is. " + Versioned, ApiExamples.Reassign);
        api.MapPost("/leads/{id:int}/claim", ClaimAsync).Describe<NotesBody>(LeadAction.ClaimLead, "Takes a lead that nobody has", Versioned, ApiExamples.Seen);
        api.MapPost("/leads/{id:int}/forward", ForwardAsync).Describe<NotesBody>(LeadAction.ViewLead, "Passes one's lead down the line",
            "To the first available in the next role. 409 with the reasons where nobody is. " + Versioned, ApiExamples.Notes);
        api.MapPost("/leads/{id:int}/accept", AcceptAsync).Describe<NotesBody>(LeadAction.AnswerAssignment, "Takes one's lead on", Versioned, ApiExamples.Seen);
        api.MapPost("/leads/{id:int}/reject", RejectAsync).Describe<NotesBody>(LeadAction.AnswerAssignment, "Gives one's lead back with a note why",
            "To who assigned it, or to nobody. " + Versioned, ApiExamples.RejectNotes);
        api.MapPost("/leads/{id:int}/complete", CompleteAsync).Describe<NotesBody>(LeadAction.AnswerAssignment, "Says that one's part is done", Versioned, ApiExamples.Notes);
    }

    private static void Describe<TBody>(this RouteHandlerBuilder endpoint, LeadAction policy, string summary, string description, string example) where TBody : class =>
        endpoint.RequireAuthorization(policy.ToString()).Accepts<TBody>(isOptional: true, "application/json")
            .WithSummary(summary).WithDescription(description).Produces<LeadResource>().Produces(StatusCodes.Status204NoContent).ProducesValidationProblem()
            .ProducesProblem(StatusCodes.Status404NotFound).ProducesProblem(StatusCodes.Status409Conflict).WithExample(example);

    private static Task<IResult> AssignAsync(int id, HttpRequest request, ActorProvider actors, AssignmentService assignment, LeadService leads, CancellationToken ct) =>
        RunAsync<AssignLead>(id, request, actors, leads, (fields, command) => command.UserId = fields.Number("userId"), assignment.AssignAsync, ct);

    private static Task<IResult> ReassignAsync(int id, HttpRequest request, ActorProvider actors, AssignmentService assignment, LeadService leads, CancellationToken ct) =>
        RunAsync<ReassignLead>(id, request, actors, leads, (fields, command) =>
            (command.UserId, command.ProviderId, command.OfficeId) = (fields.Number("userId"), Either(fields, "providerId", "provider_id"), Either(fields, "officeId", "office_id")),
            assignment.ReassignAsync, ct);

    private static Task<IResult> ClaimAsync(int id, HttpRequest request, ActorProvider actors, AssignmentService assignment, LeadService leads, CancellationToken ct) =>
        RunAsync<HandOverNote>(id, request, actors, leads, null, assignment.ClaimAsync, ct);

    private static Task<IResult> ForwardAsync(int id, HttpRequest request, ActorProvider actors, ForwardService forwarding, LeadService leads, CancellationToken ct) =>
        RunAsync<HandOverNote>(id, request, actors, leads, null, forwarding.ForwardAsync, ct);

    private static Task<IResult> AcceptAsync(int id, HttpRequest request, ActorProvider actors, AssignmentAnswers answers, LeadService leads, CancellationToken ct) =>
        RunAsync<HandOverNote>(id, request, actors, leads, null, answers.AcceptAsync, ct);

    private static Task<IResult> RejectAsync(int id, HttpRequest request, ActorProvider actors, AssignmentAnswers answers, LeadService leads, CancellationToken ct) =>
        RunAsync<HandOverNote>(id, request, actors, leads, null, answers.RejectAsync, ct);

    private static Task<IResult> CompleteAsync(int id, HttpRequest request, ActorProvider actors, AssignmentAnswers answers, LeadService leads, CancellationToken ct) =>
        RunAsync<HandOverNote>(id, request, actors, leads, null, answers.CompleteAsync, ct);

    private static int? Either(JsonFields fields, string name, string alias) => fields.Find(name) is null ? fields.Number(alias) : fields.Number(name);

    private static async Task<IResult> RunAsync<TCommand>(
        int id, HttpRequest request, ActorProvider actors, LeadService leads, Action<JsonFields, TCommand>? fill,
        Func<Actor, TCommand, CancellationToken, Task<Outcome<HandedOver>>> run, CancellationToken ct) where TCommand : HandOverNote, new()
    {
        var actor = await actors.GetAsync(ct);
        var body = await JsonBody.ReadOptionalAsync(request, ct);
        if (body.Refusal is { } refusal)
            return refusal;
        var fields = new JsonFields(body.Root);
        var command = new TCommand { LeadId = id, Notes = fields.Text("notes") };
        fill?.Invoke(fields, command);
        var expected = ExpectedVersion.Read(request, body);
        if (fields.ToInvalid() is { } faults)
            return await leads.FindAsync(actor, id, ct) is null ? new NotFound().Problem() : faults.Problem();
        if (!expected.IsOk)
            return expected.Failure.Problem();
        command.Version = expected.Value.Number;
        var outcome = await run(actor, command, ct);
        return outcome.IsOk
            ? await leads.FindAsync(actor, id, ct) is { } lead ? Results.Ok(LeadResource.Of(lead)) : Results.NoContent()
            : outcome.Failure.Problem();
    }
}
