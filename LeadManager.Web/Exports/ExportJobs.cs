using System.Collections.Concurrent;

namespace LeadManager.Web.Exports;

/// <summary>
/// The exports that pages watch, by a key that the page makes and its download link carries. A key belongs to one user;
/// for another it does not exist.
/// </summary>
internal sealed class ExportJobs(TimeProvider clock)
{
    private static readonly TimeSpan Kept = TimeSpan.FromMinutes(10);

    private readonly ConcurrentDictionary<Guid, ExportJob> _jobs = new();

    /// <summary>The export of this key, expected or running; null where the key is somebody else's.</summary>
    public ExportJob? Open(Guid key, int userId)
    {
        Sweep();
        var job = _jobs.GetOrAdd(key, _ => New(userId));
        return job.UserId == userId ? job : null;
    }

    /// <summary>An export that nobody watches.</summary>
    public ExportJob New(int userId) => new(userId, clock.GetUtcNow().UtcDateTime);

    private void Sweep()
    {
        var old = clock.GetUtcNow().UtcDateTime - Kept;
        foreach (var (key, job) in _jobs)
            if (job.Phase != ExportPhase.Running && job.At < old)
                _jobs.TryRemove(key, out _);
    }
}
