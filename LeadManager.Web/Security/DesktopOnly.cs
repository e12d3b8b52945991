using LeadManager.Core;
using LeadManager.Core.Access;
using Microsoft.AspNetCore.Authorization;

namespace LeadManager.Web.Security;

/// <summary>
/// Refuses accounts that work on desktop computers only (S3.007, S3.043) to clients that report themselves as mobile: page,
/// circuit and API. What is open to strangers stays open, so that the reason can be read and the account left.
/// </summary>
internal static class DesktopOnly
{
    public static void UseDesktopOnly(this WebApplication app) => app.Use(async (context, next) =>
    {
        if (await ReasonAsync(context) is not { } reason)
            await next(context);
        else if (context.Request.Path.StartsWithSegments("/api") || context.Request.Path.StartsWithSegments("/_blazor"))
            await Results.Problem(statusCode: StatusCodes.Status403Forbidden, detail: reason).ExecuteAsync(context);
        else
            await PlainPage.WriteAsync(context, StatusCodes.Status403Forbidden, Words.Say("On a computer only"), reason);
    });

    /// <summary>Why this account may not come in from there; null where it may.</summary>
    public static string? ReasonFor(HttpRequest request, Role role) =>
        role.WorksOnDesktopOnly() && request.IsMobile() ? role.DesktopOnlyReason() : null;

    private static async Task<string?> ReasonAsync(HttpContext context) =>
        context.Request.IsMobile()
        && (context.Request.Path.StartsWithSegments("/_blazor") || context.GetEndpoint()?.Metadata.GetMetadata<IAllowAnonymous>() is null)
        && await context.RequestServices.GetRequiredService<Entrance>().AdmitAsync(context.User, context.RequestAborted) is { } account
            ? ReasonFor(context.Request, account.Role)
            : null;
}
