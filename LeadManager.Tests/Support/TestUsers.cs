using LeadManager.Core.Access;
using LeadManager.Core.Changes;
using LeadManager.Core.Data;
using LeadManager.Core.Users;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace LeadManager.Tests.Support;

/// <summary>Puts users into a test's database without going through the services.</summary>
public static class TestUsers
{
    /// <summary>The password of every user that a test makes.</summary>
    public const string Password = "green piano walks slowly";

    public static async Task<Actor> AddAsync(IServiceProvider services, Role role, string? username, int? managerId, Action<User>? change = null)
    {
        username ??= role.ToString().ToLowerInvariant();
        var user = UserFactory.Create(username, $"{username} Name", $"{username}@example.com", role, null, services.GetRequiredService<TimeProvider>().GetUtcNow().UtcDateTime);
        user.PasswordHash = services.GetRequiredService<IPasswordHasher<User>>().HashPassword(user, Password);
        user.IsApproved = true;
        user.ManagerId = managerId;
        change?.Invoke(user);
        await using var db = await services.GetRequiredService<IDbContextFactory<LeadDbContext>>().CreateDbContextAsync();
        db.Add(user);
        await db.SaveAsync(Actor.System, ChangeNote.Created, default);
        services.GetRequiredService<AccountReader>().Drop();
        return new Actor(user.Id, username, user.Name, role, [user.Id]);
    }
}
