using LeadManager.Core.Leads;
using LeadManager.Core.Mail;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace LeadManager.Core.Data.Configurations;

internal sealed class OutboxMailConfiguration : IEntityTypeConfiguration<OutboxMail>
{
    public void Configure(EntityTypeBuilder<OutboxMail> mail)
    {
        mail.ToTable("Outbox");
        mail.Property(row => row.To).HasMaxLength(LeadLimits.Email);
        mail.Property(row => row.Subject).HasMaxLength(OutboxMail.SubjectMax);
        mail.Property(row => row.Body).HasMaxLength(OutboxMail.BodyMax);
        mail.Property(row => row.MessageId).HasMaxLength(200);
        mail.Property(row => row.LastError).HasMaxLength(OutboxMail.ErrorMax);
        mail.HasIndex(row => new { row.State, row.NextTryAt });
        mail.HasIndex(row => row.LeadId);
    }
}
