using System.Globalization;
using System.Runtime.CompilerServices;
using LeadManager.Core;
using LeadManager.Core.Access;
using LeadManager.Core.Leads;
using LeadManager.Core.Settings;
using LeadManager.Core.Users;
using LeadManager.Web.Exports.Workbook;
using Microsoft.Extensions.Localization;

namespace LeadManager.Web.Exports;

/// <summary>How an export is written.</summary>
/// <param name="Extension">The file's ending, which is also its name in the activity log.</param>
/// <param name="ContentType">Its media type.</param>
/// <param name="WriteAsync">Writes the rows into the stream.</param>
internal sealed record ExportFormat(string Extension, string ContentType, Func<Stream, ExportOrder, IAsyncEnumerable<LeadLine>, CancellationToken, Task> WriteAsync)
{
    public static readonly ExportFormat Workbook = new("xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", LeadWorkbook.WriteAsync);
    public static readonly ExportFormat Csv = new("csv", "text/csv; charset=utf-8", LeadCsv.WriteAsync);
}

/// <summary>One export: streams exactly the rows and columns of its actor and notes it in the activity log, however it ends.</summary>
internal sealed class ExportRun(LeadService leads, OrganisationService organisations, LeadExportLog log, PeopleNames names, IStringLocalizer<Words> words, OfficeWords said, OthersAtWork others, TimeProvider clock)
{
    /// <summary>So many rows are a millisecond or two of work.</summary>
    private const int RowsBetween = 50;

    /// <summary>"leads-2026-11-20.xlsx", by the office's calendar; nothing of the filter gets into the name.</summary>
    public async Task<string> NameAsync(ExportFormat format, CancellationToken ct)
    {
        var day = (await organisations.GetCalendarAsync(ct)).DateOf(clock.GetUtcNow().UtcDateTime);
        return $"leads-{day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)}.{format.Extension}";
    }

    /// <summary>Writes the file and keeps <paramref name="job"/> up to date; throws what stopped it.</summary>
    public async Task WriteAsync(Actor actor, ExportWish wish, Stream target, ExportJob job, CancellationToken ct)
    {
        var (query, format, columns) = wish;
        // What is asked before the first row is not cut short, so that each export that began is noted.
        var organisation = await organisations.GetAsync(CancellationToken.None);
        var order = new ExportOrder(
            actor, columns, new OfficeCalendar(organisation.TimeZone),
            new ExportStamp(organisation.Name, $"{actor.Name} ({actor.Username})", clock.GetUtcNow().UtcDateTime, organisation.TimeZone, await FilterWords.OfAsync(query, names, words, said, CancellationToken.None)) { Say = said.Say },
            Task.Run(() => CountAsync(actor, query, job, ct), CancellationToken.None));
        var end = ExportEnd.Broken;
        try
        {
            await format.WriteAsync(target, order, CountedAsync(actor, query, job, ct), ct);
            end = ExportEnd.Complete;
        }
        finally
        {
            if (end != ExportEnd.Complete && ct.IsCancellationRequested)
                end = job.IsWithdrawn ? ExportEnd.Withdrawn : ExportEnd.Cancelled;
            // Not the request's token: what has left the house is noted even where the reader hung up.
            await log.NoteAsync(actor, format.Extension, query, [.. columns.Select(column => column.Label)], job.Rows, end, CancellationToken.None);
            job.End(
                end switch { ExportEnd.Complete => ExportPhase.Complete, ExportEnd.Cancelled => ExportPhase.Cancelled, ExportEnd.Withdrawn => ExportPhase.Refused, _ => ExportPhase.Broken },
                end == ExportEnd.Withdrawn ? Words.Say("The export was ended, because you may not export leads any more.") : null);
        }
    }

    private async Task<int> CountAsync(Actor actor, LeadQuery query, ExportJob job, CancellationToken ct)
    {
        var total = await leads.CountStreamAsync(actor, LeadAction.ExportLeads, query, ct);
        job.Total = total;
        return total;
    }

    private async IAsyncEnumerable<LeadLine> CountedAsync(Actor actor, LeadQuery query, ExportJob job, [EnumeratorCancellation] CancellationToken ct)
    {
        await foreach (var line in leads.StreamAsync(actor, LeadAction.ExportLeads, query, ct))
        {
            job.Count();
            if (job.Rows % RowsBetween == 0)
                await others.LetThroughAsync(ct);
            yield return line with { Said = said };
        }
    }
}
