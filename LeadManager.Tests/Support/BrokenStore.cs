using System.Data.Common;
using LeadManager.Core.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.DependencyInjection;

namespace LeadManager.Tests.Support;

/// <summary>Makes the database fail at a chosen place, or be full, for as long as a test wants it.</summary>
public sealed class BrokenStore
{
    /// <summary>What the message of the forced fault says; nobody but the log may hear of it.</summary>
    public const string Secret = "forced fault in leads.db at line 42";

    /// <summary>Fails statements that contain this.</summary>
    public string? FailsAt { get; set; }

    /// <summary>What it fails with there.</summary>
    public Exception Fault { get; set; } = new InvalidOperationException(Secret);

    /// <summary>Refuses every further page of the file, as a full disk does.</summary>
    public bool IsFull { get; set; }

    /// <summary>Puts it between the application and its database.</summary>
    public void Attach(IServiceCollection services) => services.ConfigureDbContext<LeadDbContext>(options => options.AddInterceptors(new Commands(this), new Transactions(this)));

    /// <summary>Refuses rows of this table for which the condition holds, until what is returned is disposed.</summary>
    public static async Task<IAsyncDisposable> RefuseAsync(IDbContextFactory<LeadDbContext> contexts, string table, string when = "true")
    {
        var refusal = new Refusal(contexts);
        await refusal.ExecuteAsync($"""CREATE TRIGGER "Refusal" BEFORE INSERT ON "{table}" WHEN {when} BEGIN SELECT RAISE(ABORT, '{Secret}'); END""");
        return refusal;
    }

    private sealed class Refusal(IDbContextFactory<LeadDbContext> contexts) : IAsyncDisposable
    {
        public async Task ExecuteAsync(string statement)
        {
            await using var db = await contexts.CreateDbContextAsync();
            await db.Database.ExecuteSqlRawAsync(statement);
        }

        public async ValueTask DisposeAsync() => await ExecuteAsync("DROP TRIGGER \"Refusal\"");
    }

    private sealed class Commands(BrokenStore store) : DbCommandInterceptor
    {
        public override ValueTask<InterceptionResult<DbDataReader>> ReaderExecutingAsync(
            DbCommand command, CommandEventData eventData, InterceptionResult<DbDataReader> result, CancellationToken cancellationToken = default) =>
            store.FailsAt is { } place && command.CommandText.Contains(place, StringComparison.Ordinal) ? throw store.Fault : ValueTask.FromResult(result);
    }

    private sealed class Transactions(BrokenStore store) : DbTransactionInterceptor
    {
        public override async ValueTask<InterceptionResult<DbTransaction>> TransactionStartingAsync(
            DbConnection connection, TransactionStartingEventData eventData, InterceptionResult<DbTransaction> result, CancellationToken cancellationToken = default)
        {
            await using var command = connection.CreateCommand();
            command.CommandText = store.IsFull ? "PRAGMA max_page_count = 1" : "PRAGMA max_page_count = 1073741823"; // as many as there are already, or as many as there can be
            await command.ExecuteNonQueryAsync(cancellationToken);
            return result;
        }
    }
}
