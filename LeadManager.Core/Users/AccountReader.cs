using System.Collections.Concurrent;
using LeadManager.Core.Access;
using LeadManager.Core.Changes;
using LeadManager.Core.Data;
using Microsoft.EntityFrameworkCore;

namespace LeadManager.Core.Users;

/// <summary>
/// The accounts as they are now. What was read is kept for five seconds and dropped at once when an account or one of
/// its sessions changes, so that rights taken away are gone at the next click.
/// </summary>
public sealed class AccountReader : IDisposable
{
    private static readonly TimeSpan Fresh = TimeSpan.FromSeconds(5);

    private readonly ConcurrentDictionary<int, (Account Account, long ReadAt)> _known = new();
    private readonly IDbContextFactory<LeadDbContext> _contexts;
    private readonly TimeProvider _clock;
    private readonly IDisposable _subscription;
    private int _generation;

    public AccountReader(IDbContextFactory<LeadDbContext> contexts, LiveFeed feed, TimeProvider clock)
    {
        _contexts = contexts;
        _clock = clock;
        _subscription = feed.ForgetFirst(Topic.Users, Drop);
    }

    /// <summary>The account, or null where there is none.</summary>
    public async Task<Account?> FindAsync(int userId, CancellationToken ct)
    {
        if (_known.TryGetValue(userId, out var known) && _clock.GetElapsedTime(known.ReadAt) < Fresh)
            return known.Account;

        var generation = Volatile.Read(ref _generation);
        var now = _clock.GetTimestamp();
        var account = await ReadAsync(userId, ct);
        if (account is not null && generation == Volatile.Read(ref _generation)) // not one that changed while it was read
            _known[userId] = (account, now);
        return account;
    }

    /// <summary>The actor as he is by now, in the midst of long work: rights that were taken away meanwhile are gone; null where he may not enter any more.</summary>
    internal async Task<Actor?> RenewAsync(Actor actor, CancellationToken ct) =>
        actor.UserId == 0 ? actor : await FindAsync(actor.UserId, ct) is { MayEnter: true } account ? account.ToActor(actor.IpAddress) : null;

    /// <summary>Forgets what was read; whoever changes accounts or sessions calls it after the commit.</summary>
    public void Drop()
    {
        Interlocked.Increment(ref _generation);
        _known.Clear();
    }

    public void Dispose() => _subscription.Dispose();

    private async Task<Account?> ReadAsync(int userId, CancellationToken ct)
    {
        await using var db = await _contexts.CreateDbContextAsync(ct);
        if (await db.Users.AsNoTracking().SingleOrDefaultAsync(user => user.Id == userId, ct) is not { } user)
            return null;
        var sessions = await db.UserSessions.Where(session => session.UserId == userId)
            .ToDictionaryAsync(session => session.KeyHash, session => session.ExpiresAt, ct);
        var team = user.Role.HasTeam() ? await ReadTeamAsync(db, userId, ct) : [userId];
        return new Account(user.Id, user.UserName ?? "", user.Name, user.Role, user.MayEnter, user.SecurityStamp ?? "", team, sessions) { IsKeptFromSpecial = user.IsKeptFromSpecial };
    }

    private static async Task<HashSet<int>> ReadTeamAsync(LeadDbContext db, int userId, CancellationToken ct) =>
        [.. await db.Database.SqlQuery<int>(
            $"""
             WITH RECURSIVE "Team" ("Id") AS (
                 SELECT "Id" FROM "Users" WHERE "Id" = {userId}
                 UNION
                 SELECT "Users"."Id" FROM "Users" JOIN "Team" ON "Users"."ManagerId" = "Team"."Id")
             SELECT "Id" AS "Value" FROM "Team"
             """).ToListAsync(ct)];
}
