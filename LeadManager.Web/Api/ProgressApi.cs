using LeadManager.Core.Access;
using LeadManager.Core.Leads;
using LeadManager.Core.Progress;
using LeadManager.Core.Results;
using LeadManager.Web.Security;

namespace LeadManager.Web.Api;

/// <summary>Moves a lead along: status, qualification, milestones, close, reopen, escalate. Each answers with the lead as it then is.</summary>
internal static class ProgressApi
{
    public static void MapProgress(this RouteGroupBuilder api)
    {
        api.MapPatch("/leads/{id:int}/status", PatchAsync).RequireAuthorization(nameof(LeadAction.ViewLead)).Accepts<StatusBody>("application/json")
            .WithSummary("Sets the status, the assignee, or both").WithDescription("Handing a lead over never changes its status. Lost needs the right to close, with the remarks as its reason.")
            .ProducesSteps().WithExample(ApiExamples.Status);
        api.MapStep<QualifyLead, QualificationBody>("qualification", LeadAction.QualifyLead, ReadQualification,
                (services, actor, command, ct) => services.GetRequiredService<QualificationService>().QualifyAsync(actor, command, ct))
            .WithSummary("Qualifies a lead and routes it").WithExample(ApiExamples.Qualification);
        api.MapGet("/leads/{id:int}/qualification", FindQualificationAsync).RequireAuthorization(nameof(LeadAction.ViewLead))
            .WithSummary("Shows what was learnt when the lead was qualified").Produces<QualificationView>().ProducesProblem(StatusCodes.Status404NotFound);
        api.MapStep<SetMilestone, MilestoneBody>("milestones", LeadAction.SetMilestone, ReadMilestone,
                (services, actor, command, ct) => services.GetRequiredService<ProgressService>().SetMilestoneAsync(actor, command, ct))
            .WithSummary("Notes a milestone, or takes it back with done: false").WithDescription("The third wins the lead and needs the right to close it.").WithExample(ApiExamples.Milestone);
        api.MapStep<CloseLead, CloseBody>("close", LeadAction.CloseLead, ReadClose,
                (services, actor, command, ct) => services.GetRequiredService<ProgressService>().CloseAsync(actor, command, ct))
            .WithSummary("Closes a lead as won, lost or dropped, with a reason").WithExample(ApiExamples.Close);
        api.MapStep<ReopenLead, ReasonBody>("reopen", LeadAction.ReopenLead, (fields, id, version) => new() { LeadId = id, Version = version, Reason = fields.Text("reason") },
                (services, actor, command, ct) => services.GetRequiredService<ProgressService>().ReopenAsync(actor, command, ct))
            .WithSummary("Opens a closed lead again").WithExample(ApiExamples.Reason);
        api.MapStep<EscalateLead, ReasonBody>("escalate", LeadAction.ChangeStatus, (fields, id, version) => new() { LeadId = id, Version = version, Reason = fields.Text("reason") },
                (services, actor, command, ct) => services.GetRequiredService<ProgressService>().EscalateAsync(actor, command, ct))
            .WithSummary("Escalates a lead, with a reason").WithExample(ApiExamples.Reason);
        api.MapDelete("/leads/{id:int}/escalate", SettleAsync).RequireAuthorization(nameof(LeadAction.ChangeStatus))
            .WithSummary("Ends an escalation").ProducesSteps();
    }

    private static RouteHandlerBuilder ProducesSteps(this RouteHandlerBuilder endpoint) =>
        endpoint.Produces<LeadResource>().ProducesValidationProblem().ProducesProblem(StatusCodes.Status403Forbidden)
            .ProducesProblem(StatusCodes.Status404NotFound).ProducesProblem(StatusCodes.Status409Conflict);

    /// <summary>An address that reads the command from the body, hands it to the service and shows the lead.</summary>
    private static RouteHandlerBuilder MapStep<TCommand, TBody>(
        this RouteGroupBuilder api, string verb, LeadAction action, Func<JsonFields, int, int?, TCommand> read, Func<IServiceProvider, Actor, TCommand, CancellationToken, Task<Outcome<Done>>> take)
        where TCommand : ProgressCommand where TBody : class =>
        api.MapPost("/leads/{id:int}/" + verb, async (int id, HttpRequest request, ActorProvider actors, LeadService leads, CancellationToken ct) =>
            {
                var actor = await actors.GetAsync(ct);
                if (await leads.FindAsync(actor, id, ct) is not { } seen)
                    return new NotFound().Problem();
                if (!seen.May(action))
                    return new Forbidden(action).Problem(); // before the body is looked at
                return await BodyCall.RunAsync(request, (fields, version) => read(fields, id, version),
                    async command => await ShowAsync(actor, id, await take(request.HttpContext.RequestServices, actor, command, ct), leads, ct), ct);
            })
            .RequireAuthorization(action.ToString()).Accepts<TBody>("application/json").ProducesSteps();

