using LeadManager.Core.Access;
using LeadManager.Core.Leads;
using LeadManager.Core.Quotations;
using LeadManager.Core.Results;
using LeadManager.Web.Security;

namespace LeadManager.Web.Api;

/// <summary>Quotation requests: asks for one, lists the queue, and decides.</summary>
internal static class QuotationApi
{
    public static void MapQuotations(this RouteGroupBuilder api)
    {
        api.MapPost("/leads/{id:int}/quotation", RequestAsync).RequireAuthorization(nameof(LeadAction.RequestQuotation)).Accepts<QuotationBody>("application/json")
            .WithSummary("Requests a quotation").WithDescription("One that waits already is a conflict. The header Idempotency-Key makes a repeated request give the first one's quotation.")
            .Produces<QuotationResource>(StatusCodes.Status201Created).ProducesValidationProblem().ProducesProblem(StatusCodes.Status404NotFound).ProducesProblem(StatusCodes.Status409Conflict).WithExample(ApiExamples.Quotation);
        api.MapGet("/leads/{id:int}/quotation", ListOfLeadAsync).RequireAuthorization(nameof(LeadAction.ViewActivities))
            .WithSummary("Lists a lead's quotation requests, the latest first").Produces<QuotationList>().ProducesProblem(StatusCodes.Status404NotFound);
        api.MapGet("/quotations", ListAsync).RequireAuthorization(AccessPolicies.Quotations)
            .WithSummary("Lists quotation requests").WithDescription("ForMe is what waits for the caller's decision; All where no part is named.")
            .Takes([new("part", "Which of them.", Words: Enum.GetNames<QuotationPart>()), .. QueryParameter.Paging(QuotationQuery.PageSizeMax)])
            .Produces<QuotationList>().ProducesValidationProblem();
        api.MapGet("/quotations/{id:int}", FindAsync).RequireAuthorization(nameof(LeadAction.ViewActivities))
            .WithSummary("Shows a quotation request").Produces<QuotationResource>().ProducesProblem(StatusCodes.Status404NotFound);
        api.MapPost("/quotations/{id:int}/withdraw", WithdrawAsync).RequireAuthorization(nameof(LeadAction.RequestQuotation))
            .WithSummary("Takes one's own quotation request back").WithDescription("Only who requested it does, also where the lead is somebody else's by now: its name is then absent. One that is decided already is a conflict.").Produces<QuotationResource>()
            .ProducesProblem(StatusCodes.Status404NotFound).ProducesProblem(StatusCodes.Status409Conflict);
        Decision(api.MapPost("/quotations/{id:int}/approve", ApproveAsync), "Approves a quotation", isOptional: true);
        Decision(api.MapPost("/quotations/{id:int}/reject", RejectAsync), "Rejects a quotation, with a comment", isOptional: false);
    }

    private static void Decision(RouteHandlerBuilder endpoint, string summary, bool isOptional) =>
        endpoint.RequireAuthorization(nameof(LeadAction.DecideQuotation)).Accepts<CommentBody>(isOptional, "application/json").WithSummary(summary)
            .WithDescription("Nobody decides a request of his own. One that is decided already is a conflict.").Produces<QuotationResource>().ProducesValidationProblem()
            .ProducesProblem(StatusCodes.Status404NotFound).ProducesProblem(StatusCodes.Status409Conflict).WithExample(ApiExamples.Comment);

    private static Task<IResult> RequestAsync(int id, HttpRequest request, ActorProvider actors, LeadService leads, QuotationService quotations, CancellationToken ct) =>
        WorkBody.ReadAsync(id, LeadAction.RequestQuotation, request, actors, leads, async (actor, fields) =>
        {
            var command = new RequestQuotation
            {
                LeadId = id, RequestKey = request.Headers["Idempotency-Key"].FirstOrDefault(), Amount = fields.Amount("amount"), Items = fields.Text("items"), Note = fields.Text("note"),
            };
            return fields.ToInvalid() is { } faults
                ? faults.Problem()
                : (await quotations.RequestAsync(actor, command, ct)).Answer(added => Results.Created($"/api/quotations/{added.Id}", QuotationResource.Of(added)));
        }, ct);

