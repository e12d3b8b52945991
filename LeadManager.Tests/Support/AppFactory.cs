using LeadManager.Core.Access;
using LeadManager.Core.Data;
using LeadManager.Core.Users;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.TestHost;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace LeadManager.Tests.Support;

/// <summary>The real web host on a database of its own. Set up with one administrator, named admin, unless a test wants it empty.</summary>
public class AppFactory : WebApplicationFactory<Program>, IAsyncLifetime
{
    private readonly string _folder = Directory.CreateTempSubdirectory("lm-app-").FullName;

    public FakeClock Clock { get; } = new();

    /// <summary>The file of the database.</summary>
    public string DatabaseFile => Path.Combine(_folder, "app.db");

    /// <summary>The approved administrator.</summary>
    public Actor Admin { get; private set; } = Actor.System;

    protected virtual bool StartsEmpty => false;

    public async Task InitializeAsync()
    {
        await FreshDatabase.PutAsync(DatabaseFile);
        if (!StartsEmpty)
            Admin = await AddUserAsync(Role.Administrator, "admin");
    }

    public T Get<T>() where T : notnull => Services.GetRequiredService<T>();

    public Task<LeadDbContext> OpenAsync() => Get<IDbContextFactory<LeadDbContext>>().CreateDbContextAsync();

    /// <summary>A user, approved unless changed, whose password is <see cref="TestUsers.Password"/>.</summary>
    public Task<Actor> AddUserAsync(Role role, string? username = null, int? managerId = null, Action<User>? change = null) =>
        TestUsers.AddAsync(Services, role, username, managerId, change);

    /// <summary>A browser that follows no redirects and keeps its cookies; <paramref name="address"/> is where it sits.</summary>
    public Browser Open(string address = "192.0.2.1")
    {
        var client = CreateClient(new WebApplicationFactoryClientOptions { AllowAutoRedirect = false, BaseAddress = new Uri("http://localhost") });
        client.DefaultRequestHeaders.Add(SenderFilter.Header, address);
        return new Browser(client);
    }

    /// <summary>A browser whose cookies the test itself keeps.</summary>
    public CookieJar OpenJar(string address)
    {
        var client = CreateClient(new WebApplicationFactoryClientOptions { AllowAutoRedirect = false, HandleCookies = false, BaseAddress = new Uri("http://localhost") });
        client.DefaultRequestHeaders.Add(SenderFilter.Header, address);
        return new CookieJar(client);
    }

    /// <summary>A browser in which this user has signed in through the form.</summary>
    public async Task<Browser> SignInAsync(string username, string password = TestUsers.Password, string address = "192.0.2.1")
    {
        var browser = Open(address);
        using var answer = await browser.SignInAsync(username, password);
        Assert.Equal(System.Net.HttpStatusCode.Redirect, answer.StatusCode);
        return browser;
    }

    async Task IAsyncLifetime.DisposeAsync()
    {
        await DisposeAsync();
        await TestFolder.DeleteAsync(_folder);
    }

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        builder.UseEnvironment("Development");
        builder.UseSetting("ConnectionStrings:LeadManager", $"Data Source={DatabaseFile};Pooling=False");
        builder.UseSetting("Digest:At", "03:00"); // no morning mails while a test looks at what is written
        builder.ConfigureLogging(logging => logging.ClearProviders());
        builder.ConfigureTestServices(services =>
        {
            services.AddSingleton<TimeProvider>(Clock);
            services.Configure<PasswordHasherOptions>(options => options.IterationCount = 1);
            services.AddTransient<IStartupFilter, SenderFilter>();
        });
    }

    /// <summary>The test server has no connections: the address that a browser sits at comes in a header.</summary>
    private sealed class SenderFilter : IStartupFilter
    {
        public const string Header = "X-Test-Sender";

        public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next) => app =>
        {
            app.Use((context, following) =>
            {
                if (System.Net.IPAddress.TryParse(context.Request.Headers[Header], out var address))
                    context.Connection.RemoteIpAddress = address;
                return following(context);
            });
            next(app);
        };
    }
}
