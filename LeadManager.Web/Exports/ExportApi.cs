using System.Globalization;
using LeadManager.Core;
using LeadManager.Core.Access;
using LeadManager.Core.Leads;
using LeadManager.Web.Api;
using LeadManager.Web.Security;
using Microsoft.AspNetCore.Http.Features;

namespace LeadManager.Web.Exports;

/// <summary>The list's current rows as a file.</summary>
internal static class ExportApi
{
    public static void AddExports(this IServiceCollection services)
    {
        services.AddSingleton<ExportTurns>();
        services.AddSingleton<ExportRun>();
    }

    public static void MapExports(this RouteGroupBuilder api)
    {
        foreach (var format in new[] { ExportFormat.Workbook, ExportFormat.Csv })
            api.MapGet($"/leads/export.{format.Extension}", (HttpContext http, ActorProvider actors, ExportRun run, ExportTurns turns) => ExportAsync(http, actors, run, turns, format))
                .RequireAuthorization(nameof(LeadAction.ExportLeads)).WithLeadFilter()
                .WithSummary($"Downloads the list as {format.Extension.ToUpperInvariant()}").Produces(StatusCodes.Status200OK, contentType: format.ContentType.Split(';')[0])
                .ProducesValidationProblem();
    }

    private static async Task<IResult> ExportAsync(HttpContext http, ActorProvider actors, ExportRun run, ExportTurns turns, ExportFormat format)
    {
        var actor = await actors.GetAsync(http.RequestAborted);
        var query = LeadQueryText.Parse(http.Request.Query);
        if (!query.IsOk)
            return query.Failure.Problem();
        var (turn, wait) = turns.Take(actor.UserId);
        if (turn is null)
            return Later(http, wait);

        using (turn)
        {
            // The zip writer of the workbook writes synchronously; rows are small and the buffer below takes them.
            if (http.Features.Get<IHttpBodyControlFeature>() is { } body)
                body.AllowSynchronousIO = true;
            http.Response.ContentType = format.ContentType;
            http.Response.Headers.ContentDisposition = $"attachment; filename=\"{await run.NameAsync(format, http.RequestAborted)}\"";
            http.Response.Headers.CacheControl = "no-store";
            http.Features.Get<IHttpResponseBodyFeature>()?.DisableBuffering();
            await using var buffered = new BufferedStream(http.Response.Body, 1 << 16);
            await run.WriteAsync(actor, query.Value, format, buffered, http.RequestAborted);
            return Results.Empty;
        }
    }

    private static IResult Later(HttpContext http, TimeSpan wait)
    {
        http.Response.Headers.RetryAfter = Math.Ceiling(wait.TotalSeconds).ToString(CultureInfo.InvariantCulture);
        return Results.Problem(statusCode: StatusCodes.Status429TooManyRequests, detail: Words.Say("An export is still running, or there were too many. Try again a little later."));
    }
}
