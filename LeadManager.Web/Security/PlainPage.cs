using System.Net;

namespace LeadManager.Web.Security;

/// <summary>A page that needs nothing but itself, for what has to be said where no page can be drawn.</summary>
internal static class PlainPage
{
    public static Task WriteAsync(HttpContext http, int status, string title, string text)
    {
        http.Response.StatusCode = status;
        http.Response.ContentType = "text/html; charset=utf-8";
        return http.Response.WriteAsync(
            $"""
             <!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><meta name="color-scheme" content="light dark">
             <title>{WebUtility.HtmlEncode(title)} - Lead Manager</title>
             <link rel="stylesheet" href="/css/tokens.css"><link rel="stylesheet" href="/css/app.css"><link rel="stylesheet" href="/css/account.css"></head>
             <body><main class="door"><h1>{WebUtility.HtmlEncode(title)}</h1><p role="alert">{WebUtility.HtmlEncode(text)}</p><p class="ways"><a href="/">Lead Manager</a></p></main></body></html>
             """);
    }
}
