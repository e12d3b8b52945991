using LeadManager.Core.Assignment;
using LeadManager.Core.Leads;
using LeadManager.Core.Users;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace LeadManager.Core.Data.Configurations;

internal sealed class ChainEntryConfiguration : IEntityTypeConfiguration<ChainEntry>
{
    public void Configure(EntityTypeBuilder<ChainEntry> entry)
    {
        entry.Property(row => row.Name).HasMaxLength(UserLimits.Name);
        entry.Property(row => row.ByName).HasMaxLength(UserLimits.Name);
        entry.Property(row => row.Notes).HasMaxLength(LeadLimits.Reason);
        entry.Property(row => row.Answer).HasMaxLength(LeadLimits.Reason);
        entry.HasOne<Lead>().WithMany().HasForeignKey(row => row.LeadId).OnDelete(DeleteBehavior.Cascade);
        entry.HasOne<User>().WithMany().HasForeignKey(row => row.UserId).OnDelete(DeleteBehavior.Restrict);
        entry.HasIndex(row => new { row.LeadId, row.Id });
        // How many somebody was given today, and how soon he answered: all of it is in the index.
        entry.HasIndex(row => new { row.UserId, row.AssignedAt, row.ById, row.AcceptedAfter, row.ContactedAfter, row.LeadId }, "IX_ChainEntries_Answers");
    }
}

internal sealed class AssignmentRuleConfiguration : IEntityTypeConfiguration<AssignmentRule>
{
    public void Configure(EntityTypeBuilder<AssignmentRule> rule)
    {
        rule.Property(row => row.Version).IsConcurrencyToken();
        rule.Property(row => row.Name).HasMaxLength(AssignmentRule.NameMax);
        rule.Property(row => row.CreatedBy).HasMaxLength(LeadLimits.Username);
        rule.Property(row => row.UpdatedBy).HasMaxLength(LeadLimits.Username);
        rule.HasIndex(row => row.Position);
    }
}

internal sealed class LeadQualificationConfiguration : IEntityTypeConfiguration<LeadQualification>
{
    public void Configure(EntityTypeBuilder<LeadQualification> qualification)
    {
        qualification.Property(row => row.Version).IsConcurrencyToken();
        qualification.Property(row => row.Details).HasMaxLength(LeadQualification.DetailsMax);
        qualification.Property(row => row.UpdatedBy).HasMaxLength(LeadLimits.Username);
        qualification.HasOne<Lead>().WithOne().HasForeignKey<LeadQualification>(row => row.LeadId).OnDelete(DeleteBehavior.Cascade);
    }
}
