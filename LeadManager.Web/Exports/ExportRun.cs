using System.Globalization;
using System.Runtime.CompilerServices;
using LeadManager.Core.Access;
using LeadManager.Core.Leads;
using LeadManager.Core.Settings;

namespace LeadManager.Web.Exports;

/// <summary>How an export is written.</summary>
/// <param name="Extension">The file's ending, which is also its name in the activity log.</param>
/// <param name="ContentType">Its media type.</param>
/// <param name="WriteAsync">Writes the rows into the stream.</param>
internal sealed record ExportFormat(
    string Extension, string ContentType, Func<Stream, IReadOnlyList<ExportColumn>, IAsyncEnumerable<LeadDetail>, OfficeCalendar, CancellationToken, Task> WriteAsync)
{
    public static readonly ExportFormat Workbook = new("xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", LeadWorkbook.WriteAsync);
    public static readonly ExportFormat Csv = new("csv", "text/csv; charset=utf-8", LeadCsv.WriteAsync);
}

/// <summary>One export: streams exactly the rows and columns of its actor and notes it in the activity log.</summary>
internal sealed class ExportRun(LeadService leads, OrganisationService organisation, LeadExportLog log, TimeProvider clock)
{
    /// <summary>"leads-2026-11-20.xlsx", by the office's calendar; nothing of the filter gets into the name.</summary>
    public async Task<string> NameAsync(ExportFormat format, CancellationToken ct)
    {
        var day = (await organisation.GetCalendarAsync(ct)).DateOf(clock.GetUtcNow().UtcDateTime);
        return $"leads-{day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)}.{format.Extension}";
    }

    public async Task WriteAsync(Actor actor, LeadQuery query, ExportFormat format, Stream target, CancellationToken ct)
    {
        var columns = ExportColumns.For(actor);
        var (rows, isComplete) = (0, false);
        try
        {
            await format.WriteAsync(target, columns, CountedAsync(ct), await organisation.GetCalendarAsync(ct), ct);
            isComplete = true;
        }
        finally
        {
            // Not the request's token: what has left the house is noted even where the reader hung up.
            await log.NoteAsync(actor, format.Extension, query, [.. columns.Select(column => column.Label)], rows, isComplete, CancellationToken.None);
        }

        async IAsyncEnumerable<LeadDetail> CountedAsync([EnumeratorCancellation] CancellationToken stop)
        {
            await foreach (var lead in leads.StreamAsync(actor, LeadAction.ExportLeads, query, stop))
            {
                rows++;
                yield return lead;
            }
        }
    }
}
