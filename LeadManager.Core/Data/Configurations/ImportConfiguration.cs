using LeadManager.Core.Imports;
using LeadManager.Core.Leads;
using LeadManager.Core.Users;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace LeadManager.Core.Data.Configurations;

internal sealed class ImportConfiguration : IEntityTypeConfiguration<Import>
{
    public void Configure(EntityTypeBuilder<Import> import)
    {
        import.ToTable("Imports");
        import.Property(row => row.Username).HasMaxLength(LeadLimits.Username);
        import.Property(row => row.UndoneBy).HasMaxLength(LeadLimits.Username);
        import.Property(row => row.FileName).HasMaxLength(Import.FileNameMax);
        import.HasOne<User>().WithMany().HasForeignKey(row => row.UserId).OnDelete(DeleteBehavior.Restrict);
        import.HasIndex(row => new { row.State, row.CreatedAt });
    }
}

internal sealed class ImportContentConfiguration : IEntityTypeConfiguration<ImportContent>
{
    public void Configure(EntityTypeBuilder<ImportContent> content)
    {
        content.ToTable("ImportContents");
        content.HasKey(row => row.ImportId);
        content.Property(row => row.ImportId).ValueGeneratedNever();
        content.HasOne<Import>().WithMany().HasForeignKey(row => row.ImportId).OnDelete(DeleteBehavior.Cascade);
    }
}

internal sealed class ImportedRowConfiguration : IEntityTypeConfiguration<ImportedRow>
{
    public void Configure(EntityTypeBuilder<ImportedRow> row)
    {
        row.ToTable("ImportedRows");
        row.HasOne<Import>().WithMany().HasForeignKey(entry => entry.ImportId).OnDelete(DeleteBehavior.Cascade);
        row.HasKey(entry => new { entry.ImportId, entry.Line });
        row.HasIndex(entry => entry.LeadId); // no relation: the lead may go, the row stays
    }
}

internal sealed class SavedMappingConfiguration : IEntityTypeConfiguration<SavedMapping>
{
    public void Configure(EntityTypeBuilder<SavedMapping> mapping)
    {
        mapping.ToTable("SavedMappings");
        mapping.Property(row => row.Name).HasMaxLength(SavedMapping.NameMax);
        mapping.Property(row => row.NameKey).HasMaxLength(SavedMapping.NameMax * 4); // a folded sign can become several
        mapping.Property(row => row.SavedBy).HasMaxLength(LeadLimits.Username);
        mapping.HasIndex(row => row.NameKey).IsUnique();
    }
}
