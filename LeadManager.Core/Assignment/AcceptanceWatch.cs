using Microsoft.Extensions.Logging;

namespace LeadManager.Core.Assignment;

/// <summary>Looks every minute for leads that nobody accepted in time.</summary>
public sealed partial class AcceptanceWatch(AcceptanceDeadline deadline, TimeProvider clock, ILogger<AcceptanceWatch> logger) : Rounds(clock, Every, Every)
{
    private static readonly TimeSpan Every = TimeSpan.FromMinutes(1);

    protected override async Task RoundAsync(CancellationToken ct)
    {
        if (await TryAsync(deadline.ApplyAsync, ct) is > 0 and var acted)
            LogActed(logger, acted);
    }

    protected override void Tell(Exception fault) => LogFailed(logger, fault);

    [LoggerMessage(Level = LogLevel.Information, Message = "{Count} leads were not accepted in time")]
    private static partial void LogActed(ILogger logger, int count);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Leads that were not accepted in time could not be looked for")]
    private static partial void LogFailed(ILogger logger, Exception fault);
}
