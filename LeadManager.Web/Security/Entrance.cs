using System.Security.Claims;
using LeadManager.Core.Users;

namespace LeadManager.Web.Security;

/// <summary>
/// The one question that every door asks (page, circuit, API): does this principal still stand for an account that may
/// enter, with an unchanged stamp and, where it came by a session, a living one?
/// </summary>
public sealed class Entrance(AccountReader accounts, TimeProvider clock)
{
    /// <summary>The account as it is now, or null where the principal may not enter any more.</summary>
    public async Task<Account?> AdmitAsync(ClaimsPrincipal principal, CancellationToken ct)
    {
        if (principal.UserId() is not { } id || await accounts.FindAsync(id, ct) is not { MayEnter: true } account)
            return null;
        if (principal.SecurityStamp() != account.SecurityStamp)
            return null;
        return principal.SessionHash() is not { } session
            || (account.Sessions.TryGetValue(session, out var end) && end > clock.GetUtcNow().UtcDateTime)
            ? account
            : null;
    }
}
