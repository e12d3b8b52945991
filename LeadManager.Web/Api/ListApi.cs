using LeadManager.Core.Access;
using LeadManager.Core.Lists;
using LeadManager.Core.Results;
using LeadManager.Web.Security;

namespace LeadManager.Web.Api;

/// <summary>Offices, providers, zones and the small lists: the numbers and names that leads are written with.</summary>
internal static class ListApi
{
    public static void MapLists(this RouteGroupBuilder api)
    {
        var read = api.MapGroup("").RequireAuthorization(nameof(LeadAction.ViewLead));
        read.MapGet("/offices", async (ActorProvider actors, ListReader lists, CancellationToken ct) => All(lists.Read(await actors.GetAsync(ct)).Offices))
            .WithSummary("Lists the offices, the retired ones too").Produces<ListItems<OfficeRow>>();
        read.MapGet("/providers", async (ActorProvider actors, ListReader lists, CancellationToken ct) => All(lists.Read(await actors.GetAsync(ct)).Providers))
            .WithSummary("Lists the providers, the retired ones too").Produces<ListItems<ProviderRow>>();
        read.MapGet("/zones", async (ActorProvider actors, ListReader lists, CancellationToken ct) => All(lists.Read(await actors.GetAsync(ct)).Zones))
            .WithSummary("Lists the zones with their states").Produces<ListItems<ZoneRow>>();
        read.MapGet("/lists/{kind}", ReadListAsync).WithSummary("Shows one of the small lists")
            .WithDescription($"The lists are {string.Join(", ", ListKinds.All.Select(list => list.Slug))}.").Produces<ListItems<ListRow>>().ProducesProblem(StatusCodes.Status404NotFound);
        api.MapListWrites();
    }

    private static void MapListWrites(this RouteGroupBuilder api)
    {
        var write = api.MapGroup("").RequireAuthorization(nameof(LeadAction.ManageSettings));
        write.MapPost("/offices", (HttpRequest request, ActorProvider actors, ListReader lists, OfficeService offices, CancellationToken ct) => SaveOfficeAsync(0, request, actors, lists, offices, ct)).Accepts<SaveOffice>("application/json").WithSummary("Adds an office").Produces<OfficeRow>(StatusCodes.Status201Created).ProducesValidationProblem().WithExample(ApiExamples.Office);
        write.MapPut("/offices/{id:int:min(1)}", SaveOfficeAsync).Accepts<SaveOffice>("application/json").WithSummary("Changes an office").Produces<OfficeRow>().ProducesValidationProblem().ProducesProblem(StatusCodes.Status409Conflict).WithExample(ApiExamples.Office);
        write.MapDelete("/offices/{id:int}", async (int id, ActorProvider actors, OfficeService offices, CancellationToken ct) => Gone(await offices.DeleteAsync(await actors.GetAsync(ct), id, ct)))
            .WithSummary("Deletes an office that nothing uses").Produces(StatusCodes.Status204NoContent).ProducesProblem(StatusCodes.Status409Conflict);
        write.MapPost("/providers", (HttpRequest request, ActorProvider actors, ListReader lists, ProviderService providers, CancellationToken ct) => SaveProviderAsync(0, request, actors, lists, providers, ct)).Accepts<SaveProvider>("application/json").WithSummary("Adds a provider").Produces<ProviderRow>(StatusCodes.Status201Created).ProducesValidationProblem().WithExample(ApiExamples.Provider);
        write.MapPut("/providers/{id:int:min(1)}", SaveProviderAsync).Accepts<SaveProvider>("application/json").WithSummary("Changes a provider").Produces<ProviderRow>().ProducesValidationProblem().ProducesProblem(StatusCodes.Status409Conflict).WithExample(ApiExamples.Provider);
        write.MapDelete("/providers/{id:int}", async (int id, ActorProvider actors, ProviderService providers, CancellationToken ct) => Gone(await providers.DeleteAsync(await actors.GetAsync(ct), id, ct)))
            .WithSummary("Deletes a provider that nothing uses").Produces(StatusCodes.Status204NoContent).ProducesProblem(StatusCodes.Status409Conflict);
    }

    private static async Task<IResult> ReadListAsync(string kind, ActorProvider actors, ListReader lists, CancellationToken ct) =>
        ListKinds.Find(kind) is { } list ? All(lists.Read(await actors.GetAsync(ct)).Entries(list.Kind)) : new NotFound().Problem();

    private static async Task<IResult> SaveOfficeAsync(int id, HttpRequest request, ActorProvider actors, ListReader lists, OfficeService offices, CancellationToken ct)
    {
        var actor = await actors.GetAsync(ct);
        var stored = lists.Read(actor).Office(id);
        if (id != 0 && stored is null)
            return new NotFound().Problem();
        var body = await JsonBody.ReadAsync(request, ct);
        if (body.Refusal is { } refusal)
            return refusal;
        var fields = new JsonFields(body.Root);
        var command = new SaveOffice { Id = id, Name = Text(fields, "name", stored?.Name), City = Text(fields, "city", stored?.City), Email = Text(fields, "email", stored?.Email) };
        if (fields.ToInvalid() is { } faults)
            return faults.Problem();
        var expected = ExpectedVersion.Read(request, body);
        if (!expected.IsOk)
            return expected.Failure.Problem();
        command.Version = expected.Value.Number;
        return (await offices.SaveAsync(actor, command, ct)).Answer(row => id == 0 ? Results.Created($"/api/offices/{row.Id}", row) : Results.Ok(row));
    }

    private static async Task<IResult> SaveProviderAsync(int id, HttpRequest request, ActorProvider actors, ListReader lists, ProviderService providers, CancellationToken ct)
    {
        var actor = await actors.GetAsync(ct);
        var stored = lists.Read(actor).Provider(id);
        if (id != 0 && stored is null)
            return new NotFound().Problem();
        var body = await JsonBody.ReadAsync(request, ct);
        if (body.Refusal is { } refusal)
            return refusal;
        var fields = new JsonFields(body.Root);
        var command = new SaveProvider
        {
            Id = id, Name = Text(fields, "name", stored?.Name), Email = Text(fields, "email", stored?.Email), Phone = Text(fields, "phone", stored?.Phone),
            OfficeId = fields.Read("officeId", typeof(int?)) is (var office, true) ? office as int? : stored?.OfficeId,
        };
        if (fields.ToInvalid() is { } faults)
            return faults.Problem();
        var expected = ExpectedVersion.Read(request, body);
        if (!expected.IsOk)
            return expected.Failure.Problem();
        command.Version = expected.Value.Number;
        return (await providers.SaveAsync(actor, command, ct)).Answer(row => id == 0 ? Results.Created($"/api/providers/{row.Id}", row) : Results.Ok(row));
    }

    private static IResult Gone<T>(Outcome<T> outcome) where T : class => outcome.Answer(_ => Results.NoContent());

    private static IResult All<T>(IReadOnlyList<T> rows) => Results.Ok(new ListItems<T>(rows, rows.Count));

    private static string? Text(JsonFields fields, string name, string? stored) => fields.Read(name, typeof(string)) is (var value, true) ? value as string : stored;
}

/// <summary>A whole list and how many there are.</summary>
public sealed record ListItems<T>(IReadOnlyList<T> Items, int Total);
