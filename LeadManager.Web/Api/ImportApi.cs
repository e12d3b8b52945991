using System.Globalization;
using LeadManager.Core;
using LeadManager.Core.Access;
using LeadManager.Core.Imports;
using LeadManager.Core.Imports.Reading;
using LeadManager.Core.Results;
using LeadManager.Web.Exports;
using LeadManager.Web.Security;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Net.Http.Headers;

namespace LeadManager.Web.Api;

/// <summary>Imports files: in one call for programs, in steps for the page.</summary>
internal static class ImportApi
{
    // The parts around the file take some room too.
    private const long BodyMax = SourceFile.SizeMax + (1 << 20);

    public static void MapImports(this RouteGroupBuilder api)
    {
        api.MapPost("/import", ImportAsync).RequireAuthorization(nameof(LeadAction.ImportLeads)).WithMetadata(new RequestSizeLimitAttribute(BodyMax))
            .Accepts<ImportForm>("multipart/form-data").WithSummary("Imports a CSV or XLSX file, or says what would come of it")
            .WithDescription("Columns that mapping does not name are guessed. With dryRun=true nothing is written. Rows that cannot be imported are listed with line, column and reason; the others are imported in one transaction. Where assignment rules are on, assignments says who gets which row and why.")
            .WithExample(ApiExamples.Import).Produces<ImportResource>().ProducesValidationProblem().ProducesProblem(StatusCodes.Status409Conflict).ProducesProblem(StatusCodes.Status413PayloadTooLarge);
        api.MapPost("/imports", UploadAsync).RequireAuthorization(nameof(LeadAction.ImportLeads)).WithMetadata(new RequestSizeLimitAttribute(BodyMax))
            .Accepts<ImportUpload>("multipart/form-data").WithSummary("Keeps a file for the import page").Produces<ImportDraftResource>(StatusCodes.Status201Created).ProducesValidationProblem();
        api.MapGet("/imports", ListAsync).RequireAuthorization(nameof(LeadAction.ImportLeads)).WithSummary("Lists the imports that were done").Produces<ImportListResource>();
        api.MapGet("/imports/{id:int}/refused.csv", RefusedAsync).RequireAuthorization(nameof(LeadAction.ImportLeads))
            .WithSummary("Downloads the rows that an import refused, with the reasons").Produces(StatusCodes.Status200OK, contentType: "text/csv").ProducesProblem(StatusCodes.Status404NotFound);
        api.MapGet("/imports/{id:int}/undo", PreviewAsync).RequireAuthorization(nameof(LeadAction.ImportLeads))
            .WithSummary("Says what an undo would do").Produces<UndoReport>().ProducesProblem(StatusCodes.Status404NotFound);
        api.MapPost("/imports/{id:int}/undo", UndoAsync).RequireAuthorization(nameof(LeadAction.ImportLeads))
            .WithSummary("Undoes an import").WithDescription("Leads on which somebody has worked since stay as they are and are listed.")
            .Produces<UndoReport>().ProducesProblem(StatusCodes.Status404NotFound).ProducesProblem(StatusCodes.Status409Conflict);
    }

    private static async Task<IResult> ImportAsync(HttpContext http, ActorProvider actors, ImportRun run, SavedMappings mappings, ExportTurns turns, CancellationToken ct)
    {
        var actor = await actors.GetAsync(ct);
        var (turn, wait) = turns.Take(actor.UserId);
        if (turn is null)
            return Later(http, wait);
        using (turn)
        {
            var (upload, refusal) = await ReadAsync(http.Request, ct);
            if (upload is null)
                return refusal;
            var fields = new ImportFields(upload.Form);
            var opened = SourceFile.Open(upload.Bytes, upload.Name, fields.Layout());
            if (fields.ToInvalid() is { } unreadable)
                return unreadable.Problem();
            if (!opened.IsOk)
                return opened.Failure.Problem();
            if (await fields.SettingsAsync(actor, opened.Value, mappings, ct) is not { } settings)
                return fields.ToInvalid()?.Problem() ?? Results.BadRequest();
            var outcome = fields.IsDryRun
                ? await run.CheckAsync(actor, upload.Name, opened.Value, settings, null, ct)
                : await run.ImportAsync(actor, upload.Name, opened.Value, settings, null, null, ct);
            return outcome.Answer(report => Results.Ok(ImportResource.Of(report)));
        }
    }

