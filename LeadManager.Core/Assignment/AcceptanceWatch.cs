using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace LeadManager.Core.Assignment;

/// <summary>Looks every minute for leads that nobody accepted in time.</summary>
public sealed partial class AcceptanceWatch(AcceptanceDeadline deadline, TimeProvider clock, ILogger<AcceptanceWatch> logger) : BackgroundService
{
    private static readonly TimeSpan Every = TimeSpan.FromMinutes(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            while (true)
            {
                await Task.Delay(Every, clock, stoppingToken);
                await RoundAsync(stoppingToken);
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // the application ends; what was begun is committed or undone
        }
    }

    private async Task RoundAsync(CancellationToken ct)
    {
        try
        {
            if (await deadline.ApplyAsync(ct) is > 0 and var acted)
                LogActed(logger, acted);
        }
        catch (Exception fault) when (fault is not OperationCanceledException || !ct.IsCancellationRequested)
        {
            LogFailed(logger, fault); // the database is busy or the disk full: the next minute tries again
        }
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "{Count} leads were not accepted in time")]
    private static partial void LogActed(ILogger logger, int count);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Leads that were not accepted in time could not be looked for")]
    private static partial void LogFailed(ILogger logger, Exception fault);
}
