using LeadManager.Core.Access;
using LeadManager.Core.Assignment;
using LeadManager.Core.Results;
using LeadManager.Web.Security;

namespace LeadManager.Web.Api;

/// <summary>Whom one may choose, a lead's chain, and many leads at once.</summary>
internal static class AssignmentLists
{
    public static void MapAssignmentLists(this RouteGroupBuilder api)
    {
        api.MapGet("/leads/assignable-users", AssignableAsync).RequireAuthorization(nameof(LeadAction.ViewLead))
            .WithSummary("Lists the users to whom one may give leads").WithDescription("leadId: whom one may choose for this lead. Those who are away are marked and cannot be given anything.")
            .Produces<AssignableList>().ProducesValidationProblem().ProducesProblem(StatusCodes.Status404NotFound);
        api.MapGet("/leads/{id:int}/chain", ChainAsync).RequireAuthorization(nameof(LeadAction.ViewLead))
            .WithSummary("Shows in whose hands a lead was").WithDescription("The first turn first. notes: what was said with the hand-over and, on a new line, the answer.")
            .Produces<ChainList>().ProducesProblem(StatusCodes.Status404NotFound);
        api.MapPost("/leads/bulk-assign", BulkAsync).RequireAuthorization(nameof(LeadAction.BulkAssign)).Accepts<BulkBody>("application/json")
            .WithSummary("Gives several leads to one user").WithDescription("Each lead is decided by itself; one outcome for each, in the order asked.")
            .Produces<BulkAnswer>().ProducesValidationProblem().WithExample(ApiExamples.BulkAssign);
    }

    private static async Task<IResult> AssignableAsync(HttpRequest request, ActorProvider actors, Recipients recipients, CancellationToken ct)
    {
        var fields = new QueryFields(request.Query);
        var leadId = fields.Number("leadId");
        if (fields.ToInvalid() is { } faults)
            return faults.Problem();
        return (await recipients.ListAsync(await actors.GetAsync(ct), leadId, ct)).Answer(users => Results.Ok(AssignableList.Of(users)));
    }

    private static async Task<IResult> ChainAsync(int id, ActorProvider actors, ChainService chains, CancellationToken ct) =>
        (await chains.ListAsync(await actors.GetAsync(ct), id, ct)).Answer(chain => Results.Ok(ChainList.Of(chain)));

    private static async Task<IResult> BulkAsync(HttpRequest request, ActorProvider actors, BulkAssignment bulk, CancellationToken ct)
    {
        var actor = await actors.GetAsync(ct);
        var body = await JsonBody.ReadAsync(request, ct);
        if (body.Refusal is { } refusal)
            return refusal;
        var fields = new JsonFields(body.Root);
        var command = new BulkAssign { LeadIds = fields.Numbers("leadIds") ?? [], UserId = fields.Number("userId"), Notes = fields.Text("notes") };
        return fields.ToInvalid() is { } faults
            ? faults.Problem()
            : (await bulk.AssignAsync(actor, command, null, ct)).Answer(outcomes => Results.Ok(BulkAnswer.Of(outcomes)));
    }
}
