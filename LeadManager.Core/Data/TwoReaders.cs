using Microsoft.EntityFrameworkCore;

namespace LeadManager.Core.Data;

/// <summary>Asks two parts of one question at the same time, the second on a connection of its own (docs/decisions/0009-two-readers.md).</summary>
internal static class TwoReaders
{
    /// <summary>The answers to both parts; each is of its own moment.</summary>
    public static async Task<IReadOnlyList<T>> ReadAsync<T>(
        IDbContextFactory<LeadDbContext> contexts, LeadDbContext db, Func<LeadDbContext, Task<T>> first, Func<LeadDbContext, Task<T>> second, CancellationToken ct)
    {
        var aside = Task.Run(async () =>
        {
            await using var own = await contexts.CreateDbContextAsync(ct);
            return await second(own);
        }, ct);
        try
        {
            return [await first(db), await aside];
        }
        finally
        {
            await Task.WhenAny(aside); // nobody reads on for one who has left
        }
    }
}
