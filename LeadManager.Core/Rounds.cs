using Microsoft.Extensions.Hosting;

namespace LeadManager.Core;

/// <summary>Work that comes round again and again while the application runs; a round that fails is told, and the next one tries again.</summary>
public abstract class Rounds(TimeProvider clock, TimeSpan first, TimeSpan every) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            for (var wait = first; ; wait = every)
            {
                await Task.Delay(wait, clock, stoppingToken);
                await RoundAsync(stoppingToken);
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // the application ends; what was begun is committed or undone
        }
    }

    /// <summary>What is done each time.</summary>
    protected abstract Task RoundAsync(CancellationToken ct);

    /// <summary>Tells of a round that failed: the database is busy, or the disk full.</summary>
    protected abstract void Tell(Exception fault);

    /// <summary>How much the work has done; nothing where it failed.</summary>
    protected async Task<int> TryAsync(Func<CancellationToken, Task<int>> work, CancellationToken ct)
    {
        try
        {
            return await work(ct);
        }
        catch (Exception fault) when (fault is not OperationCanceledException || !ct.IsCancellationRequested)
        {
            Tell(fault);
            return 0;
        }
    }
}
