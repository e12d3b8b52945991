using LeadManager.Core.Analytics.Tallies;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace LeadManager.Core.Data.Configurations;

internal sealed class LeadTallyConfiguration : IEntityTypeConfiguration<LeadTally>
{
    public void Configure(EntityTypeBuilder<LeadTally> tally)
    {
        tally.ToTable("LeadTallies");
        tally.HasKey(row => new { row.Owner, row.Kind, row.Key });
        tally.Property(row => row.Key).HasMaxLength(LeadTally.KeyMax);
        tally.Property(row => row.Owner).HasMaxLength(TallyOwner.KeyMax);
    }
}

internal sealed class TallyOwnerConfiguration : IEntityTypeConfiguration<TallyOwner>
{
    public void Configure(EntityTypeBuilder<TallyOwner> owner)
    {
        owner.ToTable("TallyOwners");
        owner.HasKey(row => row.Key);
        owner.Property(row => row.Key).HasMaxLength(TallyOwner.KeyMax);
    }
}
