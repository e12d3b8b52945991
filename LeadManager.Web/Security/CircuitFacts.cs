using System.Net;
using LeadManager.Core.Data;
using LeadManager.Core.Users;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.AspNetCore.Components.Server.Circuits;

namespace LeadManager.Web.Security;

/// <summary>
/// What a circuit knows of its connection: that it is one, and from where it came. What a person does on it keeps the
/// session alive; what the server sends by itself does not.
/// </summary>
public sealed partial class CircuitFacts(
    IHttpContextAccessor http, AuthenticationStateProvider state, SessionService sessions, TimeProvider clock, ILogger<CircuitFacts> logger) : CircuitHandler
{
    private static readonly TimeSpan TouchEvery = TimeSpan.FromMinutes(5);

    private DateTimeOffset _touchedAt;

    /// <summary>Whether this scope belongs to a circuit and not to an HTTP request.</summary>
    public bool IsCircuit { get; private set; }

    public IPAddress? Address { get; private set; }

    public override Task OnCircuitOpenedAsync(Circuit circuit, CancellationToken cancellationToken)
    {
        IsCircuit = true;
        Address = http.HttpContext?.Connection.RemoteIpAddress;
        _touchedAt = clock.GetUtcNow();
        return Task.CompletedTask;
    }

    public override Func<CircuitInboundActivityContext, Task> CreateInboundActivityHandler(Func<CircuitInboundActivityContext, Task> next) =>
        activity =>
        {
            _ = TouchAsync(); // not waited for, so that a later event cannot overtake this one
            return next(activity);
        };

    [LoggerMessage(Level = LogLevel.Warning, Message = "A session could not be prolonged")]
    private static partial void LogNotProlonged(ILogger logger, Exception fault);

    private async Task TouchAsync()
    {
        if (clock.GetUtcNow() - _touchedAt < TouchEvery)
            return;
        _touchedAt = clock.GetUtcNow();
        try
        {
            if ((await state.GetAuthenticationStateAsync()).User.SessionHash() is { } session)
                await sessions.TouchAsync(session, CancellationToken.None);
        }
        catch (Exception fault)
        {
            LogNotProlonged(logger, fault); // an open page, and what is typed there, outlives a database that is busy or full
        }
    }
}
