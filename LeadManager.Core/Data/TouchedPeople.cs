using LeadManager.Core.FollowUps;
using LeadManager.Core.Leads;
using LeadManager.Core.Quotations;
using LeadManager.Core.Users;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;

namespace LeadManager.Core.Data;

/// <summary>Whose work the tracked changes touch: who had and who has a lead or a follow-up, and whose account it is.</summary>
internal static class TouchedPeople
{
    private static readonly string[] OfLead = [nameof(Lead.AssigneeId), nameof(Lead.RelationshipManagerId), nameof(Lead.TeamLeadId)];

    /// <summary>Their numbers; null where it may be anybody's: who decides about a quotation follows from the whole line above it.</summary>
    public static IReadOnlySet<int>? Of(LeadDbContext db)
    {
        var touched = db.ChangeTracker.Entries().Where(entry => entry.State is EntityState.Added or EntityState.Modified or EntityState.Deleted).ToList();
        return touched.Exists(WaitsForADecision) ? null : touched.SelectMany(Of).OfType<int>().ToHashSet();
    }

    private static bool WaitsForADecision(EntityEntry entry) =>
        entry.Entity is QuotationRequest || (entry.Entity is Lead && Values(entry, nameof(Lead.QuotationState)).Contains(QuotationState.Requested));

    private static IEnumerable<object?> Of(EntityEntry entry) => entry.Entity switch
    {
        Lead => OfLead.SelectMany(column => Values(entry, column)),
        FollowUp => Values(entry, nameof(FollowUp.OwnerId)),
        User user => [user.Id],
        _ => [],
    };

    private static IEnumerable<object?> Values(EntityEntry entry, string column) => [entry.OriginalValues[column], entry.CurrentValues[column]];
}
