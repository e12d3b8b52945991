using LeadManager.Core.Access;
using LeadManager.Core.Assignment;
using LeadManager.Core.Results;
using LeadManager.Web.Security;

namespace LeadManager.Web.Api;

/// <summary>The rules by which leads that arrive without an assignee find one: written, ordered, switched and tried.</summary>
internal static class RuleApi
{
    private const string Number = "/{id:int:min(1)}", Versioned = "Send version or If-Match to be told of changes in between (409).";

    public static void MapRules(this RouteGroupBuilder api)
    {
        var rules = api.MapGroup("/assignment-rules").RequireAuthorization(nameof(LeadAction.ManageSettings));
        rules.MapGet("", ListAsync).WithSummary("Lists the assignment rules in the order in which they are asked").Produces<ListItems<AssignmentRuleRow>>();
        rules.MapGet(Number, async (int id, ActorProvider actors, AssignmentRules service, CancellationToken ct) => ApiAnswers.OkOrNotFound(await FindAsync(service, await actors.GetAsync(ct), id, ct)))
            .WithSummary("Shows an assignment rule").Produces<AssignmentRuleRow>().ProducesProblem(StatusCodes.Status404NotFound);
        rules.MapPost("", (HttpRequest request, ActorProvider actors, AssignmentRules service, CancellationToken ct) => SaveAsync(0, request, actors, service, ct))
            .Accepts<RuleBody>("application/json").WithSummary("Adds an assignment rule").WithDescription("It comes last and is off until it is switched on.")
            .Produces<AssignmentRuleRow>(StatusCodes.Status201Created).ProducesValidationProblem().WithExample(ApiExamples.Rule);
        rules.MapPut(Number, SaveAsync).Accepts<RuleBody>("application/json").WithSummary("Changes an assignment rule").WithDescription("What is absent stays. " + Versioned)
            .Produces<AssignmentRuleRow>().ProducesValidationProblem().ProducesTrouble().WithExample(ApiExamples.Rule);
        rules.MapPost(Number + "/move", MoveAsync).Accepts<MoveBody>("application/json").WithSummary("Moves an assignment rule to a place in the order")
            .WithDescription("Counted from 1; those between move up or down. " + Versioned).Produces<AssignmentRuleRow>().ProducesValidationProblem().ProducesTrouble().WithExample(ApiExamples.Move);
        rules.MapPost(Number + "/switch-on", (int id, HttpRequest request, ActorProvider actors, AssignmentRules service, CancellationToken ct) => SwitchAsync(id, true, request, actors, service, ct))
            .WithSummary("Lets an assignment rule be asked").WithDescription(Versioned).Produces<AssignmentRuleRow>().ProducesTrouble();
        rules.MapPost(Number + "/switch-off", (int id, HttpRequest request, ActorProvider actors, AssignmentRules service, CancellationToken ct) => SwitchAsync(id, false, request, actors, service, ct))
            .WithSummary("Lets an assignment rule be asked no longer").WithDescription(Versioned).Produces<AssignmentRuleRow>().ProducesTrouble();
        rules.MapDelete(Number, DeleteAsync).WithSummary("Deletes an assignment rule").WithDescription("Leads that it gave out stay with whom they are. " + Versioned)
            .Produces(StatusCodes.Status204NoContent).ProducesTrouble();
        rules.MapPost("/trial", TryAsync).Accepts<TrialBody>("application/json").WithSummary("Tries the rules on past leads; nothing is changed")
            .WithDescription("withOff: also rules that are off. draft: a rule as it is being written, with the id of the one in whose place it stands, if any.")
            .Produces<RuleTrialReport>().ProducesValidationProblem().WithExample(ApiExamples.Trial);
    }

    private static async Task<IResult> ListAsync(ActorProvider actors, AssignmentRules rules, CancellationToken ct) =>
        (await rules.ListAsync(await actors.GetAsync(ct), ct)).Answer(list => Results.Ok(new ListItems<AssignmentRuleRow>(list.Items, list.Items.Count)));

    private static async Task<IResult> SaveAsync(int id, HttpRequest request, ActorProvider actors, AssignmentRules rules, CancellationToken ct)
    {
        var actor = await actors.GetAsync(ct);
        var stored = await FindAsync(rules, actor, id, ct);
        if (id != 0 && stored is null)
            return new NotFound().Problem();
        return await BodyCall.RunAsync(request, (fields, version) => RuleFields.Read(fields, stored, version), async command =>
            (await rules.SaveAsync(actor, command, ct)).Answer(row => id != 0 ? Results.Ok(row) : Results.Created($"/api/assignment-rules/{row.Id}", row)), ct);
    }

    private static async Task<IResult> MoveAsync(int id, HttpRequest request, ActorProvider actors, AssignmentRules rules, CancellationToken ct)
    {
        var actor = await actors.GetAsync(ct);
        return await BodyCall.RunAsync(request, (fields, version) => (Position: fields.Position(), Version: version),
            async to => (await rules.MoveAsync(actor, id, to.Version, to.Position, ct)).Answer(Results.Ok), ct);
    }

    private static async Task<IResult> SwitchAsync(int id, bool isOn, HttpRequest request, ActorProvider actors, AssignmentRules rules, CancellationToken ct)
    {
        var actor = await actors.GetAsync(ct);
        var expected = ExpectedVersion.Read(request);
        return expected.IsOk ? (await rules.SwitchAsync(actor, id, expected.Value.Number, isOn, ct)).Answer(Results.Ok) : expected.Failure.Problem();
    }

    private static async Task<IResult> DeleteAsync(int id, HttpRequest request, ActorProvider actors, AssignmentRules rules, CancellationToken ct)
    {
        var actor = await actors.GetAsync(ct);
        var expected = ExpectedVersion.Read(request);
        return expected.IsOk ? (await rules.DeleteAsync(actor, id, expected.Value.Number, ct)).Answer(_ => Results.NoContent()) : expected.Failure.Problem();
    }

    private static async Task<IResult> TryAsync(HttpRequest request, ActorProvider actors, AssignmentRules rules, RuleTrial trial, CancellationToken ct)
    {
        var actor = await actors.GetAsync(ct);
        var stored = (await rules.ListAsync(actor, ct)).Value?.Items ?? [];
        return await BodyCall.RunAsync(request, (fields, _) => RuleFields.ReadTrial(fields, stored), async command => (await trial.TryAsync(actor, command, ct)).Answer(Results.Ok), ct);
    }

    private static async Task<AssignmentRuleRow?> FindAsync(AssignmentRules rules, Actor actor, int id, CancellationToken ct) =>
        (await rules.ListAsync(actor, ct)).Value?.Items.FirstOrDefault(rule => rule.Id == id);
}

/// <summary>An assignment rule; an absent or empty condition holds for every lead.</summary>
public sealed record RuleBody(
    string Name, IReadOnlyList<string>? Sources, IReadOnlyList<string>? States, IReadOnlyList<string>? Zones, IReadOnlyList<int>? OfficeIds, IReadOnlyList<string>? Commodities,
    bool? IsSpecial, AssignmentStrategy Strategy, IReadOnlyList<int>? UserIds, int? Version);

/// <summary>Which rules to try on the leads of how many days.</summary>
public sealed record TrialBody(int? Days, bool? WithOff, RuleBody? Draft);
