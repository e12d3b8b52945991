using System.Globalization;
using System.Security.Cryptography;
using LeadManager.Core.Users;
using Microsoft.AspNetCore.DataProtection;

namespace LeadManager.Web.Security;

/// <summary>
/// A sealed cookie by which a browser is known again in which somebody has signed in. With it, strangers who guess at an
/// account and so lock it do not lock its owner out. It opens no door: the password is asked for all the same, and a
/// browser that guesses is soon like any other.
/// </summary>
internal sealed class KnownDevices(CookieStyle style, IDataProtectionProvider protection, Throttles throttles, TimeProvider clock)
{
    private static readonly TimeSpan Life = TimeSpan.FromDays(90);

    private readonly CookieBuilder _cookie = style.Make("lm-device", SameSiteMode.Strict);
    private readonly IDataProtector _protector = protection.CreateProtector("LeadManager.KnownDevice");

    /// <summary>The device of this try, or null where it is none of ours or has guessed too often.</summary>
    public KnownDevice? Take(HttpContext http) =>
        Read(http) is { } device && throttles.Devices.Take(device.Key) is null ? device : null;

    /// <summary>Knows this browser from now on.</summary>
    public void Remember(HttpContext http, User user)
    {
        var until = clock.GetUtcNow() + Life;
        var facts = string.Create(CultureInfo.InvariantCulture, $"{user.Id}:{until.ToUnixTimeSeconds()}:{Fingerprint.NewKey()}:{user.SecurityStamp}");
        var options = _cookie.Build(http, clock.GetUtcNow());
        options.MaxAge = Life;
        http.Response.Cookies.Append(_cookie.Name ?? "", _protector.Protect(facts), options);
    }

    private KnownDevice? Read(HttpContext http)
    {
        if (http.Request.Cookies[_cookie.Name ?? ""] is not { Length: > 0 } cookie)
            return null;
        try
        {
            var facts = _protector.Unprotect(cookie).Split(':', 4);
            return long.Parse(facts[1], CultureInfo.InvariantCulture) > clock.GetUtcNow().ToUnixTimeSeconds()
                ? new KnownDevice(int.Parse(facts[0], CultureInfo.InvariantCulture), facts[3], facts[2])
                : null;
        }
        catch (CryptographicException)
        {
            return null;
        }
    }
}
