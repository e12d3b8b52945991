using LeadManager.Core.Access;
using LeadManager.Core.Leads;
using LeadManager.Core.Quotations;
using LeadManager.Core.Users;

namespace LeadManager.Core.Data.Demo;

/// <summary>
/// What those who work leads asked to be allowed to offer, and what their managers decided; some have been
/// waiting for some days. It draws from a random of its own, so that the leads stay the same.
/// </summary>
internal sealed class DemoQuotations(DemoCalendar calendar, DemoRandom random, IReadOnlyList<User> users)
{
    private const double LongestDays = 14, ShortestWait = 1, LongestWait = 4;

    private readonly Dictionary<int, User> _byId = users.ToDictionary(user => user.Id);

    /// <summary>Makes the requests of the lead that has this number, the first one first, and puts where they stand on the lead.</summary>
    public IReadOnlyList<QuotationRequest> Work(Lead lead, int id)
    {
        if (lead.AcceptedAt is null || lead.Status is LeadStatus.New or LeadStatus.Unqualified || _byId.GetValueOrDefault(lead.AssigneeId ?? 0) is not { } requester
            || !PermissionMatrix.Grants(requester.Role, LeadAction.RequestQuotation) || !random.Chance(0.75))
            return [];
        var from = DemoHistory.Between(lead);
        var until = lead.ClosedAt ?? calendar.Later(from, LongestDays);
        if (until < from.AddHours(6))
            return [];
        var requests = new List<QuotationRequest>();
        var waits = lead.IsOpen && random.Chance(0.35);
        if (random.Chance(0.3))
            requests.Add(Decided(lead, id, requester, calendar.Between(from, until, 0.1), calendar.Between(from, until, 0.3), QuotationState.Rejected));
        var asked = waits ? calendar.Before(DateTime.MaxValue, from, ShortestWait + (LongestWait - ShortestWait) * random.Share()) : calendar.Between(from, until, 0.4);
        requests.Add(waits ? Request(lead, id, requester, asked) : Decided(lead, id, requester, asked, calendar.Between(from, until, 0.7), lead.Outcome == LeadOutcome.Lost && random.Chance(0.5) ? QuotationState.Rejected : QuotationState.Approved));
        lead.QuotationState = requests[^1].State;
        return requests;
    }

    /// <summary>The steps in the order in which they were taken: what then held, who took it, and when.</summary>
    public static IEnumerable<(QuotationState State, int? ById, DateTime At)> StepsOf(DemoLead made) => made.Quotations.SelectMany(request =>
        new (QuotationState, int?, DateTime?)[] { (QuotationState.Requested, request.RequestedById, request.RequestedAt), (request.State, request.DecidedById, request.DecidedAt) }
            .Where(step => step.Item3 is not null).Select(step => (step.Item1, step.Item2, step.Item3 ?? default)));

    private QuotationRequest Decided(Lead lead, int id, User requester, DateTime asked, DateTime at, QuotationState state)
    {
        var request = Request(lead, id, requester, asked);
        (request.State, request.DecidedAt, request.DecidedById, request.Version) = (state, at, DeciderOf(requester).Id, 2);
        request.Comment = state == QuotationState.Rejected ? random.One(DemoTexts.QuotationRefusals) : null;
        (request.UpdatedAt, request.UpdatedBy) = (at, _byId[request.DecidedById ?? 0].UserName);
        Touch(lead, at);
        return request;
    }

    private QuotationRequest Request(Lead lead, int id, User requester, DateTime asked) => new()
    {
        LeadId = id, Version = 1, Amount = random.Between(12, 480) * 50m, Items = random.One(DemoTexts.QuotationItems), Note = random.Chance(0.4) ? random.One(DemoTexts.QuotationNotes) : null,
        RequestedAt = Touch(lead, asked), RequestedById = requester.Id, UpdatedAt = asked, UpdatedBy = requester.UserName,
    };

    private static DateTime Touch(Lead lead, DateTime at)
    {
        lead.UpdatedAt = at > lead.UpdatedAt ? at : lead.UpdatedAt;
        return at;
    }

    /// <summary>The nearest above who decides, or else the first of the office who decides everything.</summary>
    private User DeciderOf(User requester)
    {
        for (var above = _byId.GetValueOrDefault(requester.ManagerId ?? 0); above is not null; above = _byId.GetValueOrDefault(above.ManagerId ?? 0))
            if (PermissionMatrix.Grants(above.Role, LeadAction.DecideQuotation))
                return above;
        return users.First(user => user.Id != requester.Id && PermissionMatrix.ScopeOf(user.Role, LeadAction.DecideQuotation).HasFlag(Scope.All));
    }
}
