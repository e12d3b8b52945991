using System.Net;
using System.Net.Sockets;
using LeadManager.Core.Users;

namespace LeadManager.Web.Security;

/// <summary>How fast one sender may knock at the doors that are open to everybody.</summary>
internal sealed partial class Throttles(TimeProvider clock, ILogger<Throttles> logger)
{
    /// <summary>Wrong sign-ins per sender: ten, then one a minute.</summary>
    public Throttle SignIn { get; } = new(10, TimeSpan.FromMinutes(1), clock, sender => LogSlowed(logger, "Sign-ins", sender));

    /// <summary>One-time codes per sender: three, then one in five minutes.</summary>
    public Throttle Codes { get; } = new(3, TimeSpan.FromMinutes(5), clock, sender => LogSlowed(logger, "One-time codes", sender));

    /// <summary>Sign-ins of a browser that is known: as many as lock an account, then one in five minutes.</summary>
    public Throttle Devices { get; } = new(SignInService.TriesBeforeLock, TimeSpan.FromMinutes(5), clock);

    /// <summary>Requests for an account or for help with a password, per sender: thirty an hour.</summary>
    public Throttle Requests { get; } = new(30, TimeSpan.FromMinutes(2), clock, sender => LogSlowed(logger, "Requests", sender));

    /// <summary>Requests for help with a password, per account: three an hour.</summary>
    public Throttle RequestsPerAccount { get; } = new(3, TimeSpan.FromMinutes(20), clock);

    /// <summary>Who sends: the address, for IPv6 the network of which anybody has plenty of addresses.</summary>
    public static string SenderOf(HttpContext context) => context.Connection.RemoteIpAddress switch
    {
        null => "unknown",
        { IsIPv4MappedToIPv6: true } mapped => mapped.MapToIPv4().ToString(),
        { AddressFamily: AddressFamily.InterNetworkV6 } address => Convert.ToHexString(address.GetAddressBytes().AsSpan(0, 8)),
        IPAddress address => address.ToString(),
    };

    [LoggerMessage(Level = LogLevel.Warning, Message = "{What} from {Sender} are slowed down: too many tries")]
    private static partial void LogSlowed(ILogger logger, string what, string sender);
}
