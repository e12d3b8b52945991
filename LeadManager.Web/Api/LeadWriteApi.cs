using LeadManager.Core.Access;
using LeadManager.Core.Leads;
using LeadManager.Core.Results;
using LeadManager.Web.Security;

namespace LeadManager.Web.Api;

/// <summary>Creates, changes, deletes and restores leads.</summary>
internal static class LeadWriteApi
{
    public static void MapLeadWrites(this RouteGroupBuilder api)
    {
        api.MapPost("/leads", CreateAsync).RequireAuthorization(nameof(LeadAction.CreateLead)).Accepts<LeadResource>("application/json")
            .WithSummary("Adds a lead").WithDescription("assigneeId (or assignedTo) gives it to a user at once, within what one may assign; notes are said to him. The header Idempotency-Key makes a repeated request give the first one's lead.")
            .Produces<LeadResource>(StatusCodes.Status201Created).ProducesValidationProblem().WithExample(ApiExamples.NewLead).WithMetadata(new LeadFieldsBody(IsNew: true));
        api.MapPut("/leads/{id:int}", UpdateAsync).RequireAuthorization(nameof(LeadAction.ViewLead)).Accepts<LeadResource>("application/json")
            .WithSummary("Changes a lead").WithDescription("Absent fields stay as they are. A message is sent by e-mail to the provider, else the office, else the assignee. Send version or If-Match to be told of changes in between (409).")
            .Produces<LeadResource>().ProducesValidationProblem().ProducesProblem(StatusCodes.Status409Conflict).WithExample(ApiExamples.ChangedLead).WithMetadata(new LeadFieldsBody(IsNew: false));
        api.MapDelete("/leads/{id:int}", DeleteAsync).RequireAuthorization(nameof(LeadAction.DeleteLead))
            .WithSummary("Moves a lead into the recycle bin").Produces(StatusCodes.Status204NoContent).ProducesProblem(StatusCodes.Status404NotFound);
        api.MapPost("/leads/{id:int}/restore", RestoreAsync).RequireAuthorization(nameof(LeadAction.DeleteLead))
            .WithSummary("Takes a lead out of the recycle bin").Produces<LeadResource>().ProducesProblem(StatusCodes.Status404NotFound);
    }

    private static async Task<IResult> CreateAsync(HttpRequest request, ActorProvider actors, LeadEditing leads, CancellationToken ct)
    {
        var actor = await actors.GetAsync(ct);
        var body = await JsonBody.ReadAsync(request, ct);
        if (body.Refusal is { } refusal)
            return refusal;
        var command = new CreateLead { RequestKey = request.Headers["Idempotency-Key"].FirstOrDefault() };
        if (command.OverlayNew(body.Root) is { } faults)
            return faults.Problem();
        return (await leads.CreateAsync(actor, command, ct)).Answer(lead => Results.Created($"/api/leads/{lead.Lead.Id}", LeadResource.Of(lead)));
    }

    private static async Task<IResult> UpdateAsync(int id, HttpRequest request, ActorProvider actors, LeadService leads, LeadEditing editing, CancellationToken ct)
    {
        var actor = await actors.GetAsync(ct);
        if (await leads.FindAsync(actor, id, ct) is not { } stored)
            return new NotFound().Problem();
        var body = await JsonBody.ReadAsync(request, ct);
        if (body.Refusal is { } refusal)
            return refusal;
        var command = new UpdateLead { Id = id }.Fill(stored.Lead);
        if (command.Overlay(body.Root) is { } faults)
            return faults.Problem();
        var expected = ExpectedVersion.Read(request, body);
        if (!expected.IsOk)
            return expected.Failure.Problem();
        command.Version = expected.Value.Number ?? stored.Lead.Version;
        return (await editing.UpdateAsync(actor, command, ct)).Answer(lead => Results.Ok(LeadResource.Of(lead)));
    }

    private static async Task<IResult> DeleteAsync(int id, ActorProvider actors, LeadBin bin, CancellationToken ct) =>
        (await bin.DeleteAsync(await actors.GetAsync(ct), id, ct)).Answer(_ => Results.NoContent());

    private static async Task<IResult> RestoreAsync(int id, ActorProvider actors, LeadBin bin, LeadService leads, CancellationToken ct)
    {
        var actor = await actors.GetAsync(ct);
        var restored = await bin.RestoreAsync(actor, id, ct);
        return restored.IsOk
            ? ApiAnswers.OkOrNotFound(await leads.FindAsync(actor, id, ct) is { } lead ? LeadResource.Of(lead) : null)
            : restored.Failure.Problem();
    }
}
