using LeadManager.Core.Access;
using LeadManager.Core.Data;
using LeadManager.Core.Leads;

namespace LeadManager.Core.Quotations;

/// <summary>Which requests somebody sees.</summary>
internal static class QuotationReach
{
    /// <summary>
    /// The requests of these leads, of those whose activities the actor sees, and his own undecided ones of leads that have
    /// passed out of his sight; none of what is in the bin.
    /// </summary>
    public static IQueryable<QuotationRequest> RequestsOf(this LeadDbContext db, Actor actor, IQueryable<Lead> leads)
    {
        var (seen, kept) = (Seen(db, actor), db.Leads.Allowed(Actor.System, LeadAction.ViewLead));
        var own = db.QuotationRequests.Where(QuotationRules.IsOwn(actor)).Where(row => kept.Any(lead => lead.Id == row.LeadId) && !seen.Any(lead => lead.Id == row.LeadId)).Select(row => row.Id);
        return db.QuotationRequests.Where(row => leads.Any(lead => lead.Id == row.LeadId) || own.Contains(row.Id));
    }

    /// <summary>The leads whose requests the actor sees, whoever made them.</summary>
    public static IQueryable<Lead> Seen(LeadDbContext db, Actor actor) => db.Leads.Allowed(actor, LeadAction.ViewActivities);
}
