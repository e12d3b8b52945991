using LeadManager.Core.Access;
using LeadManager.Core.Changes;

namespace LeadManager.Core.Analytics;

/// <summary>
/// Lets open dashboards share one reading of the numbers: after a change all of them ask at once, most of them for the
/// same. A reading serves those alone who are allowed the very same leads, ask for the same days, and ask before the next
/// commit; none serves longer than a second, since the numbers also follow the clock.
/// </summary>
/// <typeparam name="TQuery">What is asked; equal questions are one.</typeparam>
/// <typeparam name="TNumbers">What is answered.</typeparam>
/// <param name="read">How the numbers are read.</param>
/// <param name="feed">Counts the commits.</param>
/// <param name="clock">Tells how old a reading is.</param>
public abstract class SharedReadings<TQuery, TNumbers>(Func<Actor, TQuery, CancellationToken, Task<TNumbers>> read, LiveFeed feed, TimeProvider clock) where TQuery : notnull
{
    private static readonly TimeSpan Fresh = TimeSpan.FromSeconds(1);

    private readonly Lock _lock = new();
    private readonly Dictionary<(LeadReach Reach, TQuery Query), Reading> _readings = [];

    /// <summary>The numbers as of now, as the service behind gives them to this actor.</summary>
    public async Task<TNumbers> GetAsync(Actor actor, TQuery query, CancellationToken ct)
    {
        ct.ThrowIfCancellationRequested();
        var reading = Join(actor, query);
        try
        {
            return await reading.Numbers.WaitAsync(ct);
        }
        finally
        {
            lock (_lock)
                reading.Leave();
        }
    }

    private Reading Join(Actor actor, TQuery query)
    {
        var key = (LeadReach.Of(actor, LeadAction.ViewDashboard), query);
        lock (_lock)
        {
            var commits = feed.Commits; // before the reading begins: what is committed later calls for another one
            if (!_readings.TryGetValue(key, out var reading) || !IsGood(reading, commits))
            {
                foreach (var old in _readings.Where(entry => !IsGood(entry.Value, commits)).Select(entry => entry.Key).ToList())
                    _readings.Remove(old);
                _readings[key] = reading = new Reading(commits, clock.GetTimestamp(), token => read(actor, query, token));
            }

            reading.Enter();
            return reading;
        }
    }

    private bool IsGood(Reading reading, long commits) =>
        reading.Commits == commits && !reading.HasFailed && clock.GetElapsedTime(reading.Since) < Fresh;

    /// <summary>One reading and how many wait for it; when the last of them has left, it is given up.</summary>
    private sealed class Reading
    {
        private readonly Action _giveUp;
        private bool _isGivenUp;
        private int _waiting;

        public Reading(long commits, long since, Func<CancellationToken, Task<TNumbers>> read)
        {
            var abandoned = new CancellationTokenSource();
            (Commits, Since, _giveUp) = (commits, since, abandoned.Cancel);
            Numbers = Task.Run(() => read(abandoned.Token)); // not in the turn of anybody's page
        }

        public long Commits { get; }

        public long Since { get; }

        public Task<TNumbers> Numbers { get; }

        public bool HasFailed => _isGivenUp || Numbers.IsFaulted || Numbers.IsCanceled;

        public void Enter() => _waiting++;

        public void Leave()
        {
            if (--_waiting > 0 || Numbers.IsCompleted)
                return;
            _isGivenUp = true;
            _giveUp();
        }
    }
}
