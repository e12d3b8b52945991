using LeadManager.Core.Access;
using LeadManager.Web.Components.Layout;
using Microsoft.AspNetCore.Diagnostics;

namespace LeadManager.Web.Security;

/// <summary>The address without a path: leads to the Dashboard where that is granted, else to the first page that is, or to a greeting where none is.</summary>
internal static class StartPage
{
    public static void MapStartPage(this WebApplication app) => app.MapGet("/", async (HttpContext http, Entrance entrance) =>
        await entrance.AdmitAsync(http.User, http.RequestAborted) is { } account
            ? Results.LocalRedirect(For(account.Role))
            : Results.LocalRedirect(SignInPaths.SignIn));

    /// <summary>Says in the app's own page that there is nothing; a program gets the bare answer.</summary>
    public static void UseNotFoundPage(this WebApplication app) => app.UseWhen(
        context => !context.Request.Path.StartsWithSegments("/api"),
        pages =>
        {
            pages.UseStatusCodePagesWithReExecute("/not-found");
            pages.Use(async (context, next) => // for what is not there, and for nothing else
            {
                await next(context);
                if ((context.Response.StatusCode != StatusCodes.Status404NotFound || !HttpMethods.IsGet(context.Request.Method)) && context.Features.Get<IStatusCodePagesFeature>() is { } pagesOfCodes)
                    pagesOfCodes.Enabled = false;
            });
        });

    /// <summary>Where somebody with this role begins.</summary>
    public static string For(Role role) =>
        NavEntries.All.FirstOrDefault(entry => entry.IsFor(role))?.Href ?? SignInPaths.Welcome;
}
