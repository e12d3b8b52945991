using LeadManager.Core.Access;
using LeadManager.Core.Data;
using LeadManager.Core.Users;
using Microsoft.EntityFrameworkCore;

namespace LeadManager.Benchmarks.Roles;

/// <summary>The demo office with 500 people over its leads: made once, kept where a file was given.</summary>
internal static class RoleOffice
{
    public static async Task<BenchOffice> OpenAsync(int leads, string? file)
    {
        var office = await BenchOffice.OpenAsync(leads, file);
        await using var db = await office.Get<IDbContextFactory<LeadDbContext>>().CreateDbContextAsync();
        if (await db.Users.CountAsync() >= RoleCrowd.People)
            return office;
        await using var scope = await db.BeginWriteAsync(default);
        var hash = (await db.Users.OrderBy(user => user.Id).FirstAsync()).PasswordHash ?? "";
        await new RoleCrowd(db, hash).HireAsync();
        await RoleLeads.SpreadAsync(office, db);
        await scope.CommitAsync(default);
        return office;
    }

    /// <summary>The account named after the role: the highest of its line, where it has one.</summary>
    public static async Task<Actor> ActorAsync(BenchOffice office, Role role)
    {
        await using var db = await office.Get<IDbContextFactory<LeadDbContext>>().CreateDbContextAsync();
        var id = await db.Users.Where(user => user.NormalizedUserName == role.ToString().ToUpper()).Select(user => user.Id).SingleAsync();
        var account = await office.Get<AccountReader>().FindAsync(id, default);
        return (account ?? throw new InvalidOperationException($"Nobody is a {role}.")).ToActor(null);
    }
}
