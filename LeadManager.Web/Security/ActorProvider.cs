using System.Security.Claims;
using LeadManager.Core.Access;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Authorization;

namespace LeadManager.Web.Security;

/// <summary>
/// Who acts in this request or circuit, read anew for each operation, so that a change of rights takes effect at the
/// next click.
/// </summary>
public sealed class ActorProvider(
    IHttpContextAccessor http, CircuitFacts circuit, AuthenticationStateProvider state, NavigationManager navigation, Entrance entrance)
{
    /// <summary>The actor; throws <see cref="SignedOutException"/> where nobody is signed in any more.</summary>
    public async Task<Actor> GetAsync(CancellationToken ct)
    {
        if (await FindAsync(ct) is { } actor)
            return actor;
        if (circuit.IsCircuit)
            navigation.NavigateTo(SignInPaths.Back(navigation.ToBaseRelativePath(navigation.Uri)), forceLoad: true);
        throw new SignedOutException();
    }

    /// <summary>The actor, or null where nobody is signed in: for parts that stand on open pages too.</summary>
    public async Task<Actor?> FindAsync(CancellationToken ct)
    {
        var address = circuit.IsCircuit ? circuit.Address : http.HttpContext?.Connection.RemoteIpAddress;
        var account = await entrance.AdmitAsync(await FindPrincipalAsync(), ct);
        return account?.ToActor(address is { IsIPv4MappedToIPv6: true } ? address.MapToIPv4().ToString() : address?.ToString());
    }

    private async Task<ClaimsPrincipal> FindPrincipalAsync() =>
        circuit.IsCircuit
            ? (await state.GetAuthenticationStateAsync()).User
            : http.HttpContext?.User ?? new ClaimsPrincipal();
}
