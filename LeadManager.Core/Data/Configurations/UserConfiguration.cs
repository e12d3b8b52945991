using LeadManager.Core.Users;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace LeadManager.Core.Data.Configurations;

internal sealed class UserConfiguration : IEntityTypeConfiguration<User>
{
    public void Configure(EntityTypeBuilder<User> user)
    {
        user.ToTable("Users");
        user.Property(row => row.Version).IsConcurrencyToken();
        user.Property(row => row.UserName).HasMaxLength(UserLimits.Username).IsRequired();
        user.Property(row => row.NormalizedUserName).HasMaxLength(UserLimits.Username).IsRequired();
        user.Property(row => row.Name).HasMaxLength(UserLimits.Name);
        user.Property(row => row.Email).HasMaxLength(UserLimits.Email).IsRequired();
        user.Property(row => row.NormalizedEmail).HasMaxLength(UserLimits.Email).IsRequired();
        user.HasIndex(row => row.NormalizedEmail).IsUnique();
        user.HasOne<User>().WithMany().HasForeignKey(row => row.ManagerId).OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class UserSessionConfiguration : IEntityTypeConfiguration<UserSession>
{
    public void Configure(EntityTypeBuilder<UserSession> session)
    {
        session.HasKey(row => row.KeyHash);
        session.Property(row => row.KeyHash).HasMaxLength(64);
        session.Property(row => row.Device).HasMaxLength(300);
        session.Property(row => row.IpAddress).HasMaxLength(50);
        session.HasOne<User>().WithMany().HasForeignKey(row => row.UserId).OnDelete(DeleteBehavior.Cascade);
        session.HasIndex(row => row.ExpiresAt);
    }
}

internal sealed class ApiTokenConfiguration : IEntityTypeConfiguration<ApiToken>
{
    public void Configure(EntityTypeBuilder<ApiToken> token)
    {
        token.Property(row => row.AccessHash).HasMaxLength(64);
        token.Property(row => row.RefreshHash).HasMaxLength(64);
        token.HasOne<User>().WithMany().HasForeignKey(row => row.UserId).OnDelete(DeleteBehavior.Cascade);
        token.HasIndex(row => row.AccessHash).IsUnique();
        token.HasIndex(row => row.RefreshHash).IsUnique();
    }
}
