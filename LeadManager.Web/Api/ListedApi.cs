using LeadManager.Core.Access;
using LeadManager.Core.Lists;

namespace LeadManager.Web.Api;

/// <summary>Changes the offices, providers, zones and small lists, as Settings does.</summary>
internal static class ListedApi
{
    private static readonly ListedSteps<SaveOffice, OfficeRow> Offices = new(
        (call, id) => ListsOf(call).Office(id),
        (fields, stored, id, version) => new()
        {
            Id = id, Version = version, Name = fields.Text("name", stored?.Name), City = fields.Text("city", stored?.City), Email = fields.Text("email", stored?.Email),
        },
        (call, command) => call.Get<OfficeService>().SaveAsync(call.Actor, command, call.Ct),
        (call, id, isRetired) => call.Get<OfficeService>().RetireAsync(call.Actor, id, isRetired, call.Ct),
        (call, id) => call.Get<OfficeService>().DeleteAsync(call.Actor, id, call.Ct));

    private static readonly ListedSteps<SaveProvider, ProviderRow> Providers = new(
        (call, id) => ListsOf(call).Provider(id),
        (fields, stored, id, version) => new()
        {
            Id = id, Version = version, Name = fields.Text("name", stored?.Name), Email = fields.Text("email", stored?.Email),
            Phone = fields.Text("phone", stored?.Phone), OfficeId = fields.Number("officeId", stored?.OfficeId),
        },
        (call, command) => call.Get<ProviderService>().SaveAsync(call.Actor, command, call.Ct),
        (call, id, isRetired) => call.Get<ProviderService>().RetireAsync(call.Actor, id, isRetired, call.Ct),
        (call, id) => call.Get<ProviderService>().DeleteAsync(call.Actor, id, call.Ct));

    private static readonly ListedSteps<SaveZone, ZoneRow> Zones = new(
        (call, id) => ListsOf(call).Zones.FirstOrDefault(zone => zone.Id == id),
        (fields, stored, id, version) => new()
        {
            Id = id, Version = version, Name = fields.Text("name", stored?.Name), ManagerId = fields.Number("managerId", stored?.ManagerId),
            States = string.Join('\n', fields.Texts("states") ?? stored?.States ?? []),
        },
        (call, command) => call.Get<ZoneService>().SaveAsync(call.Actor, command, call.Ct),
        (call, id, isRetired) => call.Get<ZoneService>().RetireAsync(call.Actor, id, isRetired, call.Ct),
        (call, id) => call.Get<ZoneService>().DeleteAsync(call.Actor, id, call.Ct));

    public static void MapListWrites(this RouteGroupBuilder api)
    {
        api.MapListed<OfficeBody, SaveOffice, OfficeRow>(new("/offices", "an office", ApiExamples.Office), Offices);
        api.MapListed<ProviderBody, SaveProvider, ProviderRow>(new("/providers", "a provider", ApiExamples.Provider), Providers);
        api.MapListed<ZoneBody, SaveZone, ZoneRow>(new("/zones", "a zone", ApiExamples.Zone), Zones);
        foreach (var list in ListKinds.All)
            api.MapListed<ListEntryBody, RenameListEntry, ListRow>(
                new($"/lists/{list.Slug}", $"an entry of {list.Slug}", list.Kind == ListKind.ProductCategory ? ApiExamples.ProductCategory : ApiExamples.ListEntry), EntriesOf(list.Kind));
        api.MapMoves();
    }

    private static void MapMoves(this RouteGroupBuilder api)
    {
        foreach (var list in ListKinds.All.Where(list => list.Kind != ListKind.Status))
            api.MapPost($"/lists/{list.Slug}/{{id:int:min(1)}}/move", async (int id, HttpRequest request, Security.ActorProvider actors, CancellationToken ct) =>
            {
                var call = await ListedRoutes.CallAsync(request, actors, ct);
                return EntriesOf(list.Kind).Find(call, id) is null ? new Core.Results.NotFound().Problem()
                    : await BodyCall.RunAsync(request, (fields, _) => fields.Position(), async position => (await call.Get<ListService>().MoveAsync(call.Actor, id, position, ct)).Answer(Results.Ok), ct);
            }).RequireAuthorization(nameof(LeadAction.ManageSettings)).Accepts<MoveBody>("application/json").WithSummary($"Moves an entry of {list.Slug} to a place in its list")
                .WithDescription("Counted from 1; the others make room.").Produces<ListRow>().ProducesValidationProblem().ProducesTrouble().WithExample(ApiExamples.Move);
    }

    private static ListedSteps<RenameListEntry, ListRow> EntriesOf(ListKind kind) => new(
        (call, id) => ListsOf(call).Entries(kind).FirstOrDefault(row => row.Id == id),
        (fields, stored, id, version) => new()
        {
            Id = id, Version = version, Kind = kind, Name = fields.Text("name", stored?.Name), ParentId = fields.Number("parentId", stored?.ParentId),
        },
        (call, command) => command.Id == 0
            ? call.Get<ListService>().AddAsync(call.Actor, new AddListEntry { Kind = kind, Name = command.Name, ParentId = command.ParentId }, call.Ct)
            : call.Get<ListService>().RenameAsync(call.Actor, command, call.Ct),
        (call, id, isRetired) => call.Get<ListService>().RetireAsync(call.Actor, id, isRetired, call.Ct),
        (call, id) => call.Get<ListService>().DeleteAsync(call.Actor, id, call.Ct));

    private static ListSnapshot ListsOf(ListedCall call) => call.Get<ListReader>().Read(call.Actor);
}

/// <summary>An office.</summary>
public sealed record OfficeBody(string Name, string? City, string? Email, int? Version);

/// <summary>A provider, and the office in which it works.</summary>
public sealed record ProviderBody(string Name, string? Email, string? Phone, int? OfficeId, int? Version);

/// <summary>A zone: its states, and who is responsible for their leads.</summary>
public sealed record ZoneBody(string Name, IReadOnlyList<string>? States, int? ManagerId, int? Version);

/// <summary>An entry of a small list; parentId is the commodity of a product category.</summary>
public sealed record ListEntryBody(string Name, int? ParentId, int? Version);

/// <summary>To which place, counted from 1.</summary>
public sealed record MoveBody(int Position, int? Version);
