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

/// <summary>An office of its own for one test: real SQLite in a file, the real services, a clock that the test moves.</summary>
public sealed class Office : IAsyncDisposable
{
    private readonly string _folder;
    private readonly bool _isReopened;
    private readonly ServiceProvider _services;
    private readonly List<Type> _types;

    private Office(Action<IServiceCollection>? change, string? folder = null)
    {
        _isReopened = folder is not null;
        _folder = folder ?? Directory.CreateTempSubdirectory("lm-test-").FullName;
        var services = new ServiceCollection();
        services.AddLogging();
        services.AddSingleton<TimeProvider>(Clock);
        services.AddLeadManagerCore(new SqliteEngine($"Data Source={DatabaseFile}"));
        services.AddIdentityCore<User>();
        services.Configure<PasswordHasherOptions>(options => options.IterationCount = 1);
        change?.Invoke(services);
        _types = [.. services.Where(service => service.Lifetime == ServiceLifetime.Singleton && !service.ServiceType.IsGenericTypeDefinition && service.ServiceType.Assembly == typeof(CoreServices).Assembly)
            .Select(service => service.ServiceType).Distinct()];
        _services = services.BuildServiceProvider();
    }

    /// <summary>The file of its database.</summary>
    public string DatabaseFile => Path.Combine(_folder, "leads.db");

    public FakeClock Clock { get; } = new();

    /// <summary>A fresh office without anybody in it; <paramref name="change"/> puts other services in place of the usual ones.</summary>
    public static async Task<Office> OpenAsync(Action<IServiceCollection>? change = null)
    {
        var office = new Office(change);
        await FreshDatabase.PutAsync(office.DatabaseFile);
        await office.Get<Database>().PrepareAsync(default);
        return office;
    }

    /// <summary>The same office after a restart of the application: its database with new services, which know nothing from before.</summary>
    public async Task<Office> ReopenAsync()
    {
        var office = new Office(null, _folder);
        await office.Get<Database>().PrepareAsync(default);
        return office;
    }

    /// <summary>The application's own services by their types, for pages that stand in front of them.</summary>
    public IEnumerable<(Type Type, object Service)> OwnServices() =>
        _types.Select(type => (type, _services.GetRequiredService(type)));

    public T Get<T>() where T : notnull => _services.GetRequiredService<T>();

    /// <summary>The service of this type, for tests that go over many.</summary>
    public object Find(Type type) => _services.GetRequiredService(type);

    public Task<LeadDbContext> ContextAsync() => Get<IDbContextFactory<LeadDbContext>>().CreateDbContextAsync();

    /// <summary>Somebody of this role who may enter, with the password <see cref="TestUsers.Password"/>.</summary>
    public Task<Actor> HireAsync(Role role, string? username = null, int? managerId = null) => TestUsers.AddAsync(_services, role, username, managerId);

    /// <summary>Reads a user as he is stored.</summary>
    public async Task<User> ReadUserAsync(int id)
    {
        await using var db = await ContextAsync();
        return await db.Users.AsNoTracking().SingleAsync(user => user.Id == id);
    }

    /// <summary>All log entries of this kind, the oldest first.</summary>
    public async Task<List<AuditEntry>> ReadLogAsync(string actionType)
    {
        await using var db = await ContextAsync();
        return await db.AuditEntries.AsNoTracking().Where(entry => entry.ActionType == actionType).OrderBy(entry => entry.Id).ToListAsync();
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
        if (_isReopened)
            return;
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        await TestFolder.DeleteAsync(_folder);
    }
}
