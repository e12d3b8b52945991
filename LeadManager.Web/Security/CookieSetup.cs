using LeadManager.Core.Users;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Identity;

namespace LeadManager.Web.Security;

/// <summary>The cookies: sign-in and antiforgery, bound to the host over HTTPS.</summary>
internal static class CookieSetup
{
    public static void AddCookies(this IServiceCollection services, bool https)
    {
        var policy = https ? CookieSecurePolicy.Always : CookieSecurePolicy.SameAsRequest;
        services.AddSingleton<TicketStore>();
        services.AddOptions<CookieAuthenticationOptions>(IdentityConstants.ApplicationScheme).Configure<TicketStore>((options, store) =>
        {
            options.Cookie = Cookie("lm", SameSiteMode.Lax);
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
        services.AddAntiforgery(options =>
        {
            options.Cookie = Cookie("lm-af", SameSiteMode.Strict);
            options.HeaderName = "X-CSRF-TOKEN";
            options.SuppressXFrameOptionsHeader = true; // frame-ancestors says it
        });

        CookieBuilder Cookie(string name, SameSiteMode sameSite) => new()
        {
            Name = https ? "__Host-" + name : name, // the prefix needs Secure, which plain HTTP on one machine has not
            HttpOnly = true,
            Path = "/",
            SameSite = sameSite,
            SecurePolicy = policy,
            IsEssential = true,
        };
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
            return Results.Problem(statusCode: status).ExecuteAsync(context.HttpContext);
        context.Response.Redirect(context.RedirectUri);
        return Task.CompletedTask;
    }
}
