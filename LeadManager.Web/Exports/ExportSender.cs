using System.Globalization;
using LeadManager.Core;
using LeadManager.Core.Access;
using LeadManager.Core.Results;
using LeadManager.Web.Api;
using LeadManager.Web.Security;
using Microsoft.AspNetCore.Http.Features;

namespace LeadManager.Web.Exports;

/// <summary>Answers the request for an export: refuses it, or sends it until its end, its cancelling or the loss of the right.</summary>
internal sealed class ExportSender(ActorProvider actors, ExportRun run, ExportTurns turns, ExportJobs jobs, ExportGuard guard)
{
    public async Task<IResult> SendAsync(HttpContext http, ExportFormat format)
    {
        var actor = await actors.GetAsync(http.RequestAborted);
        var wish = ExportWish.Read(actor, format, http.Request.Query);
        if (!wish.IsOk)
            return wish.Failure.Problem();
        if (FindJob(http, actor) is not { } job)
            return new NotFound().Problem();
        var (turn, wait) = turns.Take(actor.UserId);
        if (turn is null)
            return Later(http, job, wait);

        using (turn)
        {
            using var stop = CancellationTokenSource.CreateLinkedTokenSource(http.RequestAborted);
            if (!job.Start(stop.Cancel))
                return new Conflict(Words.Say("This export was cancelled, or has been downloaded already. Start it again from the list.")).Problem();
            var watching = guard.WatchAsync(http, job, stop.Token);
            await WriteAsync(http, actor, wish.Value, job, stop.Token);
            await stop.CancelAsync();
            await watching;
            return Results.Empty;
        }
    }

    private async Task WriteAsync(HttpContext http, Actor actor, ExportWish wish, ExportJob job, CancellationToken ct)
    {
        // At once: what is being written might wait for a reader who takes nothing.
        await using var cut = ct.Register(http.Abort); // half a file must not look like a whole one
        try
        {
            http.Response.ContentType = wish.Format.ContentType;
            http.Response.Headers.ContentDisposition = $"attachment; filename=\"{await run.NameAsync(wish.Format, ct)}\"";
            http.Response.Headers.CacheControl = "no-store";
            http.Features.Get<IHttpResponseBodyFeature>()?.DisableBuffering();
            // The zip writer closes each part with a synchronous write of its last bytes; all others are asynchronous.
            if (http.Features.Get<IHttpBodyControlFeature>() is { } body)
                body.AllowSynchronousIO = true;
            var buffered = new BufferedStream(http.Response.Body, 1 << 16);
            await run.WriteAsync(actor, wish, buffered, job, ct);
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
    }

    /// <summary>The job that a page watches, or a new one; null where the key is no key, or somebody else's.</summary>
    private ExportJob? FindJob(HttpContext http, Actor actor) =>
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
