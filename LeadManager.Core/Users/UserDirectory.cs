using LeadManager.Core.Access;
using LeadManager.Core.Data;
using LeadManager.Core.Results;
using Microsoft.EntityFrameworkCore;

namespace LeadManager.Core.Users;

/// <summary>Reads the accounts for whom ManageUsers allows it.</summary>
public sealed class UserDirectory(IDbContextFactory<LeadDbContext> contexts)
{
    /// <summary>The accounts, those with an open request first, then by name; nothing where the actor may not see them.</summary>
    public async Task<IReadOnlyList<UserRow>> ListAsync(Actor actor, UserQuery query, CancellationToken ct)
    {
        if (!actor.May(LeadAction.ManageUsers))
            return [];
        await using var db = await contexts.CreateDbContextAsync(ct);
        if (query.Search is { } words && !new PlainTextAttribute().IsValid(words))
            return []; // such signs are never stored
        var users = await Filtered(db.Users.AsNoTracking(), query.Filter).ToListAsync(ct);
        var sought = TextFolding.Fold(query.Search ?? "");
        return [.. users
            .Where(user => sought.Length == 0 || TextFolding.Fold($"{user.Name} {user.UserName} {user.Email}").Contains(sought, StringComparison.Ordinal))
            .OrderByDescending(user => !user.IsApproved && user.IsActive).ThenByDescending(user => user.PasswordResetRequested)
            .ThenBy(user => TextFolding.Fold(user.Name), StringComparer.Ordinal)
            .Select(UserRow.Of)];
    }

    /// <summary>One account, or null.</summary>
    public async Task<UserRow?> FindAsync(Actor actor, int id, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        return actor.May(LeadAction.ManageUsers) && await db.Users.AsNoTracking().SingleOrDefaultAsync(user => user.Id == id, ct) is { } user
            ? UserRow.Of(user)
            : null;
    }

    /// <summary>The requests that wait; none for whom they are not.</summary>
    public async Task<UserRequests> CountRequestsAsync(Actor actor, CancellationToken ct)
    {
        if (!actor.May(LeadAction.ManageUsers))
            return new UserRequests(0, 0);
        await using var db = await contexts.CreateDbContextAsync(ct);
        return new UserRequests(
            await Filtered(db.Users, UserFilter.Waiting).CountAsync(ct), await Filtered(db.Users, UserFilter.PasswordHelp).CountAsync(ct));
    }

    private static IQueryable<User> Filtered(IQueryable<User> users, UserFilter filter) => filter switch
    {
        UserFilter.Waiting => users.Where(user => !user.IsApproved && user.IsActive),
        UserFilter.PasswordHelp => users.Where(user => user.PasswordResetRequested),
        UserFilter.Disabled => users.Where(user => !user.IsActive),
        _ => users,
    };
}
