using System.Globalization;
using System.Security.Cryptography;
using LeadManager.Core.Users;
using Microsoft.AspNetCore.DataProtection;

namespace LeadManager.Web.Security;

/// <summary>
/// Refresh tokens as they travel: sealed with the number of their pair, so that an old one, used again, is known to be
/// one of ours and revokes the pair, while an invented one does nothing.
/// </summary>
internal sealed class RefreshTokens(IDataProtectionProvider protection)
{
    private readonly IDataProtector _protector = protection.CreateProtector("LeadManager.RefreshToken");

    public string Seal(IssuedTokens tokens) => _protector.Protect(string.Create(CultureInfo.InvariantCulture, $"{tokens.Id}:{tokens.Refresh}"));

    /// <summary>The pair's number and the secret, or null where it is not one of ours.</summary>
    public (int Id, string Secret)? Open(string? sealedToken)
    {
        try
        {
            var parts = _protector.Unprotect(sealedToken ?? "").Split(':', 2);
            return (int.Parse(parts[0], CultureInfo.InvariantCulture), parts[1]);
        }
        catch (CryptographicException)
        {
            return null;
        }
    }
}
