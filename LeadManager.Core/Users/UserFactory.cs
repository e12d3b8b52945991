using LeadManager.Core.Access;
using LeadManager.Core.Data;

namespace LeadManager.Core.Users;

/// <summary>Makes accounts with everything set that Identity expects to find.</summary>
public static class UserFactory
{
    /// <summary>A new account that an administrator has yet to approve.</summary>
    public static User Create(string username, string name, string email, Role role, string? passwordHash, DateTime now) => new()
    {
        UserName = username,
        NormalizedUserName = Normalize(username),
        Name = name,
        Email = email,
        NormalizedEmail = Normalize(email),
        Role = role,
        PasswordHash = passwordHash,
        LockoutEnabled = true,
        SecurityStamp = Fingerprint.NewKey(),
        ConcurrencyStamp = Guid.NewGuid().ToString(),
        CreatedAt = now,
    };

    /// <summary>The form in which names and addresses are compared; the same as Identity's. What is no Unicode is left out, as nobody's name has it.</summary>
    public static string Normalize(string text) => TextFolding.Unicode(text).Trim().Normalize().ToUpperInvariant();
}
