using LeadManager.Core.Access;
using LeadManager.Core.Data;
using Microsoft.EntityFrameworkCore;

namespace LeadManager.Core.Users;

/// <summary>One signed-in browser, as its owner sees it.</summary>
public sealed record SessionRow(string KeyHash, string? Device, string? IpAddress, DateTime CreatedAt, DateTime LastSeenAt);

/// <summary>The signed-in browsers. A session ends after an hour without use, after twelve hours, or when somebody ends it.</summary>
public sealed class SessionService(IDbContextFactory<LeadDbContext> contexts, AccountReader accounts, TimeProvider clock)
{
    /// <summary>How long a session lives without use.</summary>
    public static readonly TimeSpan Idle = TimeSpan.FromHours(1);

    /// <summary>How long a session lives at most.</summary>
    public static readonly TimeSpan AtMost = TimeSpan.FromHours(12);

    private DateTime Now => clock.GetUtcNow().UtcDateTime;

    /// <summary>Begins a session and returns the key that goes into the cookie; ended ones are swept away.</summary>
    public async Task<string> BeginAsync(int userId, byte[] ticket, string? device, string? ipAddress, CancellationToken ct)
    {
        var key = Fingerprint.NewKey();
        await using var db = await contexts.CreateDbContextAsync(ct);
        await using var scope = await db.BeginWriteAsync(ct);
        await db.UserSessions.Where(session => session.ExpiresAt < Now).ExecuteDeleteAsync(ct);
        db.Add(new UserSession
        {
            KeyHash = Fingerprint.Of(key), UserId = userId, Ticket = ticket, Device = device, IpAddress = ipAddress,
            CreatedAt = Now, LastSeenAt = Now, ExpiresAt = Now + Idle,
        });
        await db.SaveAsync(Actor.System, new("SignedIn"), ct);
        await scope.CommitAsync(ct);
        accounts.Drop();
        return key;
    }

    /// <summary>The living session of this key, or null.</summary>
    public async Task<UserSession?> FindAsync(string key, CancellationToken ct)
    {
        var hash = Fingerprint.Of(key);
        await using var db = await contexts.CreateDbContextAsync(ct);
        var session = await db.UserSessions.AsNoTracking().SingleOrDefaultAsync(row => row.KeyHash == hash, ct);
        return session is not null && session.ExpiresAt > Now ? session : null;
    }

    /// <summary>Gives the user's session a new ticket; a session never passes to somebody else.</summary>
    public async Task KeepAsync(string key, int userId, byte[] ticket, CancellationToken ct)
    {
        var hash = Fingerprint.Of(key);
        await WriteAsync((sessions, _) => sessions.Where(session => session.KeyHash == hash && session.UserId == userId)
            .ExecuteUpdateAsync(row => row.SetProperty(session => session.Ticket, ticket), ct), ct);
        await TouchAsync(hash, ct);
    }

    /// <summary>The session was used: its hour begins again, within its twelve.</summary>
    public Task TouchAsync(string keyHash, CancellationToken ct) => WriteAsync(
        async (sessions, now) =>
        {
            var session = sessions.Where(row => row.KeyHash == keyHash && row.ExpiresAt > now);
            var begun = await session.Select(row => (DateTime?)row.CreatedAt).SingleOrDefaultAsync(ct);
            if (begun is not { } start)
                return 0;
            var end = start + AtMost < now + Idle ? start + AtMost : now + Idle;
            return await session.ExecuteUpdateAsync(
                row => row.SetProperty(one => one.LastSeenAt, now).SetProperty(one => one.ExpiresAt, end), ct);
        }, ct);

    /// <summary>Ends the session of this key.</summary>
    public Task EndAsync(string key, CancellationToken ct)
    {
        var hash = Fingerprint.Of(key);
        return WriteAsync((sessions, _) => sessions.Where(row => row.KeyHash == hash).ExecuteDeleteAsync(ct), ct);
    }

    /// <summary>The actor's own sessions, the last used first.</summary>
    public async Task<IReadOnlyList<SessionRow>> ListAsync(Actor actor, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        return await db.UserSessions.Where(row => row.UserId == actor.UserId && row.ExpiresAt > Now)
            .OrderByDescending(row => row.LastSeenAt)
            .Select(row => new SessionRow(row.KeyHash, row.Device, row.IpAddress, row.CreatedAt, row.LastSeenAt))
            .ToListAsync(ct);
    }

    /// <summary>Ends one of the actor's own sessions.</summary>
    public Task EndOwnAsync(Actor actor, string keyHash, CancellationToken ct) => WriteAsync(
        (sessions, _) => sessions.Where(row => row.UserId == actor.UserId && row.KeyHash == keyHash).ExecuteDeleteAsync(ct), ct);

    /// <summary>Ends all of the actor's own sessions but this one.</summary>
    public Task EndOthersAsync(Actor actor, string keyHash, CancellationToken ct) => WriteAsync(
        (sessions, _) => sessions.Where(row => row.UserId == actor.UserId && row.KeyHash != keyHash).ExecuteDeleteAsync(ct), ct);

    private async Task WriteAsync(Func<IQueryable<UserSession>, DateTime, Task<int>> write, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        await using (var scope = await db.BeginWriteAsync(ct))
        {
            await write(db.UserSessions, Now);
            await scope.CommitAsync(ct);
        }

        accounts.Drop();
    }
}
