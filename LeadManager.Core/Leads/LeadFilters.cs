using LeadManager.Core.Access;
using LeadManager.Core.Settings;

namespace LeadManager.Core.Leads;

/// <summary>Turns a <see cref="LeadQuery"/> into conditions; the one place that knows how a filter is asked.</summary>
internal static class LeadFilters
{
    /// <summary>The leads that match, in no order; what a search found narrows it down where it is known.</summary>
    public static IQueryable<Lead> Matching(
        this IQueryable<Lead> leads, LeadQuery query, Actor actor, OfficeCalendar calendar, DateTime now, IQueryable<int>? candidates)
    {
        leads = leads.Filtered(query, actor, calendar, now);
        if (candidates is not null)
            leads = leads.Where(lead => candidates.Contains(lead.Id));
        return LeadSearch.Of(query.Search) is { } search ? leads.Where(search.Condition) : leads;
    }

    /// <summary>The leads that match all but the search.</summary>
    public static IQueryable<Lead> Filtered(this IQueryable<Lead> leads, LeadQuery query, Actor actor, OfficeCalendar calendar, DateTime now)
    {
        if (query.List is { } list)
            leads = leads.Where(LeadLists.Condition(list, actor, now, calendar.Ages));
        if (query.Id.Count > 0)
            leads = leads.Where(lead => query.Id.Contains(lead.Id));
        if (query.Lane is { } lane)
            leads = leads.Where(lane.Condition);
        return leads.ByAxes(query).ByOrigin(query).ByRoute(query).ByDate(query, calendar);
    }

    private static IQueryable<Lead> ByAxes(this IQueryable<Lead> leads, LeadQuery query)
    {
        if (query.Status.Count > 0)
            leads = leads.Where(lead => query.Status.Contains(lead.Status));
        if (query.Temperature.Count > 0)
            leads = leads.Where(lead => lead.Temperature != null && query.Temperature.Contains(lead.Temperature.Value));
        if (query.Referral.Count > 0)
            leads = leads.Where(lead => lead.ReferralType != null && query.Referral.Contains(lead.ReferralType.Value));
        if (query.AssigneeId.Count > 0)
            leads = leads.Where(lead => lead.AssigneeId != null && query.AssigneeId.Contains(lead.AssigneeId.Value));
        if (query.Reached is { } step)
            leads = leads.Where(LeadSteps.Reached(step));
        return query.Stage.Count > 0 ? leads.Where(LeadStages.Among(query.Stage)) : leads;
    }

    private static IQueryable<Lead> ByOrigin(this IQueryable<Lead> leads, LeadQuery query)
    {
        if (query.Staff.Count > 0)
            leads = leads.Where(lead => query.Staff.Contains(lead.StaffName));
        if (query.Source.Count > 0)
            leads = leads.Where(lead => query.Source.Contains(lead.Source));
        if (query.Event.Count > 0)
            leads = leads.Where(lead => lead.EventName != null && query.Event.Contains(lead.EventName));
        if (query.WordOfMouth.Count > 0)
            leads = leads.Where(lead => lead.WordOfMouthType != null && query.WordOfMouth.Contains(lead.WordOfMouthType));
        if (query.LastContact.Count > 0)
            leads = leads.Where(lead => query.LastContact.Contains(lead.LastContactStatus));
        return query.City.Count > 0 ? leads.Where(lead => lead.City != null && query.City.Contains(lead.City)) : leads;
    }

    private static IQueryable<Lead> ByRoute(this IQueryable<Lead> leads, LeadQuery query)
    {
        if (query.OfficeId.Count > 0)
            leads = leads.Where(lead => lead.OfficeId != null && query.OfficeId.Contains(lead.OfficeId.Value));
        if (query.ProviderId.Count > 0)
            leads = leads.Where(lead => lead.ProviderId != null && query.ProviderId.Contains(lead.ProviderId.Value));
        if (query.Zone.Count > 0)
            leads = leads.Where(lead => lead.Zone != null && query.Zone.Contains(lead.Zone));
        return query.Commodity.Count > 0 ? leads.Where(lead => lead.Commodity != null && query.Commodity.Contains(lead.Commodity)) : leads;
    }

    private static IQueryable<Lead> ByDate(this IQueryable<Lead> leads, LeadQuery query, OfficeCalendar calendar)
    {
        if (query.From is { } from && calendar.StartOf(from) is var begin)
            leads = leads.Where(lead => lead.CreatedAt >= begin);
        if (query.To is { } to && to < DateOnly.MaxValue && calendar.StartOf(to.AddDays(1)) is var end)
            leads = leads.Where(lead => lead.CreatedAt < end);
        if (query.ClosedFrom is { } closedFrom && calendar.StartOf(closedFrom) is var closedSince)
            leads = leads.Where(lead => lead.ClosedAt >= closedSince);
        if (query.ClosedTo is { } closedTo && closedTo < DateOnly.MaxValue && calendar.StartOf(closedTo.AddDays(1)) is var closedBefore)
            leads = leads.Where(lead => lead.ClosedAt < closedBefore);
        return leads;
    }
}
