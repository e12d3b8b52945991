using Microsoft.Extensions.Logging;

namespace LeadManager.Core.Changes;

/// <summary>Sweeps the <see cref="Leftovers"/> a minute after the start and then every hour.</summary>
public sealed partial class LeftoverSweep(Leftovers leftovers, TimeProvider clock, ILogger<LeftoverSweep> logger) : Rounds(clock, First, Every)
{
    private static readonly TimeSpan First = TimeSpan.FromMinutes(1), Every = TimeSpan.FromHours(1);

    protected override async Task RoundAsync(CancellationToken ct)
    {
        if (await TryAsync(leftovers.SweepAsync, ct) is > 0 and var swept)
            LogSwept(logger, swept);
    }

    protected override void Tell(Exception fault) => LogFailed(logger, fault);

    [LoggerMessage(Level = LogLevel.Information, Message = "Swept away {Count} old drafts, request keys, mails and notices")]
    private static partial void LogSwept(ILogger logger, int count);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Old drafts, request keys, mails and notices could not be swept away")]
    private static partial void LogFailed(ILogger logger, Exception fault);
}
