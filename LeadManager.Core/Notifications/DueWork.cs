using Microsoft.Extensions.Logging;

namespace LeadManager.Core.Notifications;

/// <summary>Looks every quarter of a minute what is due: reminders of follow-ups and the morning mails.</summary>
public sealed partial class DueWork(Reminders reminders, MorningDigests digests, TimeProvider clock, ILogger<DueWork> logger) : Rounds(clock, Every, Every)
{
    private static readonly TimeSpan Every = TimeSpan.FromSeconds(15);

    protected override async Task RoundAsync(CancellationToken ct)
    {
        var (reminded, mailed) = (await TryAsync(reminders.SendDueAsync, ct), await TryAsync(digests.SendDueAsync, ct));
        if (reminded + mailed > 0)
            LogDone(logger, reminded, mailed);
    }

    protected override void Tell(Exception fault) => LogFailed(logger, fault);

    [LoggerMessage(Level = LogLevel.Information, Message = "Reminded of {Reminders} follow-ups and wrote {Mails} morning mails")]
    private static partial void LogDone(ILogger logger, int reminders, int mails);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Reminders or morning mails could not be written")]
    private static partial void LogFailed(ILogger logger, Exception fault);
}
