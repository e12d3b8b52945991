namespace LeadManager.Web.Security;

/// <summary>How every cookie of ours is made: for this host only, out of reach of scripts, over HTTPS where there is HTTPS.</summary>
internal sealed record CookieStyle(bool Https)
{
    public CookieBuilder Make(string name, SameSiteMode sameSite) => new()
    {
        Name = Https ? "__Host-" + name : name, // the prefix needs Secure, which plain HTTP on one machine has not
        HttpOnly = true,
        Path = "/",
        SameSite = sameSite,
        SecurePolicy = Https ? CookieSecurePolicy.Always : CookieSecurePolicy.SameAsRequest,
        IsEssential = true,
    };
}
