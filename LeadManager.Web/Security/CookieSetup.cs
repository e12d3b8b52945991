using LeadManager.Core.Users;
using LeadManager.Web.Api;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;

namespace LeadManager.Web.Security;

/// <summary>The cookies: sign-in and antiforgery, bound to the host over HTTPS.</summary>
internal static class CookieSetup
{
    public static void AddCookies(this IServiceCollection services, bool https)
    {
        var style = new CookieStyle(https);
        services.AddSingleton(style);
        services.AddSingleton<KnownDevices>();
        services.AddSingleton<TicketStore>();
        services.AddOptions<CookieAuthenticationOptions>(IdentityConstants.ApplicationScheme).Configure<TicketStore>((options, store) =>
        {
            options.Cookie = style.Make("lm", SameSiteMode.Lax);
            options.SessionStore = store;
            options.ExpireTimeSpan = SessionService.Idle;
            options.SlidingExpiration = true;
            options.LoginPath = SignInPaths.SignIn;
            options.LogoutPath = SignInPaths.SignOut;
            options.AccessDeniedPath = SignInPaths.NotAllowed;
            options.Events.OnValidatePrincipal = ValidateAsync;
            options.Events.OnRedirectToLogin = context => Answer(context, StatusCodes.Status401Unauthorized);
            options.Events.OnRedirectToAccessDenied = context => Answer(context, StatusCodes.Status403Forbidden);
        });
        // Between the password and the second factor; Identity's own would know nothing of HTTPS in front of us.
        services.Configure<CookieAuthenticationOptions>(IdentityConstants.TwoFactorUserIdScheme, options => options.Cookie = style.Make("lm-2fa", SameSiteMode.Strict));
        services.AddAntiforgery(options =>
        {
            options.Cookie = style.Make("lm-af", SameSiteMode.Strict);
            options.HeaderName = "X-CSRF-TOKEN";
            options.SuppressXFrameOptionsHeader = true; // frame-ancestors says it
        });
    }

    /// <summary>Lets go of the antiforgery cookie: after somebody has come in or gone out the next form gets a new one, so that a planted one is useless.</summary>
    public static void ForgetAntiforgery(this HttpContext http)
    {
        var cookie = http.RequestServices.GetRequiredService<IOptions<AntiforgeryOptions>>().Value.Cookie;
        http.Response.Cookies.Delete(cookie.Name ?? "", cookie.Build(http));
    }

    /// <summary>The account may have changed since the cookie was given.</summary>
    private static async Task ValidateAsync(CookieValidatePrincipalContext context)
    {
        var entrance = context.HttpContext.RequestServices.GetRequiredService<Entrance>();
        if (context.Principal is null || await entrance.AdmitAsync(context.Principal, context.HttpContext.RequestAborted) is null)
            context.RejectPrincipal();
    }

    /// <summary>A page leads to the sign-in page; a program is told.</summary>
    private static Task Answer(Microsoft.AspNetCore.Authentication.RedirectContext<CookieAuthenticationOptions> context, int status)
    {
        if (context.Request.Path.StartsWithSegments("/api") || context.Request.Path.StartsWithSegments("/_blazor"))
            return (status == StatusCodes.Status403Forbidden ? ApiAnswers.Refusal(context.HttpContext) : Results.Problem(statusCode: status)).ExecuteAsync(context.HttpContext);
        // Without the host, which is whatever the sender wrote.
        context.Response.Redirect(Uri.TryCreate(context.RedirectUri, UriKind.Absolute, out var whole) && whole.Scheme.StartsWith("http", StringComparison.Ordinal) ? whole.PathAndQuery : context.RedirectUri);
        return Task.CompletedTask;
    }
}
