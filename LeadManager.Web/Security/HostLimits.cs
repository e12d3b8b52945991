using Microsoft.AspNetCore.Components.Server;
using Microsoft.AspNetCore.SignalR;

namespace LeadManager.Web.Security;

/// <summary>What one client may take of the server: body sizes, connections, circuits and their messages.</summary>
internal static class HostLimits
{
    private const long BodyMax = 1 << 20, MessageMax = 32 << 10;
    private const int UpgradedConnectionsMax = 2_000;

    public static void AddHostLimits(this WebApplicationBuilder builder)
    {
        builder.WebHost.ConfigureKestrel(options =>
        {
            options.AddServerHeader = false;
            options.Limits.MaxRequestBodySize = BodyMax;
            options.Limits.MaxConcurrentUpgradedConnections = UpgradedConnectionsMax;
        });
        builder.Services.Configure<CircuitOptions>(options =>
        {
            options.DetailedErrors = false;
            options.DisconnectedCircuitMaxRetained = 200;
            options.DisconnectedCircuitRetentionPeriod = TimeSpan.FromMinutes(10); // phones that sleep for a moment
            options.JSInteropDefaultCallTimeout = TimeSpan.FromSeconds(10);
            options.MaxBufferedUnacknowledgedRenderBatches = 10;
        });
    }

    public static IServerSideBlazorBuilder AddCircuitLimits(this IServerSideBlazorBuilder circuits) => circuits.AddHubOptions(options =>
    {
        options.EnableDetailedErrors = false;
        options.MaximumReceiveMessageSize = MessageMax;
        options.MaximumParallelInvocationsPerClient = 1;
        options.HandshakeTimeout = TimeSpan.FromSeconds(10);
        options.ClientTimeoutInterval = TimeSpan.FromSeconds(60);
    });
}
