using LeadManager.Core.Access;
using LeadManager.Core.Lists;
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
        foreach (var list in ListKinds.All) // each by its name: an address is known by all its methods together
            read.MapGet($"/lists/{list.Slug}", async (ActorProvider actors, ListReader lists, CancellationToken ct) => All(lists.Read(await actors.GetAsync(ct)).Entries(list.Kind)))
                .WithSummary($"Lists the {list.Name.ToLowerInvariant()}, the retired ones too").WithDescription(list.About).Produces<ListItems<ListRow>>();
        api.MapListWrites();
    }

    private static IResult All<T>(IReadOnlyList<T> rows) => Results.Ok(new ListItems<T>(rows, rows.Count));
}

/// <summary>A whole list and how many there are.</summary>
public sealed record ListItems<T>(IReadOnlyList<T> Items, int Total);
