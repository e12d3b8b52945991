using System.Text.Json;
using LeadManager.Core.Access;
using LeadManager.Core.Notifications;
using LeadManager.Core.Results;
using LeadManager.Web.Security;

namespace LeadManager.Web.Api;

/// <summary>What one is told under the bell, and in which way one wants to be told.</summary>
internal static class NoticeApi
{
    public static void MapNotices(this RouteGroupBuilder api)
    {
        api.MapGet("/notifications", ListAsync).RequireAuthorization(nameof(LeadAction.ViewLead))
            .WithSummary("Lists one's own notifications, newest first").WithDescription("Those of leads that are out of sight are left out.")
            .Takes([new("unread", "true leaves out what has been read.", Words: ["true", "false"]), .. QueryParameter.Paging(Core.Leads.LeadQuery.PageSizeMax)])
            .Produces<NoticeList>().ProducesValidationProblem();
        api.MapPost("/notifications/{id:int}/read", ReadAsync).RequireAuthorization(nameof(LeadAction.ViewLead))
            .WithSummary("Marks a notification as read").Produces(StatusCodes.Status204NoContent).ProducesProblem(StatusCodes.Status404NotFound);
        api.MapPost("/notifications/read", ReadAllAsync).RequireAuthorization(nameof(LeadAction.ViewLead)).Accepts<ReadBody>(isOptional: true, "application/json")
            .WithSummary("Marks all notifications as read").WithDescription("upTo: only those up to this number, the newest that was shown.")
            .Produces(StatusCodes.Status204NoContent).ProducesValidationProblem().WithExample("""{"upTo":42}""");
        api.MapGet("/notifications/preferences", PreferencesAsync).RequireAuthorization(nameof(LeadAction.ViewLead))
            .WithSummary("Shows how one is told of each kind").Produces<IReadOnlyDictionary<string, NoticeWay>>();
        api.MapPut("/notifications/preferences", ChooseAsync).RequireAuthorization(nameof(LeadAction.ViewLead)).Accepts<IReadOnlyDictionary<string, NoticeWay>>("application/json")
            .WithSummary("Chooses how one is told").WithDescription("App, Mail, Digest or Off for each kind; kinds that are left out stay as they are.")
            .Produces<IReadOnlyDictionary<string, NoticeWay>>().ProducesValidationProblem().WithExample("""{"assigned":"Mail","followUpDue":"App"}""");
    }

    private static async Task<IResult> ListAsync(HttpRequest request, ActorProvider actors, NoticeService notices, CancellationToken ct)
    {
        var fields = new QueryFields(request.Query);
        var query = new NoticeQuery(fields.Text("unread") == "true", fields.Number("page") ?? 1, fields.Number("pageSize", Core.Leads.LeadQuery.PageSizeMax) ?? 50);
        return fields.ToInvalid()?.Problem() ?? Results.Ok(NoticeList.Of(await notices.ListAsync(await actors.GetAsync(ct), query, ct)));
    }

    private static async Task<IResult> ReadAsync(int id, ActorProvider actors, NoticeService notices, CancellationToken ct) =>
        (await notices.MarkReadAsync(await actors.GetAsync(ct), id, ct)).Answer(_ => Results.NoContent());

    private static Task<IResult> ReadAllAsync(HttpRequest request, ActorProvider actors, NoticeService notices, CancellationToken ct) =>
        WorkBody.ReadAsync(request, async fields =>
        {
            var upTo = fields.Number("upTo");
            return fields.ToInvalid()?.Problem() ?? (await notices.MarkAllReadAsync(await actors.GetAsync(ct), upTo, ct)).Answer(_ => Results.NoContent());
        }, ct);

    private static async Task<IResult> PreferencesAsync(ActorProvider actors, NoticeChoices choices, CancellationToken ct) =>
        Results.Ok(Named(await choices.GetAsync(await actors.GetAsync(ct), ct)));

    private static Task<IResult> ChooseAsync(HttpRequest request, ActorProvider actors, NoticeChoices choices, CancellationToken ct) =>
        WorkBody.ReadAsync(request, async fields =>
        {
            var actor = await actors.GetAsync(ct);
            var ways = new Dictionary<NoticeKind, NoticeWay>();
            foreach (var kind in NoticeChoices.KindsFor(actor))
                if (fields.Read(kind.ToString(), typeof(NoticeWay?)).Value is NoticeWay way)
                    ways[kind] = way;
            if (fields.ToInvalid() is { } faults)
                return faults.Problem();
            var chosen = await choices.ChooseAsync(actor, ways, ct);
            return chosen.IsOk ? Results.Ok(Named(await choices.GetAsync(actor, ct))) : chosen.Failure.Problem();
        }, ct);

    private static Dictionary<string, NoticeWay> Named(IReadOnlyDictionary<NoticeKind, NoticeWay> ways) =>
        ways.ToDictionary(way => JsonNamingPolicy.CamelCase.ConvertName(way.Key.ToString()), way => way.Value);
}

/// <summary>Up to which notification one has read.</summary>
public sealed record ReadBody(int? UpTo);

/// <summary>One notification, with its sentence in the words of the office.</summary>
public sealed record NoticeResource(
    int Id, NoticeKind Kind, string Title, int? LeadId, string? LeadName, int Count, string? By, string? Text, string? Detail, DateTime? DueAt, DateTime CreatedAt, bool IsRead)
{
    internal static NoticeResource Of(NoticeLine line) =>
        new(line.Id, line.Kind, NoticeWords.Say(line), line.LeadId, line.LeadName, line.Count, line.By, line.Text, line.Detail, line.DueAt, line.CreatedAt, line.IsRead);
}

/// <summary>One page of notifications.</summary>
public sealed record NoticeList(IReadOnlyList<NoticeResource> Items, int Total, int Unread, int Page, int PageSize)
{
    internal static NoticeList Of(NoticePage page) => new([.. page.Items.Select(NoticeResource.Of)], page.Total, page.Unread, page.Page, page.PageSize);
}
