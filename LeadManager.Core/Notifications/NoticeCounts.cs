using System.Collections.Concurrent;
using LeadManager.Core.Access;
using LeadManager.Core.Changes;
using LeadManager.Core.Data;
using Microsoft.EntityFrameworkCore;

namespace LeadManager.Core.Notifications;

/// <summary>
/// How many notices each person has not read: the number on the bell of every open page. After a signal one query finds who
/// was told something new; only their numbers are counted again, whoever else has pages open.
/// </summary>
public sealed class NoticeCounts : IDisposable
{
    /// <summary>Counts go no further.</summary>
    public const int Most = 100;

    /// <summary>A lead may go out of sight without a notice: after so long its number is counted again at the next signal.</summary>
    private static readonly TimeSpan Fresh = TimeSpan.FromSeconds(30);

    private readonly ConcurrentDictionary<int, (int Count, long At)> _known = new();
    private readonly SemaphoreSlim _turn = new(1, 1);
    private readonly IDbContextFactory<LeadDbContext> _contexts;
    private readonly TimeProvider _clock;
    private readonly IDisposable _memory;
    private long _signals = 1;
    private long _followed;
    private long _generation;
    private int _last;
    private DateTime _lastAt;

    public NoticeCounts(IDbContextFactory<LeadDbContext> contexts, LiveFeed feed, TimeProvider clock)
    {
        (_contexts, _clock) = (contexts, clock);
        _memory = feed.ForgetFirst(Topic.Notices, () => Interlocked.Increment(ref _signals));
    }

    /// <summary>The actor's unread notices of what he may see, at most <see cref="Most"/>.</summary>
    public async Task<int> OfAsync(Actor actor, CancellationToken ct)
    {
        await FollowAsync(ct);
        if (_known.TryGetValue(actor.UserId, out var known) && _clock.GetElapsedTime(known.At) < Fresh)
            return known.Count;

        var (generation, now) = (Interlocked.Read(ref _generation), _clock.GetTimestamp());
        await using var db = await _contexts.CreateDbContextAsync(ct);
        var count = await db.NoticesOf(actor).Where(row => row.ReadAt == null).Take(Most).CountAsync(ct);
        if (generation == Interlocked.Read(ref _generation)) // nothing was told or read while it was counted
            _known[actor.UserId] = (count, now);
        return count;
    }

    /// <summary>Counts this user's again; called in the commit of what he has read.</summary>
    internal void Forget(int userId)
    {
        Interlocked.Increment(ref _generation);
        _known.TryRemove(userId, out _);
    }

    public void Dispose()
    {
        _memory.Dispose();
        _turn.Dispose();
    }

    /// <summary>Forgets the numbers of those who were told something since the last signal that was followed.</summary>
    private async Task FollowAsync(CancellationToken ct)
    {
        if (Interlocked.Read(ref _followed) == Interlocked.Read(ref _signals))
            return;
        await _turn.WaitAsync(ct);
        try
        {
            var signals = Interlocked.Read(ref _signals);
            if (_followed == signals)
                return;
            await using var db = await _contexts.CreateDbContextAsync(ct);
            if (_followed == 0) // nothing is known of anybody yet
                (_last, _lastAt) = (await db.Notices.MaxAsync(row => (int?)row.Id, ct) ?? 0, _clock.GetUtcNow().UtcDateTime);
            var told = await db.Notices.Where(row => row.Id > _last || row.CreatedAt >= _lastAt).Select(row => new { row.Id, row.UserId, row.CreatedAt }).ToListAsync(ct);
            foreach (var notice in told)
                Forget(notice.UserId);
            _last = told.Select(notice => notice.Id).Append(_last).Max();
            _lastAt = told.Select(notice => notice.CreatedAt).Append(_lastAt).Max(); // one that counts several leads is renewed
            Interlocked.Exchange(ref _followed, signals);
        }
        finally
        {
            _turn.Release();
        }
    }
}
