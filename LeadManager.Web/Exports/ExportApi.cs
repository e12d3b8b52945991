using System.Globalization;
using LeadManager.Core;
using LeadManager.Core.Access;
using LeadManager.Core.Leads;
using LeadManager.Core.Results;
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
        services.AddSingleton<ExportJobs>();
        services.AddSingleton<ExportRun>();
        services.AddScoped<ExportWatch>();
    }

    public static void MapExports(this RouteGroupBuilder api)
    {
        foreach (var format in new[] { ExportFormat.Workbook, ExportFormat.Csv })
            api.MapGet($"/leads/export.{format.Extension}", (HttpContext http, ActorProvider actors, ExportRun run, ExportTurns turns, ExportJobs jobs) => ExportAsync(http, actors, run, turns, jobs, format))
                .RequireAuthorization(nameof(LeadAction.ExportLeads)).WithLeadFilter()
                .WithSummary($"Downloads the list as {format.Extension.ToUpperInvariant()}").Produces(StatusCodes.Status200OK, contentType: format.ContentType.Split(';')[0])
                .ProducesValidationProblem();
    }

    /// <summary>The address of a download that a page watches by this key.</summary>
    public static string Link(ExportFormat format, LeadQuery query, Guid key)
    {
        var address = LeadQueryText.Link($"/api/leads/export.{format.Extension}", query);
        return $"{address}{(address.Contains('?', StringComparison.Ordinal) ? '&' : '?')}run={key:N}";
    }

    private static async Task<IResult> ExportAsync(HttpContext http, ActorProvider actors, ExportRun run, ExportTurns turns, ExportJobs jobs, ExportFormat format)
    {
        var actor = await actors.GetAsync(http.RequestAborted);
        var query = LeadQueryText.Parse(http.Request.Query);
        if (!query.IsOk)
            return query.Failure.Problem();
        if (FindJob(http, jobs, actor) is not { } job)
            return new NotFound().Problem();
        var (turn, wait) = turns.Take(actor.UserId);
        if (turn is null)
            return Later(http, job, wait);

        using (turn)
        {
            using var stop = CancellationTokenSource.CreateLinkedTokenSource(http.RequestAborted);
            if (!job.Start(stop.Cancel))
                return new Conflict(Words.Say("This export was cancelled, or has been downloaded already. Start it again from the list.")).Problem();
            return await SendAsync(http, run, actor, query.Value, format, job, stop.Token);
        }
    }

    private static async Task<IResult> SendAsync(HttpContext http, ExportRun run, Actor actor, LeadQuery query, ExportFormat format, ExportJob job, CancellationToken ct)
    {
        // At once: what is being written might wait for a reader who takes nothing.
        await using var cut = ct.Register(http.Abort); // half a file must not look like a whole one
        try
        {
            http.Response.ContentType = format.ContentType;
            http.Response.Headers.ContentDisposition = $"attachment; filename=\"{await run.NameAsync(format, ct)}\"";
            http.Response.Headers.CacheControl = "no-store";
            http.Features.Get<IHttpResponseBodyFeature>()?.DisableBuffering();
            // The zip writer closes each part with a synchronous write of its last bytes; all others are asynchronous.
            if (http.Features.Get<IHttpBodyControlFeature>() is { } body)
                body.AllowSynchronousIO = true;
            var buffered = new BufferedStream(http.Response.Body, 1 << 16);
            await run.WriteAsync(actor, query, format, buffered, job, ct);
            await buffered.FlushAsync(ct);
        }
        catch (Exception) when (ct.IsCancellationRequested)
        {
            // Cut off above.
        }
        finally
        {
            job.End(ExportPhase.Broken); // only where the end was not noted
        }

        return Results.Empty;
    }

    /// <summary>The job that a page watches, or a new one; null where the key is no key, or somebody else's.</summary>
    private static ExportJob? FindJob(HttpContext http, ExportJobs jobs, Actor actor) =>
        http.Request.Query["run"] is not [{ } text, ..] ? jobs.New(actor.UserId)
        : Guid.TryParse(text, out var key) ? jobs.Open(key, actor.UserId)
        : null;

    private static IResult Later(HttpContext http, ExportJob job, TimeSpan wait)
    {
        var message = Words.Say("An export is still running, or there were too many. Try again a little later.");
        job.End(ExportPhase.Refused, message);
        http.Response.Headers.RetryAfter = Math.Ceiling(wait.TotalSeconds).ToString(CultureInfo.InvariantCulture);
        return Results.Problem(statusCode: StatusCodes.Status429TooManyRequests, detail: message);
    }
}
