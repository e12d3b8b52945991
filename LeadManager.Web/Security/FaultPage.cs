using LeadManager.Core;
using LeadManager.Core.Data;
using Microsoft.AspNetCore.Diagnostics;

namespace LeadManager.Web.Security;

/// <summary>What people see when a page breaks before it could be drawn: a reference for the log, and no detail.</summary>
internal static partial class FaultPage
{
    public static void UseFaultPage(this WebApplication app) => app.UseWhen(context => !context.Request.Path.StartsWithSegments("/api"), pages =>
    {
        pages.UseExceptionHandler(new ExceptionHandlerOptions { ExceptionHandler = AnswerAsync, AllowStatusCode404Response = true });
        pages.Use(ExplainRefusedFormAsync);
    });

    private static Task AnswerAsync(HttpContext http)
    {
        var fault = http.Features.Get<IExceptionHandlerFeature>()?.Error;
        if (fault is not null && http.RequestServices.GetRequiredService<StoreTrouble>().Find(fault) is { } trouble)
            return PlainPage.WriteAsync(http, StatusCodes.Status503ServiceUnavailable, Words.Say("Not saved."), trouble.Message);
        var reference = Guid.NewGuid().ToString("N")[..8].ToUpperInvariant();
        LogFault(http.RequestServices.GetRequiredService<ILogger<Program>>(), reference);
        return PlainPage.WriteAsync(
            http, fault is BadHttpRequestException bad ? bad.StatusCode : StatusCodes.Status500InternalServerError, Words.Say("This page could not be shown"),
            Words.Say("If you were saving, look whether it was saved. Try again; if it happens again, give your administrator the reference {0}.", reference));
    }

    /// <summary>A form without the token that its page carries: it was sent by another site, or it stood open while somebody signed in or out.</summary>
    private static async Task ExplainRefusedFormAsync(HttpContext http, RequestDelegate next)
    {
        await next(http);
        if (http.Response is { HasStarted: false, StatusCode: StatusCodes.Status400BadRequest, ContentType: null, ContentLength: null } && HttpMethods.IsPost(http.Request.Method)
            && !http.Request.Path.StartsWithSegments("/_blazor"))
            await PlainPage.WriteAsync(
                http, StatusCodes.Status400BadRequest, Words.Say("This form is out of date"),
                Words.Say("Nothing was saved. Somebody has signed in or out in this browser since the form was opened. Open the page again and send it once more."));
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "A page failed before it was drawn; reference {Reference}")]
    private static partial void LogFault(ILogger logger, string reference);
}
