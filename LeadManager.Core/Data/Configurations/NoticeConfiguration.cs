using LeadManager.Core.Leads;
using LeadManager.Core.Notifications;
using LeadManager.Core.Users;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace LeadManager.Core.Data.Configurations;

internal sealed class NoticeConfiguration : IEntityTypeConfiguration<Notice>
{
    public void Configure(EntityTypeBuilder<Notice> notice)
    {
        notice.Property(row => row.Text).HasMaxLength(Notice.TextMax);
        notice.Property(row => row.Detail).HasMaxLength(Notice.DetailMax);
        notice.Property(row => row.Key).HasMaxLength(Notice.KeyMax);
        notice.HasOne<User>().WithMany().HasForeignKey(row => row.UserId).OnDelete(DeleteBehavior.Cascade);
        notice.HasOne<Lead>().WithMany().HasForeignKey(row => row.LeadId).OnDelete(DeleteBehavior.Cascade);
        notice.HasIndex(row => new { row.UserId, row.CreatedAt }); // the list under the bell
        notice.HasIndex(row => row.UserId).HasDatabaseName("IX_Notices_Unread").HasFilter("\"ReadAt\" IS NULL"); // the number on it
        notice.HasIndex(row => new { row.UserId, row.Key }).IsUnique().HasFilter("\"Key\" IS NOT NULL");
        notice.HasIndex(row => row.CreatedAt); // what is swept away
    }
}

internal sealed class NoticePreferenceConfiguration : IEntityTypeConfiguration<NoticePreference>
{
    public void Configure(EntityTypeBuilder<NoticePreference> preference)
    {
        preference.ToTable("MailPreferences"); // as it was called when it was about mails only
        preference.HasKey(row => new { row.UserId, row.Kind });
        preference.HasOne<User>().WithMany().HasForeignKey(row => row.UserId).OnDelete(DeleteBehavior.Cascade);
    }
}

internal sealed class MorningDigestConfiguration : IEntityTypeConfiguration<MorningDigest>
{
    public void Configure(EntityTypeBuilder<MorningDigest> digest)
    {
        digest.HasKey(row => new { row.Day, row.UserId });
        digest.HasOne<User>().WithMany().HasForeignKey(row => row.UserId).OnDelete(DeleteBehavior.Cascade);
        digest.HasIndex(row => row.At);
    }
}

internal sealed class CalendarFeedConfiguration : IEntityTypeConfiguration<CalendarFeed>
{
    public void Configure(EntityTypeBuilder<CalendarFeed> feed)
    {
        feed.HasKey(row => row.UserId);
        feed.Property(row => row.KeyHash).HasMaxLength(CalendarFeed.HashLength);
        feed.HasOne<User>().WithMany().HasForeignKey(row => row.UserId).OnDelete(DeleteBehavior.Cascade);
        feed.HasIndex(row => row.KeyHash).IsUnique();
    }
}
