using LeadManager.Core.Access;
using LeadManager.Core.Leads;
using LeadManager.Core.SpecialLeads;
using LeadManager.Core.Users;

namespace LeadManager.Core.Data.Demo;

/// <summary>What was said about special leads: a technical review of most, and the evaluation of some.</summary>
internal sealed class DemoReviews(DemoCalendar calendar, DemoRandom random, IReadOnlyList<User> users)
{
    private readonly User _engineer = FirstOf(users, LeadAction.AddTechnicalReview), _evaluator = FirstOf(users, LeadAction.ReviewSpecial);

    /// <summary>The reviews of the lead that has this number; none of a lead like any other.</summary>
    public (TechnicalReview? Technical, SpecialReview? Evaluation) Of(Lead lead, int id)
    {
        if (!lead.IsSpecial)
            return (null, null);
        var until = calendar.Later(lead.CreatedAt, 12);
        var technical = random.Chance(0.7) ? Technical(id, calendar.Between(lead.CreatedAt, until, 0.4)) : null;
        return (technical, random.Chance(0.6) ? Evaluation(id, calendar.Between(lead.CreatedAt, until, 0.8), technical) : null);
    }

    private TechnicalReview Technical(int id, DateTime at) => new()
    {
        LeadId = id, At = at, ById = _engineer.Id, Verdict = random.Weighted((TechnicalVerdict.Suitable, 5), (TechnicalVerdict.WithChanges, 4), (TechnicalVerdict.NotSuitable, 1)),
        ProductFit = random.One(DemoTexts.ProductFits), InstallationFeasibility = random.One(DemoTexts.Installations), SpaceAndPower = random.One(DemoTexts.SpaceAndPower), Suitability = random.One(DemoTexts.Suitabilities),
    };

    private SpecialReview Evaluation(int id, DateTime at, TechnicalReview? technical)
    {
        var isApproved = technical?.Verdict != TechnicalVerdict.NotSuitable && random.Chance(0.8);
        return new SpecialReview
        {
            LeadId = id, At = at, ById = _evaluator.Id, Decision = isApproved ? SpecialDecision.Approved : SpecialDecision.Declined,
            Evaluation = random.One(isApproved ? DemoTexts.SpecialApprovals : DemoTexts.SpecialRefusals),
        };
    }

    /// <summary>Somebody whose own task it is, and not only because he may do everything.</summary>
    private static User FirstOf(IReadOnlyList<User> users, LeadAction action) =>
        users.FirstOrDefault(user => PermissionMatrix.ScopeOf(user.Role, action) is not Scope.None and not Scope.All) ?? users[0];
}
