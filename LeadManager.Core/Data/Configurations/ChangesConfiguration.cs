using LeadManager.Core.Changes;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace LeadManager.Core.Data.Configurations;

internal sealed class AuditEntryConfiguration : IEntityTypeConfiguration<AuditEntry>
{
    public void Configure(EntityTypeBuilder<AuditEntry> entry)
    {
        entry.Property(row => row.Username).HasMaxLength(100);
        entry.Property(row => row.ActionType).HasMaxLength(50);
        entry.Property(row => row.EntityType).HasMaxLength(50);
        entry.Property(row => row.EntityName).HasMaxLength(310); // "first last" of a lead needs more than the source's 200
        entry.Property(row => row.Keywords).HasMaxLength(200);
        entry.Property(row => row.IpAddress).HasMaxLength(50);
        entry.HasIndex(row => new { row.EntityType, row.EntityId, row.Id });
        entry.HasIndex(row => row.Timestamp);
        entry.HasIndex(row => new { row.Username, row.Id });
    }
}

internal sealed class LeadChangeConfiguration : IEntityTypeConfiguration<LeadChange>
{
    public void Configure(EntityTypeBuilder<LeadChange> change)
    {
        change.Property(row => row.Kind).HasMaxLength(50);
        change.HasIndex(row => row.LeadId);
    }
}

internal sealed class SubmittedRequestConfiguration : IEntityTypeConfiguration<SubmittedRequest>
{
    public void Configure(EntityTypeBuilder<SubmittedRequest> request)
    {
        request.HasKey(row => new { row.UserId, row.Key });
        request.Property(row => row.Key).HasMaxLength(SubmittedRequest.KeyMax);
        request.Property(row => row.EntityType).HasMaxLength(50);
        request.HasIndex(row => row.At);
    }
}

internal sealed class FormDraftConfiguration : IEntityTypeConfiguration<FormDraft>
{
    public void Configure(EntityTypeBuilder<FormDraft> draft)
    {
        draft.HasKey(row => new { row.UserId, row.Form });
        draft.Property(row => row.Form).HasMaxLength(100);
        draft.HasIndex(row => row.SavedAt);
    }
}
