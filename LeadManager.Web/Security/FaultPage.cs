using System.Net;
using LeadManager.Core;
using Microsoft.AspNetCore.Diagnostics;

namespace LeadManager.Web.Security;

/// <summary>What people see when a page breaks before it could be drawn: a reference for the log, and no detail.</summary>
internal static partial class FaultPage
{
    public static void UseFaultPage(this WebApplication app) => app.UseWhen(context => !context.Request.Path.StartsWithSegments("/api"), pages =>
        pages.UseExceptionHandler(new ExceptionHandlerOptions { ExceptionHandler = AnswerAsync, AllowStatusCode404Response = true }));

    private static Task AnswerAsync(HttpContext http)
    {
        var fault = http.Features.Get<IExceptionHandlerFeature>()?.Error;
        if (fault is BadHttpRequestException bad)
            http.Response.StatusCode = bad.StatusCode;
        var reference = Guid.NewGuid().ToString("N")[..8].ToUpperInvariant();
        LogFault(http.RequestServices.GetRequiredService<ILogger<Program>>(), reference);
        http.Response.ContentType = "text/html; charset=utf-8";
        var title = WebUtility.HtmlEncode(Words.Say("This page could not be shown"));
        var advice = WebUtility.HtmlEncode(Words.Say("If you were saving, look whether it was saved. Try again; if it happens again, give your administrator the reference {0}.", reference));
        return http.Response.WriteAsync(
            $"<!DOCTYPE html><html lang=\"en\"><head><meta charset=\"utf-8\"><title>{title}</title></head><body><main><h1>{title}</h1><p>{advice}</p><p><a href=\"/\">Lead Manager</a></p></main></body></html>");
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "A page failed before it was drawn; reference {Reference}")]
    private static partial void LogFault(ILogger logger, string reference);
}
