using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace LeadManager.Core.Notifications;

/// <summary>Looks every quarter of a minute what is due: reminders of follow-ups and the morning mails.</summary>
public sealed partial class DueWork(Reminders reminders, MorningDigests digests, TimeProvider clock, ILogger<DueWork> logger) : BackgroundService
{
    private static readonly TimeSpan Every = TimeSpan.FromSeconds(15);

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
            // the application ends
        }
    }

    private async Task RoundAsync(CancellationToken ct)
    {
        var (reminded, mailed) = (await TryAsync(reminders.SendDueAsync, ct), await TryAsync(digests.SendDueAsync, ct));
        if (reminded + mailed > 0)
            LogDone(logger, reminded, mailed);
    }

    private async Task<int> TryAsync(Func<CancellationToken, Task<int>> send, CancellationToken ct)
    {
        try
        {
            return await send(ct);
        }
        catch (Exception fault) when (fault is not OperationCanceledException || !ct.IsCancellationRequested)
        {
            LogFailed(logger, fault); // the next round tries again
            return 0;
        }
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "Reminded of {Reminders} follow-ups and wrote {Mails} morning mails")]
    private static partial void LogDone(ILogger logger, int reminders, int mails);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Reminders or morning mails could not be written")]
    private static partial void LogFailed(ILogger logger, Exception fault);
}
