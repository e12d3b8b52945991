namespace LeadManager.Web.Exports;

/// <summary>
/// The export that was asked for in one browser tab. It survives moving between pages; when the tab is closed, the
/// export is stopped with it.
/// </summary>
internal sealed class ExportWatch(ExportJobs jobs) : IDisposable
{
    /// <summary>The key that the next download link carries.</summary>
    public Guid Key { get; private set; } = Guid.NewGuid();

    /// <summary>The export that runs, or ran last.</summary>
    public ExportJob? Job { get; private set; }

    /// <summary>The link with the present key was clicked: its export is watched, and the next link gets another key.</summary>
    public ExportJob? Begin(int userId)
    {
        Job = jobs.Open(Key, userId);
        Key = Guid.NewGuid();
        return Job;
    }

    /// <summary>It has been told how it ended.</summary>
    public void Forget() => Job = null;

    public void Dispose() => Job?.Cancel();
}
