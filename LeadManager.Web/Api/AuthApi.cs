using System.Globalization;
using LeadManager.Core;
using LeadManager.Core.Users;
using LeadManager.Web.Security;
using Microsoft.AspNetCore.Identity;

namespace LeadManager.Web.Api;

/// <summary>Gives programs their tokens.</summary>
internal static class AuthApi
{
    public static void MapAuth(this RouteGroupBuilder api)
    {
        api.MapPost("/auth/login", LoginAsync).AllowAnonymous().Accepts<LoginBody>("application/json")
            .WithSummary("Signs in").WithDescription("code is asked for where the account has a second factor.")
            .Produces<TokenAnswer>().ProducesProblem(StatusCodes.Status401Unauthorized).ProducesProblem(StatusCodes.Status403Forbidden).ProducesProblem(StatusCodes.Status429TooManyRequests)
            .WithExample(ApiExamples.Login);
        api.MapPost("/auth/refresh", RefreshAsync).AllowAnonymous().Accepts<RefreshBody>("application/json")
            .WithSummary("Gives new tokens for a refresh token").WithDescription("Each refresh token works once; used again, it revokes its successors.")
            .Produces<TokenAnswer>().ProducesProblem(StatusCodes.Status401Unauthorized).WithExample(ApiExamples.Refresh);
        api.MapPost("/auth/logout", LogoutAsync).WithSummary("Revokes the tokens of this request").Produces(StatusCodes.Status204NoContent);
    }

    private static async Task<IResult> LoginAsync(
        HttpContext http, SignInService signIns, ApiTokenService tokens, RefreshTokens refreshTokens, Throttles throttles, UserManager<User> users, LeadSignIn signIn, CancellationToken ct)
    {
        var body = await JsonBody.ReadAsync(http.Request, ct);
        if (body.Refusal is { } refusal)
            return refusal;
        var fields = new JsonFields(body.Root);
        var (username, password, code) = (fields.Text("username"), fields.Text("password"), fields.Text("code"));
        if (fields.ToInvalid() is { } faults)
            return faults.Problem();
        var sender = Throttles.SenderOf(http);
        if (throttles.SignIn.Take(sender) is { } wait)
            return SlowDown(http, wait);

        var ip = http.Connection.RemoteIpAddress?.ToString();
        var check = await signIns.CheckAsync(new SignInAttempt(username, password, ip), ct);
        if (check.User is not { } user)
            return Refuse(check);
        if (user.TwoFactorEnabled && !await IsSecondFactorAsync(users, signIn, user.Id, code))
        {
            if (!string.IsNullOrWhiteSpace(code))
                await signIns.RecordWrongCodeAsync(user, ip, ct);
            return Results.Problem(statusCode: StatusCodes.Status401Unauthorized, detail: Words.Say("Send the code of your authenticator app as code."));
        }

        throttles.SignIn.GiveBack(sender);
        if (DesktopOnly.ReasonFor(http.Request, user.Role) is { } reason)
            return Results.Problem(statusCode: StatusCodes.Status403Forbidden, detail: reason);
        await signIns.RecordSignInAsync(user, ip, ct);
        return Answer(await tokens.IssueAsync(user, ct), refreshTokens);
    }

    private static async Task<IResult> RefreshAsync(HttpContext http, ApiTokenService tokens, RefreshTokens refreshTokens, Throttles throttles, CancellationToken ct)
    {
        var body = await JsonBody.ReadAsync(http.Request, ct);
        if (body.Refusal is { } refusal)
            return refusal;
        var sender = Throttles.SenderOf(http);
        if (throttles.SignIn.Take(sender) is { } wait)
            return SlowDown(http, wait);
        if (refreshTokens.Open(new JsonFields(body.Root).Text("refreshToken")) is not { } opened || await tokens.RefreshAsync(opened.Id, opened.Secret, ct) is not { } issued)
            return Results.Problem(statusCode: StatusCodes.Status401Unauthorized, detail: Words.Say("This refresh token is not good any more. Sign in again."));

        throttles.SignIn.GiveBack(sender);
        return Answer(issued, refreshTokens);
    }

    private static async Task<IResult> LogoutAsync(HttpContext http, ApiTokenService tokens, CancellationToken ct)
    {
        if (BearerHandler.TokenOf(http.Request) is { } token)
            await tokens.RevokeAsync(token, ct);
        return Results.NoContent();
    }

    private static async Task<bool> IsSecondFactorAsync(UserManager<User> users, LeadSignIn signIn, int userId, string? code)
    {
        var digits = new string([.. (code ?? "").Where(char.IsAsciiDigit)]);
        return await users.FindByIdAsync(userId.ToString(CultureInfo.InvariantCulture)) is { } user
            && await signIn.TakeAsync(user, digits);
    }

    private static IResult Answer(IssuedTokens tokens, RefreshTokens refreshTokens) =>
        Results.Ok(new TokenAnswer(tokens.Access, (int)ApiTokenService.AccessLife.TotalSeconds, refreshTokens.Seal(tokens)));

    private static IResult Refuse(SignInCheck check) => Results.Problem(
        statusCode: check.Answer == SignInAnswer.Busy ? StatusCodes.Status503ServiceUnavailable : StatusCodes.Status401Unauthorized, detail: check.Message);

    private static IResult SlowDown(HttpContext http, TimeSpan wait)
    {
        http.Response.Headers.RetryAfter = Math.Ceiling(wait.TotalSeconds).ToString(CultureInfo.InvariantCulture);
        return Results.Problem(statusCode: StatusCodes.Status429TooManyRequests, detail: Words.Say("Too many tries from here. Wait {0:N0} seconds, then try again.", Math.Ceiling(wait.TotalSeconds)));
    }
}

/// <summary>Name and password; code where a second factor is on.</summary>
public sealed record LoginBody(string Username, string Password, string? Code);

/// <summary>The token that gets a new pair.</summary>
public sealed record RefreshBody(string RefreshToken);

/// <summary>The tokens, and for how many seconds the first is good.</summary>
public sealed record TokenAnswer(string AccessToken, int ExpiresIn, string RefreshToken);
