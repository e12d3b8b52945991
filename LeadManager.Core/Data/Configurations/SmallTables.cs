using LeadManager.Core.Events;
using LeadManager.Core.Settings;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace LeadManager.Core.Data.Configurations;

internal sealed class OutreachEventConfiguration : IEntityTypeConfiguration<OutreachEvent>
{
    public void Configure(EntityTypeBuilder<OutreachEvent> outreach)
    {
        outreach.ToTable("Events");
        outreach.Property(row => row.Version).IsConcurrencyToken();
        outreach.Property(row => row.Name).HasMaxLength(OutreachEvent.NameMax);
        outreach.Property(row => row.NameKey).HasMaxLength(OutreachEvent.NameMax * 4); // a folded sign can become several
        outreach.Property(row => row.Place).HasMaxLength(OutreachEvent.PlaceMax);
        outreach.Property(row => row.CreatedBy).HasMaxLength(100);
        outreach.Property(row => row.UpdatedBy).HasMaxLength(100);
        outreach.HasIndex(row => row.NameKey).IsUnique();
    }
}

internal sealed class OrganisationConfiguration : IEntityTypeConfiguration<Organisation>
{
    public void Configure(EntityTypeBuilder<Organisation> organisation)
    {
        organisation.Property(row => row.Id).ValueGeneratedNever();
        organisation.Property(row => row.Version).IsConcurrencyToken();
        organisation.Property(row => row.Name).HasMaxLength(Organisation.NameMax);
        organisation.Property(row => row.TimeZone).HasMaxLength(60);
        organisation.Property(row => row.CountryCode).HasMaxLength(3);
        organisation.Property(row => row.Currency).HasMaxLength(Currency.CodeLength);
        organisation.Property(row => row.QuietDays).HasMaxLength(300);
        organisation.Ignore(row => row.Plan);
        organisation.Property(row => row.UpdatedBy).HasMaxLength(100);
    }
}

internal sealed class KeyRingConfiguration : IEntityTypeConfiguration<KeyRingEntry>
{
    public void Configure(EntityTypeBuilder<KeyRingEntry> key)
    {
        key.ToTable("KeyRing");
        key.Property(row => row.Name).HasMaxLength(200);
    }
}
