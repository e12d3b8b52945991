using System.Linq.Expressions;
using LeadManager.Core.Access;
using LeadManager.Core.Data;
using LeadManager.Core.Results;
using LeadManager.Core.Settings;

namespace LeadManager.Core.Leads;

/// <summary>Turns a <see cref="LeadQuery"/> into conditions; the one place that knows how a filter is asked.</summary>
internal static class LeadFilters
{
    /// <summary>The leads that match, in no order.</summary>
    public static IQueryable<Lead> Matching(this IQueryable<Lead> leads, LeadQuery query, Actor actor, OfficeCalendar calendar, DateTime now)
    {
        if (query.List is { } list)
            leads = leads.Where(LeadLists.Condition(list, actor, now));
        return leads.ByAxes(query).ByOrigin(query).ByDate(query, calendar).BySearch(query.Search);
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
        return query.Stage.Count > 0 ? leads.Where(AnyStage(query.Stage)) : leads;
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

    /// <summary>Every sign counts literally: Contains becomes a search for the fragment, not a pattern.</summary>
    private static IQueryable<Lead> BySearch(this IQueryable<Lead> leads, string? words)
    {
        if (string.IsNullOrWhiteSpace(words))
            return leads;
        if (!new PlainTextAttribute().IsValid(words))
            return leads.Where(lead => false); // such signs are never stored
        var fragment = TextFolding.Fold(words);
        var digits = PhoneNumber.SearchDigits(words);
        return digits.Length == 0
            ? leads.Where(lead => lead.SearchText.Contains(fragment))
            : leads.Where(lead => lead.PhoneDigits.Contains(digits) || lead.SearchText.Contains(fragment));
    }

    private static Expression<Func<Lead, bool>> AnyStage(IReadOnlyList<LeadStage> stages)
    {
        var stage = LeadStages.Manager;
        var any = stages.Select(Expression (wanted) => Expression.Equal(stage.Body, Expression.Constant(wanted))).Aggregate(Expression.OrElse);
        return Expression.Lambda<Func<Lead, bool>>(any, stage.Parameters);
    }
}
