using LeadManager.Core.Access;
using LeadManager.Core.Changes;

namespace LeadManager.Core.Analytics;

/// <summary>
/// Lets open dashboards share one reading of the numbers: after a change all of them ask at once, most of them for the
/// same. A reading serves those alone who are allowed the very same leads, ask for the same days, and ask before the next
/// commit; none serves longer than a second, since the numbers also follow the clock.
/// </summary>
public sealed class SharedSummaries(AnalyticsService analytics, LiveFeed feed, TimeProvider clock)
{
    private static readonly TimeSpan Fresh = TimeSpan.FromSeconds(1);

    private readonly Lock _lock = new();
    private readonly Dictionary<(LeadReach Reach, AnalyticsQuery Query), Reading> _readings = [];

    /// <summary>The numbers as of now, or null where the actor has no dashboard, as from <see cref="AnalyticsService.GetSummaryAsync"/>.</summary>
    public async Task<AnalyticsSummary?> GetAsync(Actor actor, AnalyticsQuery query, CancellationToken ct)
    {
        ct.ThrowIfCancellationRequested();
        var reading = Join(actor, query);
        try
        {
            return await reading.Summary.WaitAsync(ct);
        }
        finally
        {
            lock (_lock)
                reading.Leave();
        }
    }

    private Reading Join(Actor actor, AnalyticsQuery query)
    {
        var key = (LeadReach.Of(actor, LeadAction.ViewDashboard), query);
        lock (_lock)
        {
            var commits = feed.Commits; // before the reading begins: what is committed later calls for another one
            if (!_readings.TryGetValue(key, out var reading) || !IsGood(reading, commits))
            {
                foreach (var old in _readings.Where(entry => !IsGood(entry.Value, commits)).Select(entry => entry.Key).ToList())
                    _readings.Remove(old);
                _readings[key] = reading = new Reading(commits, clock.GetTimestamp(), token => analytics.GetSummaryAsync(actor, query, token));
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

        public Reading(long commits, long since, Func<CancellationToken, Task<AnalyticsSummary?>> read)
        {
            var abandoned = new CancellationTokenSource();
            (Commits, Since, _giveUp) = (commits, since, abandoned.Cancel);
            Summary = Task.Run(() => read(abandoned.Token)); // not in the turn of anybody's page
        }

        public long Commits { get; }

        public long Since { get; }

        public Task<AnalyticsSummary?> Summary { get; }

        public bool HasFailed => _isGivenUp || Summary.IsFaulted || Summary.IsCanceled;

        public void Enter() => _waiting++;

        public void Leave()
        {
            if (--_waiting > 0 || Summary.IsCompleted)
                return;
            _isGivenUp = true;
            _giveUp();
        }
    }
}
