using System.Security.Claims;
using LeadManager.Core.Data;
using LeadManager.Core.Users;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;

namespace LeadManager.Web.Security;

/// <summary>Keeps what a cookie stands for in the database, so that ending a session is real.</summary>
internal sealed partial class TicketStore(SessionService sessions, StoreTrouble trouble, IHttpContextAccessor http, ILogger<TicketStore> logger) : ITicketStore
{
    private const int DeviceMax = 300;

    public async Task<string> StoreAsync(AuthenticationTicket ticket)
    {
        var device = http.HttpContext?.Request.Headers.UserAgent.ToString();
        return await sessions.BeginAsync(
            UserOf(ticket), TicketSerializer.Default.Serialize(ticket), device?[..Math.Min(device.Length, DeviceMax)],
            http.HttpContext?.Connection.RemoteIpAddress?.ToString(), CancellationToken.None);
    }

    public async Task RenewAsync(string key, AuthenticationTicket ticket)
    {
        try
        {
            await sessions.KeepAsync(key, UserOf(ticket), TicketSerializer.Default.Serialize(ticket), CancellationToken.None);
        }
        catch (Exception fault) when (trouble.Find(fault) is not null)
        {
            LogNotProlonged(logger, fault); // whoever only reads goes on while nothing can be written
        }
    }

    public async Task<AuthenticationTicket?> RetrieveAsync(string key)
    {
        if (await sessions.FindAsync(key, CancellationToken.None) is not { } session
            || TicketSerializer.Default.Deserialize(session.Ticket) is not { } ticket)
            return null;
        ticket.Properties.IssuedUtc = session.LastSeenAt;
        ticket.Properties.ExpiresUtc = session.ExpiresAt; // work on a circuit has moved it on
        if (ticket.Principal.Identity is ClaimsIdentity identity && ticket.Principal.SessionHash() is null)
            identity.AddClaim(new Claim(PrincipalFacts.Session, session.KeyHash));
        return ticket;
    }

    public Task RemoveAsync(string key) => sessions.EndAsync(key, CancellationToken.None);

    [LoggerMessage(Level = LogLevel.Warning, Message = "A session could not be prolonged")]
    private static partial void LogNotProlonged(ILogger logger, Exception fault);

    private static int UserOf(AuthenticationTicket ticket) =>
        ticket.Principal.UserId() ?? throw new InvalidOperationException("A ticket without a user.");
}
