using LeadManager.Core.Access;
using LeadManager.Core.Data;
using LeadManager.Core.Results;
using Microsoft.EntityFrameworkCore;

namespace LeadManager.Core.Users;

/// <summary>Reads the accounts for whom ManageUsers allows it.</summary>
public sealed class UserDirectory(IDbContextFactory<LeadDbContext> contexts)
{
    /// <summary>One page of the accounts, those with an open request first, then by name; nothing where the actor may not see them.</summary>
    public async Task<UserPage> ListAsync(Actor actor, UserQuery query, CancellationToken ct)
    {
        var (page, size) = (Math.Clamp(query.Page, 1, int.MaxValue / UserQuery.PageSizeMax), Math.Clamp(query.PageSize, 1, UserQuery.PageSizeMax));
        if (!actor.May(LeadAction.ManageUsers))
            return new UserPage([], 0, page, size);
        if (query.Search is { } words && !new PlainTextAttribute().IsValid(words))
            return new UserPage([], 0, page, size); // such signs are never stored
        await using var db = await contexts.CreateDbContextAsync(ct);
        var matching = Filtered(db.Users.AsNoTracking(), query.Filter)
            .OrderByDescending(user => !user.IsApproved && user.IsActive).ThenByDescending(user => user.PasswordResetRequested)
            .ThenBy(user => user.Name.ToUpper()).ThenBy(user => user.Id);
        if (TextFolding.Fold(query.Search ?? "") is not { Length: > 0 } sought)
            return new UserPage(await RowsAsync(matching.Skip((page - 1) * size).Take(size), ct), await matching.CountAsync(ct), page, size);

        var found = await FindIdsAsync(matching, sought, ct);
        var shown = found.Skip((page - 1) * size).Take(size).ToList();
        return new UserPage(await RowsAsync(matching.Where(user => shown.Contains(user.Id)), ct), found.Count, page, size);
    }

    /// <summary>Whom one can report to: everybody who may enter, and the present manager; nobody where the actor may not see the accounts.</summary>
    public async Task<IReadOnlyList<PersonName>> ListManagersAsync(Actor actor, int? presentId, CancellationToken ct)
    {
        if (!actor.May(LeadAction.ManageUsers))
            return [];
        await using var db = await contexts.CreateDbContextAsync(ct);
        return await db.Users.Where(user => (user.IsApproved && user.IsActive) || user.Id == presentId).OrderBy(user => user.Name.ToUpper())
            .Select(user => new PersonName(user.Id, user.Name)).ToListAsync(ct);
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

    /// <summary>
    /// Names are stored as they are written, so accents are folded here: the three columns pass by one row at a time and
    /// only the numbers of those that match are kept.
    /// </summary>
    private static async Task<List<int>> FindIdsAsync(IQueryable<User> users, string sought, CancellationToken ct)
    {
        var found = new List<int>();
        await foreach (var user in users.Select(row => new { row.Id, row.Name, row.UserName, row.Email }).AsAsyncEnumerable().WithCancellation(ct))
            if (TextFolding.Fold($"{user.Name} {user.UserName} {user.Email}").Contains(sought, StringComparison.Ordinal))
                found.Add(user.Id);
        return found;
    }

    private static async Task<IReadOnlyList<UserRow>> RowsAsync(IQueryable<User> users, CancellationToken ct) =>
        [.. (await users.ToListAsync(ct)).Select(UserRow.Of)];

    private static IQueryable<User> Filtered(IQueryable<User> users, UserFilter filter) => filter switch
    {
        UserFilter.Waiting => users.Where(user => !user.IsApproved && user.IsActive),
        UserFilter.PasswordHelp => users.Where(user => user.PasswordResetRequested),
        UserFilter.Disabled => users.Where(user => !user.IsActive),
        _ => users,
    };
}