    private static async Task<IResult> UploadAsync(HttpRequest request, ActorProvider actors, ImportDrafts drafts, CancellationToken ct)
    {
        var actor = await actors.GetAsync(ct);
        var (upload, refusal) = await ReadAsync(request, ct);
        return upload is null ? refusal
            : (await drafts.UploadAsync(actor, upload.Name, upload.Bytes, ct)).Answer(draft => Results.Created($"/import/{draft.Id}", new ImportDraftResource(draft.Id, draft.FileName)));
    }

    private static async Task<IResult> ListAsync(ActorProvider actors, ImportHistory history, CancellationToken ct)
    {
        var imports = await history.ListAsync(await actors.GetAsync(ct), ct);
        return Results.Ok(new ImportListResource([.. imports.Select(PastImportResource.Of)], imports.Count));
    }

    private static async Task<IResult> RefusedAsync(int id, HttpContext http, ActorProvider actors, ImportHistory history, CancellationToken ct)
    {
        var actor = await actors.GetAsync(ct);
        if (await history.FindAsync(actor, id, ct) is not { } import)
            return new NotFound().Problem();
        http.Response.ContentType = "text/csv; charset=utf-8";
        var download = new ContentDispositionHeaderValue("attachment");
        download.SetHttpFileName(Words.Say("{0} refused rows", Path.GetFileNameWithoutExtension(import.FileName)) + ".csv");
        http.Response.Headers.ContentDisposition = download.ToString();
        using var text = new MemoryStream();
        await history.WriteRefusedAsync(actor, id, text, ct);
        await http.Response.BodyWriter.WriteAsync(text.GetBuffer().AsMemory(0, (int)text.Length), ct);
        return Results.Empty;
    }

    private static async Task<IResult> PreviewAsync(int id, ActorProvider actors, ImportUndo undo, CancellationToken ct) =>
        (await undo.PreviewAsync(await actors.GetAsync(ct), id, ct)).Answer(Results.Ok);

    private static async Task<IResult> UndoAsync(int id, ActorProvider actors, ImportUndo undo, CancellationToken ct) =>
        (await undo.UndoAsync(await actors.GetAsync(ct), id, ct)).Answer(Results.Ok);

    /// <summary>The file and the fields beside it; or why there are none.</summary>
    private static async Task<(Upload? Upload, IResult Refusal)> ReadAsync(HttpRequest request, CancellationToken ct)
    {
        if (!request.HasFormContentType)
            return (null, Results.Problem(statusCode: StatusCodes.Status415UnsupportedMediaType, detail: Words.Say("Send the file as multipart/form-data.")));
        IFormCollection form;
        try
        {
            form = await request.ReadFormAsync(ct);
        }
        catch (Exception fault) when (fault is InvalidDataException or (IOException and not BadHttpRequestException)) // the second where its end is missing
        {
            return (null, new Invalid("file", Words.Say("The form could not be read; it is too large or was cut off.")).Problem());
        }

        if (form.Files.GetFile("file") is not { } file)
            return (null, new Invalid("file", Words.Say("Send the file in the field file.")).Problem());
        if (file.Length > SourceFile.SizeMax)
            return (null, Results.Problem(statusCode: StatusCodes.Status413PayloadTooLarge, detail: Words.Say("The file is too large. At most {0} MB fit; split it into several files.", SourceFile.SizeMax >> 20)));
        var bytes = new byte[file.Length];
        await using var content = file.OpenReadStream();
        await content.ReadExactlyAsync(bytes, ct);
        return (new Upload(ImportDrafts.NameOf(file.FileName), bytes, form), Results.Empty);
    }

    private static IResult Later(HttpContext http, TimeSpan wait)
    {
        http.Response.Headers.RetryAfter = Math.Ceiling(wait.TotalSeconds).ToString(CultureInfo.InvariantCulture);
        return Results.Problem(statusCode: StatusCodes.Status429TooManyRequests, detail: Words.Say("An import or export is still running, or there were too many. Try again a little later."));
    }

    private sealed record Upload(string Name, byte[] Bytes, IFormCollection Form);
}
