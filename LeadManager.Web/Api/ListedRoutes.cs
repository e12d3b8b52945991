using LeadManager.Core.Access;
using LeadManager.Core.Lists;
using LeadManager.Core.Results;
using LeadManager.Web.Security;

namespace LeadManager.Web.Api;

/// <summary>What becomes of one kind of record of Settings; the services of a call come from its request.</summary>
/// <param name="Find">The record of this number as it is stored, or null.</param>
/// <param name="Read">The command of a body; what is absent stays as it is stored. The number is 0 where it is to be new.</param>
/// <param name="Save">Stores it.</param>
/// <param name="Retire">Offers it no longer, or again.</param>
/// <param name="Delete">Deletes it, where nothing uses it.</param>
internal sealed record ListedSteps<TCommand, TRow>(
    Func<ListedCall, int, TRow?> Find, Func<JsonFields, TRow?, int, int?, TCommand> Read, Func<ListedCall, TCommand, Task<Outcome<TRow>>> Save,
    Func<ListedCall, int, bool, Task<Outcome<TRow>>> Retire, Func<ListedCall, int, Task<Outcome<TRow>>> Delete)
    where TRow : class, IListedRow;

/// <summary>Who calls, with what.</summary>
internal sealed record ListedCall(HttpRequest Request, Actor Actor, CancellationToken Ct)
{
    public T Get<T>() where T : notnull => Request.HttpContext.RequestServices.GetRequiredService<T>();
}

/// <summary>How the OpenAPI document speaks of a kind of record.</summary>
/// <param name="Path">Its address under /api.</param>
/// <param name="One">One of them, with its article.</param>
/// <param name="Example">A body.</param>
internal sealed record ListedName(string Path, string One, string Example);

/// <summary>The addresses that all records of Settings have: add, change, retire, bring back, delete; for whom the settings are.</summary>
internal static class ListedRoutes
{
    private const string Number = "/{id:int:min(1)}";

    public static void MapListed<TBody, TCommand, TRow>(this RouteGroupBuilder api, ListedName name, ListedSteps<TCommand, TRow> steps)
        where TBody : class where TRow : class, IListedRow
    {
        api.MapGet(name.Path + Number, async (int id, HttpRequest request, ActorProvider actors, CancellationToken ct) => ApiAnswers.OkOrNotFound(steps.Find(await CallAsync(request, actors, ct), id)))
            .RequireAuthorization(nameof(LeadAction.ViewLead)).WithSummary($"Shows {name.One}").Produces<TRow>().ProducesProblem(StatusCodes.Status404NotFound);
        var write = api.MapGroup("").RequireAuthorization(nameof(LeadAction.ManageSettings));
        write.MapPost(name.Path, (HttpRequest request, ActorProvider actors, CancellationToken ct) => SaveAsync(0, request, actors, steps, ct))
            .Accepts<TBody>("application/json").WithSummary($"Adds {name.One}").Produces<TRow>(StatusCodes.Status201Created).ProducesValidationProblem().WithExample(name.Example);
        write.MapPut(name.Path + Number, (int id, HttpRequest request, ActorProvider actors, CancellationToken ct) => SaveAsync(id, request, actors, steps, ct))
            .Accepts<TBody>("application/json").WithSummary($"Changes {name.One}").WithDescription("What is absent stays. Send version or If-Match to be told of changes in between (409).")
            .Produces<TRow>().ProducesValidationProblem().ProducesTrouble().WithExample(name.Example);
        write.MapPost(name.Path + Number + "/retire", async (int id, HttpRequest request, ActorProvider actors, CancellationToken ct) => await RetireAsync(await CallAsync(request, actors, ct), id, true, steps))
            .WithSummary($"Offers {name.One} no longer").WithDescription("Leads that have it keep it.").Produces<TRow>().ProducesTrouble();
        write.MapPost(name.Path + Number + "/bring-back", async (int id, HttpRequest request, ActorProvider actors, CancellationToken ct) => await RetireAsync(await CallAsync(request, actors, ct), id, false, steps))
            .WithSummary($"Offers {name.One} again").Produces<TRow>().ProducesTrouble();
        write.MapDelete(name.Path + Number, async (int id, HttpRequest request, ActorProvider actors, CancellationToken ct) =>
                await CallAsync(request, actors, ct) is var call && Lacks(steps, call, id) ? new NotFound().Problem() : (await steps.Delete(call, id)).Answer(_ => Results.NoContent()))
            .WithSummary($"Deletes {name.One} that nothing uses").Produces(StatusCodes.Status204NoContent).ProducesTrouble();
    }

    public static RouteHandlerBuilder ProducesTrouble(this RouteHandlerBuilder endpoint) =>
        endpoint.ProducesProblem(StatusCodes.Status404NotFound).ProducesProblem(StatusCodes.Status409Conflict);

    public static async Task<ListedCall> CallAsync(HttpRequest request, ActorProvider actors, CancellationToken ct) => new(request, await actors.GetAsync(ct), ct);

    private static async Task<IResult> RetireAsync<TCommand, TRow>(ListedCall call, int id, bool isRetired, ListedSteps<TCommand, TRow> steps) where TRow : class, IListedRow =>
        Lacks(steps, call, id) ? new NotFound().Problem() : (await steps.Retire(call, id, isRetired)).Answer(Results.Ok);

    private static async Task<IResult> SaveAsync<TCommand, TRow>(int id, HttpRequest request, ActorProvider actors, ListedSteps<TCommand, TRow> steps, CancellationToken ct) where TRow : class, IListedRow
    {
        var call = await CallAsync(request, actors, ct);
        var stored = id == 0 ? null : steps.Find(call, id);
        if (id != 0 && stored is null)
            return new NotFound().Problem();
        return await BodyCall.RunAsync(request, (fields, version) => steps.Read(fields, stored, id, version), async command =>
            (await steps.Save(call, command)).Answer(row => id != 0 ? Results.Ok(row) : Results.Created($"{request.Path}/{row.Id}", row)), ct);
    }

    private static bool Lacks<TCommand, TRow>(ListedSteps<TCommand, TRow> steps, ListedCall call, int id) where TRow : class, IListedRow => steps.Find(call, id) is null;
}
