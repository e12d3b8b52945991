using LeadManager.Core.Access;
using LeadManager.Core.Users;
using LeadManager.Web.Security;

namespace LeadManager.Web.Exports;

/// <summary>
/// Asks every second, while an export is being sent, whether its user may still have it: the account, the session or the
/// token, and the right. If not, the export ends there. A token that runs out or is
/// renewed meanwhile ends nothing.
/// </summary>
internal sealed partial class ExportGuard(ActorProvider actors, ApiTokenService tokens, ILogger<ExportGuard> logger)
{
    private static readonly TimeSpan Pace = TimeSpan.FromSeconds(1);

    /// <summary>Watches until the export has ended, of itself or by this.</summary>
    public async Task WatchAsync(HttpContext http, ExportJob job, CancellationToken ct)
    {
        try
        {
            var pair = BearerHandler.TokenOf(http.Request) is { } token ? await tokens.FindPairAsync(token, ct) : null;
            using var pace = new PeriodicTimer(Pace);
            while (await pace.WaitForNextTickAsync(ct))
                if (!await MayGoOnAsync(pair, ct))
                {
                    job.Withdraw();
                    return;
                }
        }
        catch (OperationCanceledException)
        {
            // The export has ended.
        }
        catch (Exception fault)
        {
            LogCannotAsk(logger, fault); // what cannot be asked is not granted
            job.Withdraw();
        }
    }

    private async Task<bool> MayGoOnAsync(int? pair, CancellationToken ct) =>
        (pair is not { } id || await tokens.IsAliveAsync(id, ct)) && await actors.FindAsync(ct) is { } actor && actor.May(LeadAction.ExportLeads);

    [LoggerMessage(Level = LogLevel.Error, Message = "Whether an export may go on could not be asked; it was ended")]
    private static partial void LogCannotAsk(ILogger logger, Exception fault);
}
