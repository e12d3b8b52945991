using LeadManager.Core.FollowUps;
using LeadManager.Core.Leads;
using LeadManager.Core.Users;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;

namespace LeadManager.Core.Data;

/// <summary>Whose work the tracked changes touch: who had and who has a lead or a follow-up, and whose account it is.</summary>
internal static class TouchedPeople
{
    private static readonly string[] OfLead = [nameof(Lead.AssigneeId), nameof(Lead.RelationshipManagerId), nameof(Lead.TeamLeadId)];

    /// <summary>Their numbers, some of them several times.</summary>
    public static IEnumerable<int> Of(LeadDbContext db) =>
        db.ChangeTracker.Entries().Where(entry => entry.State is EntityState.Added or EntityState.Modified or EntityState.Deleted).SelectMany(Of).OfType<int>();

    private static IEnumerable<object?> Of(EntityEntry entry) => entry.Entity switch
    {
        Lead => OfLead.SelectMany(column => Values(entry, column)),
        FollowUp => Values(entry, nameof(FollowUp.OwnerId)),
        User user => [user.Id],
        _ => [],
    };

    private static IEnumerable<object?> Values(EntityEntry entry, string column) => [entry.OriginalValues[column], entry.CurrentValues[column]];
}
