using System.Security.Claims;
using System.Text.Encodings.Web;
using LeadManager.Core.Users;
using LeadManager.Web.Api;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;

namespace LeadManager.Web.Security;

/// <summary>Takes the API's access tokens: <c>Authorization: Bearer ...</c>.</summary>
internal sealed class BearerHandler(IOptionsMonitor<AuthenticationSchemeOptions> options, ILoggerFactory loggers, UrlEncoder encoder, ApiTokenService tokens)
    : AuthenticationHandler<AuthenticationSchemeOptions>(options, loggers, encoder)
{
    public const string Name = "Bearer";

    private const string Prefix = "Bearer ";

    /// <summary>The token of the request, or null where there is none.</summary>
    public static string? TokenOf(HttpRequest request) =>
        request.Headers.Authorization.ToString() is { } header && header.StartsWith(Prefix, StringComparison.OrdinalIgnoreCase)
            ? header[Prefix.Length..].Trim()
            : null;

    protected override async Task<AuthenticateResult> HandleAuthenticateAsync()
    {
        if (TokenOf(Request) is not { } token)
            return AuthenticateResult.NoResult();
        return await tokens.FindUserAsync(token, Context.RequestAborted) is { } user
            ? AuthenticateResult.Success(new AuthenticationTicket(new ClaimsPrincipal(user.ToIdentity(Name)), Name))
            : AuthenticateResult.Fail("The token is not good.");
    }

    protected override Task HandleChallengeAsync(AuthenticationProperties properties)
    {
        Response.Headers.WWWAuthenticate = Name;
        return Results.Problem(statusCode: StatusCodes.Status401Unauthorized).ExecuteAsync(Context);
    }

    protected override Task HandleForbiddenAsync(AuthenticationProperties properties) =>
        ApiAnswers.Refusal(Context).ExecuteAsync(Context);
}

/// <summary>Chooses between cookie and token: whoever sends an Authorization header means it.</summary>
internal static class BearerSetup
{
    private const string Either = "CookieOrToken";

    public static void AddBearer(this IServiceCollection services)
    {
        services.AddSingleton<RefreshTokens>();
        services.AddAuthentication(options => options.DefaultScheme = options.DefaultAuthenticateScheme = options.DefaultChallengeScheme = options.DefaultForbidScheme = Either)
            .AddScheme<AuthenticationSchemeOptions, BearerHandler>(BearerHandler.Name, _ => { })
            .AddPolicyScheme(Either, null, options => options.ForwardDefaultSelector = context =>
                context.Request.Headers.Authorization.Count > 0 && context.Request.Path.StartsWithSegments("/api")
                    ? BearerHandler.Name
                    : IdentityConstants.ApplicationScheme);
    }
}
