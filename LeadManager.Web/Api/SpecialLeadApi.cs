using LeadManager.Core.Access;
using LeadManager.Core.Leads;
using LeadManager.Core.Progress;
using LeadManager.Core.Results;
using LeadManager.Core.SpecialLeads;
using LeadManager.Web.Security;

namespace LeadManager.Web.Api;

/// <summary>Special leads without contact data, and what is said about them.</summary>
internal static class SpecialLeadApi
{
    public static void MapSpecialLeads(this RouteGroupBuilder api)
    {
        api.MapGet("/special-leads", ListAsync).RequireAuthorization(nameof(LeadAction.ViewSpecial))
            .WithSummary("Lists special leads, without contact data").WithDescription("Open where no part is named.")
            .Takes([new("part", "Which of them.", Words: Enum.GetNames<SpecialPart>()), .. QueryParameter.Paging(SpecialQuery.PageSizeMax)])
            .Produces<SpecialList>().ProducesValidationProblem();
        api.MapGet("/special-leads/{id:int}", FindAsync).RequireAuthorization(nameof(LeadAction.ViewSpecial))
            .WithSummary("Shows a special lead, without contact data").Produces<SpecialLine>().ProducesProblem(StatusCodes.Status404NotFound);
        api.MapGet("/leads/{id:int}/reviews", ReviewsAsync).RequireAuthorization(nameof(LeadAction.ViewActivities))
            .WithSummary("Lists what was said about a lead: evaluations and technical reviews").Produces<LeadReviews>().ProducesProblem(StatusCodes.Status404NotFound);
        Review<EvaluationBody>(api.MapPost("/leads/{id:int}/special-review", EvaluateAsync), LeadAction.ReviewSpecial, "Evaluates a special lead: approved or declined", ApiExamples.Evaluation);
        Review<TechnicalReviewBody>(api.MapPost("/leads/{id:int}/technical-review", ReviewAsync), LeadAction.AddTechnicalReview, "Adds a technical review, which never changes the lead", ApiExamples.TechnicalReview);
    }

    private static void Review<TBody>(RouteHandlerBuilder endpoint, LeadAction action, string summary, string example) where TBody : class =>
        endpoint.RequireAuthorization(action.ToString()).Accepts<TBody>("application/json").WithSummary(summary)
            .WithDescription("The header Idempotency-Key makes a repeated request add nothing to what the first one said.").Produces<LeadReviews>(StatusCodes.Status201Created)
            .ProducesValidationProblem().ProducesProblem(StatusCodes.Status404NotFound).ProducesProblem(StatusCodes.Status409Conflict).WithExample(example);

    private static async Task<IResult> ListAsync(HttpRequest request, ActorProvider actors, SpecialLists lists, CancellationToken ct)
    {
        var fields = new QueryFields(request.Query);
        var part = fields.OneOf("part", Enum.GetNames<SpecialPart>());
        var query = new SpecialQuery
        {
            Part = Enum.TryParse<SpecialPart>(part, true, out var known) ? known : SpecialPart.Open, Page = fields.Number("page") ?? 1,
            PageSize = fields.Number("pageSize", SpecialQuery.PageSizeMax) ?? SpecialQuery.DefaultPageSize,
        };
        if (fields.ToInvalid() is { } faults)
            return faults.Problem();
        var page = await lists.ListAsync(await actors.GetAsync(ct), query, ct);
        return Results.Ok(new SpecialList(page.Items, page.Total));
    }

    private static async Task<IResult> FindAsync(int id, ActorProvider actors, SpecialLists lists, CancellationToken ct) =>
        (await lists.FindAsync(await actors.GetAsync(ct), id, ct)).Answer(line => Results.Ok(line));

    private static async Task<IResult> ReviewsAsync(int id, ActorProvider actors, SpecialLists lists, CancellationToken ct) =>
        (await lists.ReviewsAsync(await actors.GetAsync(ct), id, ct)).Answer(found => Results.Ok(found));

    private static Task<IResult> EvaluateAsync(int id, HttpRequest request, ActorProvider actors, SpecialReviewService reviews, CancellationToken ct) =>
        AddAsync(id, request, actors, fields => new EvaluateSpecial
        {
            LeadId = id, Decision = fields.Read("decision", typeof(SpecialDecision?)).Value as SpecialDecision?, Evaluation = fields.Text("evaluation"),
        }, (actor, command) => reviews.EvaluateAsync(actor, command, ct), ct);

    private static Task<IResult> ReviewAsync(int id, HttpRequest request, ActorProvider actors, SpecialReviewService reviews, CancellationToken ct) =>
        AddAsync(id, request, actors, fields => new AddTechnicalReview
        {
            LeadId = id, Verdict = fields.Read("verdict", typeof(TechnicalVerdict?)).Value as TechnicalVerdict?, ProductFit = fields.Text("productFit"),
            InstallationFeasibility = fields.Text("installationFeasibility"), SpaceAndPower = fields.Text("spaceAndPower"), Suitability = fields.Text("suitability"),
        }, (actor, command) => reviews.AddTechnicalAsync(actor, command, ct), ct);

    private static Task<IResult> AddAsync<T>(
        int id, HttpRequest request, ActorProvider actors, Func<JsonFields, T> read, Func<Actor, T, Task<Outcome<LeadReviews>>> add, CancellationToken ct) where T : ReviewCommand =>
        WorkBody.ReadAsync(request, async fields =>
        {
            var (actor, command) = (await actors.GetAsync(ct), read(fields));
            if (fields.ToInvalid() is { } faults)
                return faults.Problem();
            command.RequestKey = request.Headers["Idempotency-Key"].FirstOrDefault();
            return (await add(actor, command)).Answer(said => Results.Created($"/api/leads/{id}/reviews", said));
        }, ct);
}

/// <summary>What a manager makes of a special lead.</summary>
public sealed record EvaluationBody(SpecialDecision Decision, string Evaluation);

/// <summary>What is technically to be said; at least one part.</summary>
public sealed record TechnicalReviewBody(TechnicalVerdict Verdict, string? ProductFit, string? InstallationFeasibility, string? SpaceAndPower, string? Suitability);

/// <summary>Special leads and how many there are.</summary>
public sealed record SpecialList(IReadOnlyList<SpecialLine> Items, int Total);
