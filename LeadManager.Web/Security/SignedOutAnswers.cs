namespace LeadManager.Web.Security;

/// <summary>Answers a request whose sender turned out not to be signed in any more.</summary>
internal static class SignedOutAnswers
{
    public static void UseSignedOutAnswers(this WebApplication app) => app.Use(async (context, next) =>
    {
        try
        {
            await next(context);
        }
        catch (SignedOutException) when (!context.Response.HasStarted)
        {
            if (context.Request.Path.StartsWithSegments("/api"))
                await Results.Problem(statusCode: StatusCodes.Status401Unauthorized).ExecuteAsync(context);
            else
                context.Response.Redirect(SignInPaths.Back(context.Request.Path.Value ?? ""));
        }
    });
}
