using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.AspNetCore.Components.Server;

namespace LeadManager.Web.Security;

/// <summary>Asks every half minute whether the person on an open page may still be there.</summary>
internal sealed class CircuitRevalidation(ILoggerFactory loggers, Entrance entrance) : RevalidatingServerAuthenticationStateProvider(loggers)
{
    protected override TimeSpan RevalidationInterval => TimeSpan.FromSeconds(30);

    protected override async Task<bool> ValidateAuthenticationStateAsync(AuthenticationState authenticationState, CancellationToken cancellationToken) =>
        await entrance.AdmitAsync(authenticationState.User, cancellationToken) is not null;
}