    private static async Task<IResult> PatchAsync(int id, HttpRequest request, ActorProvider actors, StatusPatch patches, LeadService leads, CancellationToken ct)
    {
        var actor = await actors.GetAsync(ct);
        return await BodyCall.RunAsync(request, (fields, version) => ReadPatch(fields, id, version),
            async command => await ShowAsync(actor, id, await patches.PatchAsync(actor, command, ct), leads, ct), ct);
    }

    private static async Task<IResult> FindQualificationAsync(int id, ActorProvider actors, QualificationService qualifications, CancellationToken ct) =>
        ApiAnswers.OkOrNotFound(await qualifications.FindAsync(await actors.GetAsync(ct), id, ct));

    private static async Task<IResult> SettleAsync(int id, HttpRequest request, ActorProvider actors, ProgressService progress, LeadService leads, CancellationToken ct)
    {
        var actor = await actors.GetAsync(ct);
        var expected = ExpectedVersion.Read(request);
        return expected.IsOk
            ? await ShowAsync(actor, id, await progress.SettleAsync(actor, new SettleEscalation { LeadId = id, Version = expected.Value.Number }, ct), leads, ct)
            : expected.Failure.Problem();
    }

    private static PatchStatus ReadPatch(JsonFields fields, int id, int? version) => new()
    {
        LeadId = id, Version = version, Status = fields.Read("status", typeof(LeadStatus?)).Value as LeadStatus?,
        AssignedTo = fields.Number("assignedTo"), Remarks = fields.Text("remarks"),
    };

    private static QualifyLead ReadQualification(JsonFields fields, int id, int? version) => new()
    {
        LeadId = id, Version = version, Details = fields.Text("details"), OfficeId = fields.Number("officeId") ?? fields.Number("branch_id"),
        TeamLeadId = fields.Number("teamLeadId") ?? fields.Number("tl_id"), RelationshipManagerId = fields.Number("relationshipManagerId") ?? fields.Number("rm_id"),
    };

    private static SetMilestone ReadMilestone(JsonFields fields, int id, int? version) => new()
    {
        LeadId = id, Version = version, Number = fields.Number("milestone") ?? 0, IsDone = fields.Read("done", typeof(bool)).Value is not false,
        Date = fields.Read("date", typeof(DateOnly?)).Value as DateOnly?,
    };

    private static CloseLead ReadClose(JsonFields fields, int id, int? version) => new()
    {
        LeadId = id, Version = version, Outcome = fields.Read("outcome", typeof(LeadOutcome?)).Value as LeadOutcome?, Reason = fields.Text("reason"),
    };

    private static async Task<IResult> ShowAsync(Actor actor, int id, Outcome<Done> outcome, LeadService leads, CancellationToken ct) =>
        !outcome.IsOk ? outcome.Failure.Problem()
        : await leads.FindAsync(actor, id, ct) is { } lead ? Results.Ok(LeadResource.Of(lead))
        : Results.NoContent(); // done, and now outside the caller's view
}

/// <summary>What a request to set status and assignee may hold.</summary>
public sealed record StatusBody(LeadStatus? Status, int? AssignedTo, string? Remarks, int? Version);

/// <summary>What was learnt, and to whom the lead is routed.</summary>
public sealed record QualificationBody(string? Details, int? OfficeId, int? TeamLeadId, int? RelationshipManagerId, int? Version);

/// <summary>The first, second or third milestone; done unless it says otherwise; today unless a day is named.</summary>
public sealed record MilestoneBody(int Milestone, bool? Done, DateOnly? Date, int? Version);

/// <summary>How the lead ended, and why.</summary>
public sealed record CloseBody(LeadOutcome Outcome, string Reason, int? Version);

/// <summary>Why.</summary>
public sealed record ReasonBody(string? Reason, int? Version);
