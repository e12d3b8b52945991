using System.Diagnostics;
using LeadManager.Core;
using LeadManager.Core.Access;
using LeadManager.Core.Data;
using LeadManager.Core.Data.Demo;
using LeadManager.Core.Data.Engines;
using LeadManager.Core.Users;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace LeadManager.Benchmarks;

/// <summary>A demo office in a file of its own, thrown away afterwards unless it was given.</summary>
internal sealed class BenchOffice : IAsyncDisposable
{
    /// <summary>The password of its users.</summary>
    public const string Password = "bench-only-password";

    private readonly string? _folder;
    private readonly ServiceProvider _services;

    private BenchOffice(string? file)
    {
        _folder = file is null ? Directory.CreateTempSubdirectory("lm-bench-").FullName : null;
        File = file ?? Path.Combine(_folder ?? "", "leads.db");
        var services = new ServiceCollection();
        services.AddLogging();
        services.AddLeadManagerCore(Engine = new SqliteEngine($"Data Source={File}"));
        services.AddIdentityCore<User>();
        _services = services.BuildServiceProvider();
    }

    /// <summary>The database.</summary>
    public string File { get; }

    public DatabaseEngine Engine { get; }

    public TimeSpan FillTime { get; private set; }

    /// <summary>The administrator of the demo office.</summary>
    public Actor Actor { get; private set; } = Actor.System;

    /// <summary>An office of so many leads: a new one, or one that was kept in this file.</summary>
    public static async Task<BenchOffice> OpenAsync(int leads, string? file)
    {
        var office = new BenchOffice(file);
        await office.Get<Database>().PrepareAsync(default);
        var begun = Stopwatch.GetTimestamp();
        await using (var scope = office._services.CreateAsyncScope())
            await scope.ServiceProvider.GetRequiredService<DemoData>().FillAsync(leads, Password, default);
        office.FillTime = Stopwatch.GetElapsedTime(begun);
        await using var db = await office.Get<IDbContextFactory<LeadDbContext>>().CreateDbContextAsync();
        var user = await db.Users.OrderBy(row => row.Id).FirstAsync();
        office.Actor = new Actor(user.Id, user.UserName ?? "", user.Name, user.Role, [user.Id]);
        return office;
    }

    public T Get<T>() where T : notnull => _services.GetRequiredService<T>();

    public async ValueTask DisposeAsync()
    {
        await _services.DisposeAsync();
        SqliteConnection.ClearAllPools();
        if (_folder is not null)
            Directory.Delete(_folder, recursive: true);
    }
}
