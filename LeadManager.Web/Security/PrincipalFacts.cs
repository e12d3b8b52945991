using System.Globalization;
using System.Security.Claims;
using LeadManager.Core.Users;

namespace LeadManager.Web.Security;

/// <summary>What a signed-in principal carries. None of it decides a right: rights are read fresh.</summary>
internal static class PrincipalFacts
{
    /// <summary>The fingerprint of the session (cookie) that the principal came with.</summary>
    public const string Session = "lm:session";

    private const string Stamp = "lm:stamp";

    public static int? UserId(this ClaimsPrincipal principal) =>
        int.TryParse(principal.FindFirstValue(ClaimTypes.NameIdentifier), NumberStyles.None, CultureInfo.InvariantCulture, out var id) ? id : null;

    public static string? SecurityStamp(this ClaimsPrincipal principal) => principal.FindFirstValue(Stamp);

    public static string? SessionHash(this ClaimsPrincipal principal) => principal.FindFirstValue(Session);

    /// <summary>The principal of a user; the name shown is the person's, the role is for display only.</summary>
    public static ClaimsIdentity ToIdentity(this User user, string scheme) => new(
        [
            new(ClaimTypes.NameIdentifier, user.Id.ToString(CultureInfo.InvariantCulture)),
            new(ClaimTypes.Name, user.Name),
            new("username", user.UserName ?? ""),
            new(ClaimTypes.Role, user.Role.ToString()),
            new(Stamp, user.SecurityStamp ?? ""),
        ], scheme);
}
