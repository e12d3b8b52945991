using LeadManager.Core;
using LeadManager.Core.Data;
using LeadManager.Core.Data.Demo;
using LeadManager.Core.Data.Engines;
using LeadManager.Core.Users;
using LeadManager.Tests.Support;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace LeadManager.Tests.Demo;

/// <summary>An empty database in a file of its own, with the services that fill it.</summary>
public sealed class DemoOffice : IAsyncDisposable
{
    public static readonly DateTimeOffset Now = new(2026, 11, 20, 17, 0, 0, TimeSpan.Zero);

    private readonly string _folder = Directory.CreateTempSubdirectory("lm-demo-").FullName;
    private readonly ServiceProvider _services;

    public DemoOffice()
    {
        var services = new ServiceCollection();
        services.AddLogging();
        services.AddSingleton<TimeProvider>(new StandingClock());
        services.AddLeadManagerCore(new SqliteEngine($"Data Source={Path.Combine(_folder, "demo.db")};Pooling=False"));
        services.AddIdentityCore<User>();
        services.Configure<PasswordHasherOptions>(options => options.IterationCount = 1);
        _services = services.BuildServiceProvider();
    }

    public T Get<T>() where T : notnull => _services.GetRequiredService<T>();

    public Task<LeadDbContext> OpenAsync() => Get<IDbContextFactory<LeadDbContext>>().CreateDbContextAsync();

    public async Task<DemoResult> FillAsync(int leads)
    {
        await Get<Database>().PrepareAsync(default);
        await using var scope = _services.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<DemoData>().FillAsync(leads, "Demo-pass-2026!", default);
    }

    public async ValueTask DisposeAsync()
    {
        await _services.DisposeAsync();
        await TestFolder.DeleteAsync(_folder);
    }

    private sealed class StandingClock : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => Now;
    }
}
