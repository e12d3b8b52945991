using LeadManager.Core.Access;
using LeadManager.Core.Leads;
using LeadManager.Core.Referrals;
using LeadManager.Core.Results;
using LeadManager.Web.Security;

namespace LeadManager.Web.Api;

/// <summary>Marks a lead as a referral and takes the mark away.</summary>
internal static class ReferralApi
{
    public static void MapReferrals(this RouteGroupBuilder api)
    {
        api.MapPost("/leads/{id:int}/referral", MarkAsync).RequireAuthorization(nameof(LeadAction.MarkReferral)).Accepts<ReferralBody>("application/json")
            .WithSummary("Marks a lead as referral").Produces<LeadResource>().ProducesValidationProblem().ProducesProblem(StatusCodes.Status404NotFound)
            .WithExample(ApiExamples.Referral);
        api.MapDelete("/leads/{id:int}/referral", UnmarkAsync).RequireAuthorization(nameof(LeadAction.MarkReferral))
            .WithSummary("Takes the referral mark away").Produces<LeadResource>().ProducesProblem(StatusCodes.Status404NotFound);
    }

    private static async Task<IResult> MarkAsync(int id, HttpRequest request, ActorProvider actors, ReferralService referrals, LeadService leads, CancellationToken ct)
    {
        var actor = await actors.GetAsync(ct);
        var body = await JsonBody.ReadAsync(request, ct);
        if (body.Refusal is { } refusal)
            return refusal;
        var fields = new JsonFields(body.Root);
        var type = fields.Read("type", typeof(ReferralType)).Value as ReferralType?;
        if (type is null && fields.Faults.Count == 0)
            fields.Fault("type", Core.Words.Say("Choose Regular or Interim."));
        if (type is not { } given)
            return fields.ToInvalid()?.Problem() ?? Results.BadRequest();
        return await ShowAsync(actor, id, await referrals.MarkAsync(actor, id, given, ct), leads, ct);
    }

    private static async Task<IResult> UnmarkAsync(int id, ActorProvider actors, ReferralService referrals, LeadService leads, CancellationToken ct)
    {
        var actor = await actors.GetAsync(ct);
        return await ShowAsync(actor, id, await referrals.UnmarkAsync(actor, id, ct), leads, ct);
    }

    private static async Task<IResult> ShowAsync(Actor actor, int id, Outcome<Done> outcome, LeadService leads, CancellationToken ct) =>
        outcome.IsOk
            ? ApiAnswers.OkOrNotFound(await leads.FindAsync(actor, id, ct) is { } lead ? LeadResource.Of(lead) : null)
            : outcome.Failure.Problem();
}

/// <summary>What kind of referral.</summary>
public sealed record ReferralBody(ReferralType Type);
