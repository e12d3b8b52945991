using LeadManager.Core.Leads;
using LeadManager.Core.Lists;
using LeadManager.Core.Users;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace LeadManager.Core.Data.Configurations;

internal sealed class ListEntryConfiguration : IEntityTypeConfiguration<ListEntry>
{
    public void Configure(EntityTypeBuilder<ListEntry> entry)
    {
        entry.Property(row => row.Version).IsConcurrencyToken();
        entry.Property(row => row.Name).HasMaxLength(ListEntry.NameMax);
        entry.Property(row => row.NameKey).HasMaxLength(ListEntry.NameMax * 4); // a folded sign can become several
        entry.Property(row => row.Code).HasMaxLength(30);
        entry.Property(row => row.UpdatedBy).HasMaxLength(LeadLimits.Username);
        entry.HasOne<ListEntry>().WithMany().HasForeignKey(row => row.ParentId).OnDelete(DeleteBehavior.Restrict);
        entry.HasIndex(row => new { row.Kind, row.NameKey }).IsUnique();
    }
}

internal sealed class OfficeConfiguration : IEntityTypeConfiguration<Office>
{
    public void Configure(EntityTypeBuilder<Office> office)
    {
        office.Property(row => row.Version).IsConcurrencyToken();
        office.Property(row => row.Name).HasMaxLength(Office.NameMax);
        office.Property(row => row.NameKey).HasMaxLength(Office.NameMax * 4);
        office.Property(row => row.City).HasMaxLength(Office.CityMax);
        office.Property(row => row.Email).HasMaxLength(LeadLimits.Email);
        office.Property(row => row.UpdatedBy).HasMaxLength(LeadLimits.Username);
        office.HasIndex(row => row.NameKey).IsUnique();
    }
}

internal sealed class ProviderConfiguration : IEntityTypeConfiguration<Provider>
{
    public void Configure(EntityTypeBuilder<Provider> provider)
    {
        provider.Property(row => row.Version).IsConcurrencyToken();
        provider.Property(row => row.Name).HasMaxLength(Provider.NameMax);
        provider.Property(row => row.NameKey).HasMaxLength(Provider.NameMax * 4);
        provider.Property(row => row.Email).HasMaxLength(LeadLimits.Email);
        provider.Property(row => row.Phone).HasMaxLength(LeadLimits.Phone);
        provider.Property(row => row.UpdatedBy).HasMaxLength(LeadLimits.Username);
        provider.HasOne<Office>().WithMany().HasForeignKey(row => row.OfficeId).OnDelete(DeleteBehavior.Restrict);
        provider.HasIndex(row => row.NameKey).IsUnique();
    }
}

internal sealed class ZoneConfiguration : IEntityTypeConfiguration<Zone>
{
    public void Configure(EntityTypeBuilder<Zone> zone)
    {
        zone.Property(row => row.Version).IsConcurrencyToken();
        zone.Property(row => row.Name).HasMaxLength(Zone.NameMax);
        zone.Property(row => row.NameKey).HasMaxLength(Zone.NameMax * 4);
        zone.Property(row => row.UpdatedBy).HasMaxLength(LeadLimits.Username);
        zone.HasOne<User>().WithMany().HasForeignKey(row => row.ManagerId).OnDelete(DeleteBehavior.Restrict);
        zone.HasIndex(row => row.NameKey).IsUnique();
    }
}
