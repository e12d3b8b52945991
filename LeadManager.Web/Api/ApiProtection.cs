using System.Diagnostics;
using LeadManager.Core;
using LeadManager.Core.Data;
using LeadManager.Web.Security;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Diagnostics;

namespace LeadManager.Web.Api;

/// <summary>What every call of the API passes: no forged writes, and a problem for whatever fails.</summary>
internal static class ApiProtection
{
    /// <summary>When a call that the storage could not take is worth another try.</summary>
    private const string RetrySeconds = "10";

    /// <summary>
    /// A write that a browser's cookie signs must carry something that another site cannot send: a header of its own
    /// (<c>X-Requested-With</c>) or the antiforgery token. A bearer token is such a thing itself.
    /// </summary>
    public static async ValueTask<object?> RefuseForgeries(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        var http = context.HttpContext;
        if (HttpMethods.IsGet(http.Request.Method) || HttpMethods.IsHead(http.Request.Method)
            || http.Request.Cookies.Count == 0 || http.Request.Headers.Authorization.Count > 0 || http.Request.Headers.ContainsKey("X-Requested-With")
            || await http.RequestServices.GetRequiredService<IAntiforgery>().IsRequestValidAsync(http))
            return await next(context);
        return Results.Problem(
            statusCode: StatusCodes.Status400BadRequest, title: Words.Say("The request could have been sent by another site."),
            detail: Words.Say("Send the header X-Requested-With with it, or use a token of POST /api/auth/login."));
    }

    /// <summary>Answers under /api that have no body yet get one; faults become a problem with a trace id and no detail.</summary>
    public static void UseApiProblems(this WebApplication app) => app.UseWhen(context => context.Request.Path.StartsWithSegments("/api"), api =>
    {
        api.UseExceptionHandler(new ExceptionHandlerOptions { ExceptionHandler = AnswerFaultAsync, AllowStatusCode404Response = true });
        api.UseStatusCodePages(context => Results.Problem(
            statusCode: context.HttpContext.Response.StatusCode, detail: DetailOf(context.HttpContext.Response.StatusCode)).ExecuteAsync(context.HttpContext));
    });

    private static string? DetailOf(int status) => status switch
    {
        StatusCodes.Status404NotFound => Words.Say("There is nothing at this address."),
        StatusCodes.Status405MethodNotAllowed => Words.Say("This address does not take that method; see Allow."),
        StatusCodes.Status401Unauthorized => Words.Say("Sign in first: POST /api/auth/login."),
        _ => null,
    };

    private static async Task AnswerFaultAsync(HttpContext http)
    {
        var fault = http.Features.Get<IExceptionHandlerFeature>()?.Error;
        if (fault is not null && http.RequestServices.GetRequiredService<StoreTrouble>().Find(fault) is { } trouble)
        {
            http.Response.Headers.RetryAfter = RetrySeconds;
            await trouble.Problem().ExecuteAsync(http);
            return;
        }

        var status = fault switch
        {
            SignedOutException => StatusCodes.Status401Unauthorized,
            BadHttpRequestException bad => bad.StatusCode,
            _ => StatusCodes.Status500InternalServerError,
        };
        await Results.Problem(
            statusCode: status,
            detail: status == StatusCodes.Status500InternalServerError ? Words.Say("Something broke here and was logged. Try again; if it stays, give your administrator the trace id.") : null,
            extensions: [new("traceId", Activity.Current?.Id ?? http.TraceIdentifier)]).ExecuteAsync(http);
    }
}
