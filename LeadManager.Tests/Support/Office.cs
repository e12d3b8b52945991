using LeadManager.Core;
using LeadManager.Core.Access;
using LeadManager.Core.Data;
using LeadManager.Core.Data.Engines;
using LeadManager.Core.Users;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace LeadManager.Tests.Support;

/// <summary>An office of its own for one test: real SQLite in a file, the real services, a clock that the test moves.</summary>
public sealed class Office : IAsyncDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("lm-test-").FullName;
    private readonly ServiceProvider _services;

    private Office()
    {
        var services = new ServiceCollection();
        services.AddLogging();
        services.AddSingleton<TimeProvider>(Clock);
        services.AddLeadManagerCore(new SqliteEngine($"Data Source={Path.Combine(_folder, "leads.db")}"));
        services.AddIdentityCore<User>();
        _services = services.BuildServiceProvider();
    }

    public FakeClock Clock { get; } = new();

    /// <summary>A fresh office without anybody in it.</summary>
    public static async Task<Office> OpenAsync()
    {
        var office = new Office();
        await office.Get<Database>().PrepareAsync(default);
        return office;
    }

    public T Get<T>() where T : notnull => _services.GetRequiredService<T>();

    public Task<LeadDbContext> ContextAsync() => Get<IDbContextFactory<LeadDbContext>>().CreateDbContextAsync();

    /// <summary>Somebody of this role who may enter.</summary>
    public async Task<Actor> HireAsync(Role role, string? username = null, int? managerId = null)
    {
        var name = username ?? role.ToString().ToLowerInvariant();
        await using var db = await ContextAsync();
        var user = new User
        {
            UserName = name, NormalizedUserName = name.ToUpperInvariant(), Name = $"{name} Name", Role = role, ManagerId = managerId,
            Email = $"{name}@example.com", NormalizedEmail = $"{name}@example.com".ToUpperInvariant(), IsApproved = true,
            SecurityStamp = Guid.NewGuid().ToString("N"), CreatedAt = Clock.GetUtcNow().UtcDateTime,
        };
        db.Add(user);
        await db.SaveAsync(Actor.System, new("Created"), default);
        return new Actor(user.Id, name, user.Name, role, [user.Id]);
    }

    /// <summary>Everything that is stored, as text: equal before and after means that nothing was written.</summary>
    public async Task<string> FingerprintAsync()
    {
        await using var db = await ContextAsync();
        var tables = await db.Database.SqlQueryRaw<string>("SELECT name AS Value FROM sqlite_master WHERE type = 'table' ORDER BY name").ToListAsync();
        var text = new System.Text.StringBuilder();
        var connection = db.Database.GetDbConnection();
        await connection.OpenAsync();
        foreach (var table in tables)
        {
            await using var command = connection.CreateCommand();
#pragma warning disable CA2100 // the names come from the database itself
            command.CommandText = $"SELECT * FROM \"{table}\"";
#pragma warning restore CA2100
            await using var rows = await command.ExecuteReaderAsync();
            while (await rows.ReadAsync())
                text.Append(table).Append(':').AppendJoin('|', Enumerable.Range(0, rows.FieldCount).Select(rows.GetValue)).AppendLine();
        }

        return text.ToString();
    }

    public async ValueTask DisposeAsync()
    {
        await _services.DisposeAsync();
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        Directory.Delete(_folder, recursive: true);
    }
}
