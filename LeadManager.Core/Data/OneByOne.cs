using Microsoft.Extensions.Logging;

namespace LeadManager.Core.Data;

/// <summary>Lets a job act on one row after the other: one that fails is logged and does not hold up those behind it.</summary>
public sealed partial class OneByOne(StoreTrouble trouble, ILogger<OneByOne> logger)
{
    /// <summary>What the act answered, or null where it failed. Where the database takes nothing at all the fault goes on, because the next row would fail too.</summary>
    /// <param name="what">What the row is, for the log.</param>
    /// <param name="id">Its number.</param>
    /// <param name="act">What is done to it, in a write of its own.</param>
    /// <param name="ct">Ends the job; a cancellation from elsewhere is a fault of this row.</param>
    internal async Task<bool?> TryAsync(string what, int id, Func<Task<bool>> act, CancellationToken ct)
    {
        try
        {
            return await act();
        }
        catch (Exception fault) when ((fault is not OperationCanceledException || !ct.IsCancellationRequested) && trouble.Find(fault) is null)
        {
            LogFailed(logger, fault, what, id);
            return null;
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Nothing was done about {What} {Id}; it is tried again later")]
    private static partial void LogFailed(ILogger logger, Exception fault, string what, int id);
}
