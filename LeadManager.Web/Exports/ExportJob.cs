namespace LeadManager.Web.Exports;

/// <summary>Where an export stands.</summary>
internal enum ExportPhase
{
    /// <summary>Asked for in the page; the browser's request is not here yet.</summary>
    Waiting,
    Running,
    Complete,
    Cancelled,
    Broken,

    /// <summary>Not begun, see <see cref="ExportJob.Message"/>.</summary>
    Refused,
}

/// <summary>One export, as seen by the page that asked for it: how far it is, and the way to stop it.</summary>
internal sealed class ExportJob(int userId, DateTime at)
{
    private readonly Lock _lock = new();
    private Action? _stop;
    private volatile int _rows;
    private volatile bool _isWithdrawn;

    public int UserId => userId;

    /// <summary>When it was asked for, in UTC.</summary>
    public DateTime At => at;

    public ExportPhase Phase { get; private set; }

    /// <summary>Why it was refused.</summary>
    public string? Message { get; private set; }

    /// <summary>The rows that have been written.</summary>
    public int Rows => _rows;

    /// <summary>The rows that there will be; null until they are counted.</summary>
    public int? Total { get; set; }

    /// <summary>Whether it was stopped because its user may not have it any more.</summary>
    public bool IsWithdrawn => _isWithdrawn;

    public bool IsOver => Phase is not (ExportPhase.Waiting or ExportPhase.Running);

    public void Count() => _rows++;

    /// <summary>The work begins, and <paramref name="stop"/> ends it; false where it was cancelled before, or has begun already.</summary>
    public bool Start(Action stop)
    {
        lock (_lock)
        {
            if (Phase != ExportPhase.Waiting)
                return false;
            (Phase, _stop) = (ExportPhase.Running, stop);
            return true;
        }
    }

    /// <summary>Stops the work, or keeps it from beginning; what is over stays as it is.</summary>
    public void Cancel()
    {
        lock (_lock)
        {
            if (Phase == ExportPhase.Waiting)
                Phase = ExportPhase.Cancelled;
            _stop?.Invoke();
        }
    }

    /// <summary>Stops the work, because its user may not have it any more.</summary>
    public void Withdraw()
    {
        _isWithdrawn = true;
        Cancel();
    }

    public void End(ExportPhase phase, string? message = null)
    {
        lock (_lock)
        {
            if (!IsOver)
            {
                if (phase == ExportPhase.Complete)
                    Total ??= _rows; // a short export is through before anybody has counted
                (Phase, Message) = (phase, message);
            }

            _stop = null;
        }
    }
}
