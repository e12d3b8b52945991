using Microsoft.AspNetCore.StaticAssets;

namespace LeadManager.Web.Security;

/// <summary>The security headers of every answer, set here so that a missing proxy does not matter.</summary>
internal static class Headers
{
    /// <summary>Styles may be inline because the component library writes style attributes; scripts may not.</summary>
    private const string ContentSecurity =
        "default-src 'self'; base-uri 'self'; object-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data: blob:; "
        + "font-src 'self'; connect-src 'self'; form-action 'self'; frame-ancestors 'none'";

    private const string Permissions =
        "accelerometer=(), autoplay=(), camera=(self), display-capture=(), encrypted-media=(), fullscreen=(), geolocation=(), gyroscope=(), hid=(), "
        + "magnetometer=(), microphone=(), midi=(), payment=(), publickey-credentials-get=(), screen-wake-lock=(), serial=(), usb=(), xr-spatial-tracking=()";

    private static readonly (string Name, string Value)[] Always =
    [
        ("Content-Security-Policy", ContentSecurity),
        ("Permissions-Policy", Permissions),
        ("X-Content-Type-Options", "nosniff"),
        ("Referrer-Policy", "no-referrer"),
        ("Cross-Origin-Opener-Policy", "same-origin"),
        ("Cross-Origin-Resource-Policy", "same-origin"),
    ];

    public static void UseLeadManagerHeaders(this WebApplication app) => app.Use((context, next) =>
    {
        if (ComesFromElsewhere(context.Request))
        {
            context.Response.StatusCode = StatusCodes.Status403Forbidden;
            return Task.CompletedTask;
        }

        context.Response.OnStarting(state => Write((HttpContext)state), context);
        return next(context);
    });

    /// <summary>Another site's page must not open a circuit in this browser's name; browsers send the origin with every WebSocket.</summary>
    private static bool ComesFromElsewhere(HttpRequest request) =>
        request.Path.StartsWithSegments("/_blazor") && request.Headers.Origin.ToString() is { Length: > 0 } origin
        && !(Uri.TryCreate(origin, UriKind.Absolute, out var from) && from.Authority.Equals(Authority(request), StringComparison.OrdinalIgnoreCase));

    private static string Authority(HttpRequest request) =>
        Uri.TryCreate($"{request.Scheme}://{request.Host}", UriKind.Absolute, out var own) ? own.Authority : request.Host.ToString();

    private static Task Write(HttpContext context)
    {
        var headers = context.Response.Headers;
        foreach (var (name, value) in Always)
            headers[name] = value;
        if (context.Request.IsHttps)
            headers.StrictTransportSecurity = "max-age=31536000; includeSubDomains";
        if (context.GetEndpoint()?.Metadata.GetMetadata<StaticAssetDescriptor>() is null)
            headers.CacheControl = "no-store";
        return Task.CompletedTask;
    }
}
