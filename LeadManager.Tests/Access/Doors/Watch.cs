using LeadManager.Core.Data;
using LeadManager.Core.Leads;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace LeadManager.Tests.Access.Doors;

/// <summary>Sees whether anybody has stored anything: SQLite tells every connection when another one has committed.</summary>
internal sealed class Watch : IAsyncDisposable
{
    private readonly SqliteConnection _connection;

    private Watch(SqliteConnection connection) => _connection = connection;

    public static async Task<Watch> OpenAsync(LeadDbContext db)
    {
        var connection = new SqliteConnection(new SqliteConnectionStringBuilder(db.Database.GetConnectionString()) { Pooling = false }.ToString());
        await connection.OpenAsync();
        return new Watch(connection);
    }

    /// <summary>A number that is the same as before only where nothing was committed.</summary>
    public long Commits()
    {
        using var command = _connection.CreateCommand();
        command.CommandText = "PRAGMA data_version";
        return command.ExecuteScalar() as long? ?? 0;
    }

    /// <summary>Stores a lead as the test wants it, without a service.</summary>
    public static async Task<int> AddAsync(LeadDbContext db, Lead lead)
    {
        db.Add(lead);
        await db.SaveAsync(Core.Access.Actor.System, new("Created"), default);
        db.ChangeTracker.Clear();
        return lead.Id;
    }

    public ValueTask DisposeAsync() => _connection.DisposeAsync();
}
