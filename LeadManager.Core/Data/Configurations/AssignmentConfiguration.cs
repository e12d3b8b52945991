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
        entry.HasIndex(row => new { row.UserId, row.AssignedAt }); // how many somebody was given today
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
