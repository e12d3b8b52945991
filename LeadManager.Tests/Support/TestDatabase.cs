using LeadManager.Core;
using LeadManager.Core.Access;
using LeadManager.Core.Changes;
using LeadManager.Core.Data;
using LeadManager.Core.Data.Engines;
using LeadManager.Core.Users;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace LeadManager.Tests.Support;

/// <summary>A migrated SQLite database in a file of its own, with every service of the core on it.</summary>
public sealed class TestDatabase : IAsyncDisposable
{
    /// <summary>The password of every user that a test makes.</summary>
    public const string Password = "green piano walks slowly";

    private readonly string _folder = Directory.CreateTempSubdirectory("lm-test-").FullName;
    private readonly ServiceProvider _services;

    private TestDatabase(Action<IServiceCollection>? change)
    {
        var services = new ServiceCollection();
        services.AddLogging();
        services.AddSingleton<TimeProvider>(Clock);
        services.AddLeadManagerCore(new SqliteEngine($"Data Source={Path.Combine(_folder, "test.db")};Pooling=False"));
        services.AddSingleton<ILookupNormalizer, UpperInvariantLookupNormalizer>();
        services.Configure<PasswordHasherOptions>(options => options.IterationCount = 1);
        change?.Invoke(services);
        _services = services.BuildServiceProvider();
    }

    public FakeClock Clock { get; } = new();

    /// <summary>A fresh one; <paramref name="change"/> puts other services in place of the usual ones.</summary>
    public static async Task<TestDatabase> CreateAsync(Action<IServiceCollection>? change = null)
    {
        var database = new TestDatabase(change);
        await database.Get<Database>().PrepareAsync(default);
        return database;
    }

    public T Get<T>() where T : notnull => _services.GetRequiredService<T>();

    public Task<LeadDbContext> OpenAsync() => Get<IDbContextFactory<LeadDbContext>>().CreateDbContextAsync();

    /// <summary>An approved user, and the actor that stands for him.</summary>
    public Task<Actor> AddUserAsync(Role role, string? username = null, int? managerId = null) =>
        TestUsers.AddAsync(_services, role, username, managerId);

    /// <summary>Reads a user as he is stored.</summary>
    public async Task<User> ReadUserAsync(int id)
    {
        await using var db = await OpenAsync();
        return await db.Users.AsNoTracking().SingleAsync(user => user.Id == id);
    }

    /// <summary>All log entries of this kind, the oldest first.</summary>
    public async Task<List<AuditEntry>> ReadLogAsync(string actionType)
    {
        await using var db = await OpenAsync();
        return await db.AuditEntries.AsNoTracking().Where(entry => entry.ActionType == actionType).OrderBy(entry => entry.Id).ToListAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await _services.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }
}
