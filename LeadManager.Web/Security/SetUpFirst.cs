using LeadManager.Core;
using LeadManager.Core.Data;

namespace LeadManager.Web.Security;

/// <summary>While there is no account, every page leads to set-up.</summary>
internal static class SetUpFirst
{
    public static void UseSetUpFirst(this WebApplication app)
    {
        var isSetUp = false; // once there is an account there always is one
        var database = app.Services.GetRequiredService<Database>();
        app.Use(async (context, next) =>
        {
            isSetUp = isSetUp || !await database.IsEmptyAsync(context.RequestAborted);
            if (isSetUp || Passes(context))
                await next(context);
            else if (context.Request.Path.StartsWithSegments("/api"))
                await Results.Problem(statusCode: StatusCodes.Status401Unauthorized, detail: Words.Say("Lead Manager is not set up yet.")).ExecuteAsync(context);
            else
                context.Response.Redirect(SignInPaths.SetUp);
        });
    }

    /// <summary>Prints the one-time code where the operator sees it.</summary>
    public static async Task AnnounceSetUpAsync(this WebApplication app)
    {
        if (await app.Services.GetRequiredService<Database>().IsEmptyAsync(app.Lifetime.ApplicationStopping))
            Console.WriteLine($"{Environment.NewLine}Lead Manager is not set up yet. One-time code for the set-up page: {app.Services.GetRequiredService<SetUpCode>().Code}{Environment.NewLine}");
    }

    private static bool Passes(HttpContext context) =>
        context.Request.Path.StartsWithSegments(SignInPaths.SetUp)
        || context.Request.Path.StartsWithSegments("/health")
        || context.GetEndpoint()?.Metadata.GetMetadata<Microsoft.AspNetCore.StaticAssets.StaticAssetDescriptor>() is not null;
}
