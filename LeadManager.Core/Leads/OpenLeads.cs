using System.Linq.Expressions;

namespace LeadManager.Core.Leads;

/// <summary>What <see cref="Lead.IsOpen"/> says of a lead in memory, as a question to the database.</summary>
internal static class OpenLeads
{
    /// <summary>Whether the lead is still worked on: neither closed nor lost.</summary>
    public static Expression<Func<Lead, bool>> IsOpen { get; } = lead => lead.Outcome == null && lead.Status != LeadStatus.Lost;

    /// <summary>Those that are still worked on.</summary>
    public static IQueryable<Lead> WhereOpen(this IQueryable<Lead> leads) => leads.Where(IsOpen);
}
