using LeadManager.Web.Security;

namespace LeadManager.Web.Exports;

/// <summary>Keeps exports from crowding out everything else: one at a time and sixty an hour for each user, two at a time on this machine.</summary>
internal sealed class ExportTurns(TimeProvider clock, IConfiguration configuration)
{
    private static readonly TimeSpan Soon = TimeSpan.FromSeconds(10);

    private readonly Throttle _hourly = new(
        configuration.GetValue("RateLimits:ExportsPerHour", 60), TimeSpan.FromHours(1) / configuration.GetValue("RateLimits:ExportsPerHour", 60), clock);
    private readonly int _most = configuration.GetValue("RateLimits:ExportsAtOnce", 2);
    private readonly HashSet<int> _running = [];

    /// <summary>The turn, to be disposed when the export has ended; or how long to wait.</summary>
    public (IDisposable? Turn, TimeSpan Wait) Take(int userId)
    {
        lock (_running)
        {
            if (_running.Contains(userId) || _running.Count >= _most)
                return (null, Soon);
            if (_hourly.Take($"{userId}") is { } wait)
                return (null, wait);
            _running.Add(userId);
            return (new Turn(this, userId), TimeSpan.Zero);
        }
    }

    private sealed class Turn(ExportTurns turns, int userId) : IDisposable
    {
        public void Dispose()
        {
            lock (turns._running)
                turns._running.Remove(userId);
        }
    }
}
