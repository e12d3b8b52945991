using LeadManager.Core.Data;
using LeadManager.Core.Leads;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;

namespace LeadManager.Core.Changes;

/// <summary>Notes since when a lead stands in its stage, with every save of leads: a stage is derived, so nobody else sees it change.</summary>
internal static class StageClock
{
    private static readonly string[] Deciding =
    [
        nameof(Lead.Outcome), nameof(Lead.Status), nameof(Lead.Milestone1At), nameof(Lead.Milestone2At), nameof(Lead.Milestone3At), nameof(Lead.RelationshipManagerId), nameof(Lead.AssigneeId),
    ];

    /// <summary>Follows the leads that are about to be saved.</summary>
    public static void Follow(LeadDbContext db, DateTime now)
    {
        foreach (var entry in db.ChangeTracker.Entries<Lead>())
            if (entry.State == EntityState.Added)
                entry.Entity.StageSince ??= now;
            else if (entry.State == EntityState.Modified && Moves(entry))
                entry.Entity.StageSince = now;
    }

    private static bool Moves(EntityEntry<Lead> entry) => Array.Exists(Deciding, name => entry.Property(name).IsModified)
        && LeadStages.Of((Lead)entry.OriginalValues.ToObject()) != LeadStages.Of(entry.Entity);
}
