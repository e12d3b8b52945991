using System.Linq.Expressions;
using LeadManager.Core.Access;

namespace LeadManager.Core.Leads;

/// <summary>The lists of leads that have a name of their own in the menus, on the dashboard and in addresses.</summary>
public enum LeadList
{
    Fresh,
    Unassigned,
    Mine,
    Overdue,
    Special,
    Escalated,
    Won,
    Referrals,

    /// <summary>Open, and nothing is planned.</summary>
    WithoutFollowUp,

    /// <summary>Somebody's, open, nothing is planned, and untouched for longer than its stage allows (S3.081).</summary>
    Quiet,
}

/// <summary>What belongs to each named list; the dashboard's cards count the same conditions.</summary>
public static class LeadLists
{
    private static readonly Expression<Func<Lead, bool>> Unplanned = lead => lead.NextFollowUpAt == null;

    /// <summary>The condition of the list for this actor at this moment (UTC), with the office's ages or the usual ones.</summary>
    public static Expression<Func<Lead, bool>> Condition(LeadList list, Actor actor, DateTime now, LeadAges? ages = null) => list switch
    {
        LeadList.Fresh => lead => lead.Status == LeadStatus.New && lead.Outcome == null,
        LeadList.Unassigned => lead => lead.Status == LeadStatus.New && lead.Outcome == null && lead.AssigneeId == null,
        LeadList.Mine => lead => lead.AssigneeId == actor.UserId || lead.RelationshipManagerId == actor.UserId,
        LeadList.Overdue => lead => lead.NextFollowUpAt != null && lead.NextFollowUpAt < now,
        LeadList.Special => lead => lead.IsSpecial,
        LeadList.Escalated => lead => lead.IsEscalated,
        LeadList.Won => lead => lead.Outcome == LeadOutcome.Won,
        LeadList.Referrals => lead => lead.ActiveClient,
        LeadList.WithoutFollowUp => Unplanned.And(OpenLeads.IsOpen),
        LeadList.Quiet => (ages ?? LeadAges.Usual).Quiet(now),
        _ => throw new ArgumentOutOfRangeException(nameof(list), list, null),
    };

    /// <summary>Those of the scopes that can hold a lead of the list; for the others nobody need look.</summary>
    internal static Scope CanHold(LeadList? list, Scope scopes) => scopes & ~(list switch
    {
        LeadList.Won => Scope.Unassigned | Scope.NotYetAccepted, // both are of open leads
        LeadList.Fresh => Scope.Won,
        LeadList.Unassigned => Scope.Won | Scope.NotYetAccepted,
        LeadList.Quiet => Scope.Won | Scope.Unassigned,
        _ => Scope.None,
    });
}
