using System.Net;
using LeadManager.Core.Data;
using LeadManager.Core.Users;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.AspNetCore.Components.Server.Circuits;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.AspNetCore.DataProtection.Repositories;
using Microsoft.AspNetCore.HttpOverrides;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace LeadManager.Web.Security;

/// <summary>Registers who gets in and who acts.</summary>
internal static class SecurityServices
{
    public static void AddSecurity(this WebApplicationBuilder builder)
    {
        var services = builder.Services;
        services.AddHttpContextAccessor();
        services.AddSingleton<Entrance>();
        services.AddSingleton<Throttles>();
        services.AddSingleton<SetUpCode>();
        services.AddProxies(builder.Configuration);
        services.AddAccounts();
        services.AddBearer();
        services.AddCookies(builder.UsesHttps());
        services.AddAccessPolicies();
        services.AddCircuitSecurity();
        services.AddDataProtection().SetApplicationName("LeadManager");
        services.AddSingleton<IXmlRepository, KeyRing>();
        services.AddOptions<KeyManagementOptions>().Configure<IXmlRepository>((options, ring) => options.XmlRepository = ring);
    }

    /// <summary>Whether browsers reach the application over HTTPS: it listens so itself, or a proxy in front does.</summary>
    public static bool UsesHttps(this WebApplicationBuilder builder) =>
        builder.Configuration.GetValue<bool?>("Security:Https")
        ?? (builder.Configuration["urls"] ?? "").Contains("https://", StringComparison.OrdinalIgnoreCase);

    /// <summary>What a proxy says of the sender is believed only where the proxy is named (<c>Security:Proxies</c>, addresses).</summary>
    private static void AddProxies(this IServiceCollection services, ConfigurationManager configuration) =>
        services.Configure<ForwardedHeadersOptions>(options =>
        {
            options.KnownProxies.Clear();
            options.KnownIPNetworks.Clear();
            foreach (var proxy in configuration.GetSection("Security:Proxies").Get<string[]>() ?? [])
                options.KnownProxies.Add(IPAddress.Parse(proxy));
            options.ForwardedHeaders = options.KnownProxies.Count > 0 ? ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto : ForwardedHeaders.None;
        });

    private static void AddAccounts(this IServiceCollection services)
    {
        services.AddDefaultIdentity<User>(options =>
            {
                options.User.RequireUniqueEmail = true;
                options.User.AllowedUserNameCharacters = ""; // our own rule stands beside the field
                options.Lockout.MaxFailedAccessAttempts = SignInService.TriesBeforeLock;
            })
            .AddEntityFrameworkStores<LeadDbContext>()
            .AddSignInManager<LeadSignIn>();
        services.AddScoped<LeadSignIn>();
        services.Replace(ServiceDescriptor.Scoped<IUserClaimsPrincipalFactory<User>, LeadPrincipals>());
    }

    private static void AddCircuitSecurity(this IServiceCollection services)
    {
        services.AddCascadingAuthenticationState();
        services.AddScoped<AuthenticationStateProvider, CircuitRevalidation>();
        services.AddScoped<CircuitFacts>();
        services.AddScoped<CircuitHandler>(provider => provider.GetRequiredService<CircuitFacts>());
        services.AddSingleton<CircuitLimits>();
        services.AddScoped<CircuitHandler, CircuitCounter>();
        services.AddScoped<ActorProvider>();
    }
}
