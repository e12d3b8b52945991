using System.Collections.Concurrent;
using LeadManager.Core.Access;
using LeadManager.Core.Changes;

namespace LeadManager.Core.MyDay;

/// <summary>How much waits for somebody now, each at most <see cref="MyDayService.CountMax"/>.</summary>
/// <param name="Overdue">His follow-ups past due.</param>
/// <param name="Today">Those that are still due today.</param>
/// <param name="ToAccept">Leads given to him that he has not accepted.</param>
/// <param name="ToDecide">Quotations that wait for his decision.</param>
public sealed record WaitingCounts(int Overdue, int Today, int ToAccept, int ToDecide = 0)
{
    /// <summary>What My day begins with.</summary>
    public int All => Overdue + Today + ToAccept;
}

/// <summary>
/// The numbers beside the navigation. They are kept for each person until a change touches his own work, so that a change
/// of others costs no open page a question; and for a minute at most, since they also follow the clock.
/// </summary>
public sealed class WaitingWork : IDisposable
{
    private static readonly TimeSpan Fresh = TimeSpan.FromMinutes(1);

    private readonly ConcurrentDictionary<int, Reading> _known = new();
    private readonly MyDayService _days;
    private readonly TimeProvider _clock;
    private readonly IDisposable _subscription;

    public WaitingWork(MyDayService days, LiveFeed feed, TimeProvider clock)
    {
        (_days, _clock) = (days, clock);
        _subscription = feed.ForgetFirst(Topic.Leads | Topic.Work | Topic.Users | Topic.Settings, Forget);
    }

    /// <summary>The numbers of this person; null where his role plans no follow-ups.</summary>
    public async Task<WaitingCounts?> CountAsync(Actor actor, CancellationToken ct)
    {
        if (!actor.May(LeadAction.AddFollowUp))
            return null;
        var known = _known.GetOrAdd(actor.UserId, _ => Begin(actor));
        if (_clock.GetElapsedTime(known.Since) >= Fresh || known.Counts.Value.IsFaulted)
            known = Renew(actor, known);
        return await known.Counts.Value.WaitAsync(ct);
    }

    private Reading Renew(Actor actor, Reading known)
    {
        var next = Begin(actor);
        return _known.TryUpdate(actor.UserId, next, known) ? next : _known.GetOrAdd(actor.UserId, next);
    }

    // Everybody who asks for the same numbers at the same moment waits for one reading, which ends for nobody's leaving;
    // aside, because the engine knows no waiting and would keep all of them in the lock.
    private Reading Begin(Actor actor) => new(_clock.GetTimestamp(), new Lazy<Task<WaitingCounts>>(() => Task.Run(() => _days.CountAsync(actor, CancellationToken.None))));

    public void Dispose() => _subscription.Dispose();

    private void Forget(IReadOnlySet<int>? people)
    {
        if (people is null)
            _known.Clear();
        foreach (var person in people ?? new HashSet<int>())
            _known.TryRemove(person, out _);
    }

    private sealed record Reading(long Since, Lazy<Task<WaitingCounts>> Counts);
}
