using LeadManager.Core.Events;
using LeadManager.Core.Leads;
using LeadManager.Core.Users;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace LeadManager.Core.Data.Configurations;

internal sealed class LeadConfiguration : IEntityTypeConfiguration<Lead>
{
    public void Configure(EntityTypeBuilder<Lead> lead)
    {
        lead.Property(row => row.Version).IsConcurrencyToken();
        Lengths(lead);
        Relations(lead);
        Indexes(lead);
    }

    private static void Lengths(EntityTypeBuilder<Lead> lead)
    {
        foreach (var (name, length) in LeadFields.Lengths)
            lead.Property(name).HasMaxLength(length);
        lead.Property(row => row.PhoneDigits).HasMaxLength(LeadLimits.Phone + 4);
        lead.Property(row => row.CloseReason).HasMaxLength(LeadLimits.Reason);
        lead.Property(row => row.EscalationReason).HasMaxLength(LeadLimits.Reason);
        lead.Property(row => row.AssignmentReason).HasMaxLength(LeadLimits.Reason);
        lead.Property(row => row.CreatedBy).HasMaxLength(LeadLimits.Username);
        lead.Property(row => row.UpdatedBy).HasMaxLength(LeadLimits.Username);
        lead.Property(row => row.DeletedBy).HasMaxLength(LeadLimits.Username);
    }

    private static void Relations(EntityTypeBuilder<Lead> lead)
    {
        lead.HasOne<User>().WithMany().HasForeignKey(row => row.AssigneeId).OnDelete(DeleteBehavior.Restrict);
        lead.HasOne<User>().WithMany().HasForeignKey(row => row.TeamLeadId).OnDelete(DeleteBehavior.Restrict);
        lead.HasOne<User>().WithMany().HasForeignKey(row => row.RelationshipManagerId).OnDelete(DeleteBehavior.Restrict);
        lead.HasOne<User>().WithMany().HasForeignKey(row => row.StaffUserId).OnDelete(DeleteBehavior.Restrict);
        lead.HasOne<User>().WithMany().HasForeignKey(row => row.CreatedById).OnDelete(DeleteBehavior.Restrict);
        lead.HasOne<User>().WithMany().HasForeignKey(row => row.ClosedById).OnDelete(DeleteBehavior.Restrict);
        lead.HasOne<OutreachEvent>().WithMany().HasForeignKey(row => row.EventId).OnDelete(DeleteBehavior.Restrict);
    }

    private static void Indexes(EntityTypeBuilder<Lead> lead)
    {
        LeadIndexes.AddTo(lead);
        lead.HasIndex(row => row.PhoneDigits);
        lead.HasIndex(row => row.EmailKey);
        // Not foreign keys: SQLite adds one only by copying the table. Who deletes an office or a provider asks first.
        lead.HasIndex(row => row.OfficeId).HasFilter("\"OfficeId\" IS NOT NULL");
        lead.HasIndex(row => row.ProviderId).HasFilter("\"ProviderId\" IS NOT NULL");
        // Most leads have none: those cost no entry.
        lead.HasIndex(row => row.EventId).HasFilter("\"EventId\" IS NOT NULL");
        lead.HasIndex(row => row.ClosedById).HasFilter("\"ClosedById\" IS NOT NULL");
        // Only the bin: an index over all rows would be taken for "not deleted", which is nearly every row.
        lead.HasIndex(row => row.DeletedAt).HasFilter("\"DeletedAt\" IS NOT NULL");
    }
}