    private static async Task<IResult> ListOfLeadAsync(int id, ActorProvider actors, QuotationService quotations, CancellationToken ct) =>
        (await quotations.ListAsync(await actors.GetAsync(ct), id, ct)).Answer(found => Results.Ok(QuotationList.Of(found.Items, found.Items.Count)));

    private static async Task<IResult> ListAsync(HttpRequest request, ActorProvider actors, QuotationLists lists, CancellationToken ct)
    {
        var fields = new QueryFields(request.Query);
        var part = fields.OneOf("part", Enum.GetNames<QuotationPart>());
        var query = new QuotationQuery
        {
            Part = Enum.TryParse<QuotationPart>(part, true, out var known) ? known : QuotationPart.All, Page = fields.Number("page") ?? 1,
            PageSize = fields.Number("pageSize", QuotationQuery.PageSizeMax) ?? QuotationQuery.DefaultPageSize,
        };
        if (fields.ToInvalid() is { } faults)
            return faults.Problem();
        var page = await lists.ListAsync(await actors.GetAsync(ct), query, ct);
        return Results.Ok(QuotationList.Of(page.Items, page.Total));
    }

    private static async Task<IResult> FindAsync(int id, ActorProvider actors, QuotationService quotations, CancellationToken ct) =>
        (await quotations.FindAsync(await actors.GetAsync(ct), id, ct)).Answer(found => Results.Ok(QuotationResource.Of(found)));

    private static async Task<IResult> WithdrawAsync(int id, ActorProvider actors, QuotationService quotations, CancellationToken ct) =>
        (await quotations.WithdrawAsync(await actors.GetAsync(ct), new WithdrawQuotation { QuotationId = id }, ct)).Answer(line => Results.Ok(QuotationResource.Of(line)));

    private static Task<IResult> ApproveAsync(int id, HttpRequest request, ActorProvider actors, QuotationService quotations, CancellationToken ct) =>
        DecideAsync(request, comment => new ApproveQuotation { QuotationId = id, Comment = comment },
            async command => await quotations.ApproveAsync(await actors.GetAsync(ct), command, ct), ct);

    private static Task<IResult> RejectAsync(int id, HttpRequest request, ActorProvider actors, QuotationService quotations, CancellationToken ct) =>
        DecideAsync(request, comment => new RejectQuotation { QuotationId = id, Comment = comment },
            async command => await quotations.RejectAsync(await actors.GetAsync(ct), command, ct), ct);

    private static Task<IResult> DecideAsync<T>(HttpRequest request, Func<string?, T> read, Func<T, Task<Outcome<QuotationLine>>> decide, CancellationToken ct) =>
        WorkBody.ReadAsync(request, async fields =>
        {
            var command = read(fields.Text("comment"));
            return fields.ToInvalid()?.Problem() ?? (await decide(command)).Answer(line => Results.Ok(QuotationResource.Of(line)));
        }, ct);
}

/// <summary>What is to be offered.</summary>
public sealed record QuotationBody(decimal Amount, string? Items, string? Note);

/// <summary>What is said with a decision.</summary>
public sealed record CommentBody(string? Comment);

/// <summary>A quotation request.</summary>
public sealed record QuotationResource(
    int Id, int LeadId, string? LeadName, decimal Amount, string? Currency, string? Items, string? Note, QuotationState State, DateTime RequestedAt, int? RequestedById, string? RequestedBy,
    DateTime? DecidedAt, string? DecidedBy, string? Comment)
{
    internal static QuotationResource Of(QuotationLine line) => new(
        line.Id, line.LeadId, line.Lead?.Lead.Name, line.Amount, line.Currency, line.Items, line.Note, line.State, line.RequestedAt, line.RequestedById, line.RequestedBy,
        line.DecidedAt, line.DecidedBy, line.Comment);
}

/// <summary>Quotation requests and how many there are.</summary>
public sealed record QuotationList(IReadOnlyList<QuotationResource> Items, int Total)
{
    internal static QuotationList Of(IReadOnlyList<QuotationLine> lines, int total) => new([.. lines.Select(QuotationResource.Of)], total);
}
