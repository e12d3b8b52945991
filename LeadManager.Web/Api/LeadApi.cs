using LeadManager.Core.Access;
using LeadManager.Core.Leads;
using LeadManager.Web.Security;

namespace LeadManager.Web.Api;

/// <summary>Reads leads: lists, searches, one.</summary>
internal static class LeadApi
{
    public static void MapLeads(this RouteGroupBuilder api)
    {
        api.MapGet("/leads", ListAsync).RequireAuthorization(nameof(LeadAction.ViewLead)).WithLeadFilter()
            .WithSummary("Lists leads").Produces<LeadPageResource>().ProducesValidationProblem();
        api.MapGet("/leads/search", ListAsync).RequireAuthorization(nameof(LeadAction.ViewLead)).WithLeadFilter()
            .WithSummary("Finds leads by any fragment of name, e-mail, phone or comments").Produces<LeadPageResource>().ProducesValidationProblem();
        api.MapGet("/leads/{id:int}", FindAsync).RequireAuthorization(nameof(LeadAction.ViewLead))
            .WithSummary("Shows one lead").Produces<LeadResource>().ProducesProblem(StatusCodes.Status404NotFound);
        api.MapGet("/leads/bin", BinAsync).RequireAuthorization(nameof(LeadAction.DeleteLead))
            .WithSummary("Lists the recycle bin").Produces<BinnedLeads>();
    }

    private static async Task<IResult> ListAsync(HttpRequest request, ActorProvider actors, LeadService leads, CancellationToken ct)
    {
        var actor = await actors.GetAsync(ct);
        var query = LeadQueryText.Parse(request.Query);
        return query.IsOk ? Results.Ok(LeadPageResource.Of(await leads.ListAsync(actor, query.Value, ct))) : query.Failure.Problem();
    }

    private static async Task<IResult> FindAsync(int id, ActorProvider actors, LeadService leads, CancellationToken ct) =>
        ApiAnswers.OkOrNotFound(await leads.FindAsync(await actors.GetAsync(ct), id, ct) is { } detail ? LeadResource.Of(detail) : null);

    private static async Task<IResult> BinAsync(HttpRequest request, ActorProvider actors, LeadBin bin, CancellationToken ct)
    {
        var actor = await actors.GetAsync(ct);
        var query = LeadQueryText.Parse(request.Query); // only its page counts here
        return query.IsOk ? Results.Ok(await bin.ListAsync(actor, query.Value.Page, query.Value.PageSize, ct)) : query.Failure.Problem();
    }
}
