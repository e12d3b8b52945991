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

    private static async Task<IResult> ReadListAsync(string kind, ActorProvider actors, ListReader lists, CancellationToken ct) =>
        ListKinds.Find(kind) is { } list ? All(lists.Read(await actors.GetAsync(ct)).Entries(list.Kind)) : new NotFound().Problem();

    private static IResult All<T>(IReadOnlyList<T> rows) => Results.Ok(new ListItems<T>(rows, rows.Count));
}

/// <summary>A whole list and how many there are.</summary>
public sealed record ListItems<T>(IReadOnlyList<T> Items, int Total);
