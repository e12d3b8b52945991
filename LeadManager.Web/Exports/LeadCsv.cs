using System.Globalization;
using CsvHelper;
using LeadManager.Core;
using LeadManager.Core.Leads;
using LeadManager.Core.Results;

namespace LeadManager.Web.Exports;

/// <summary>Writes leads as CSV: UTF-8 with a byte-order mark, CRLF, days and moments as ISO, no cell that a spreadsheet would run.</summary>
internal static class LeadCsv
{
    private static readonly CsvWriterOptions Style = new() { NewLine = "\r\n", WriteByteOrderMark = true };

    public static async Task WriteAsync(Stream target, ExportOrder order, IAsyncEnumerable<LeadLine> leads, CancellationToken ct)
    {
        await using var csv = CsvWriter.Create(target, Style, leaveOpen: true);
        await csv.WriteRecordAsync([.. order.Columns.Select(column => Words.Find(column.Label))], ct);
        await csv.FlushAsync(ct); // the download begins, however long the first row takes
        await foreach (var lead in leads.WithCancellation(ct))
            await csv.WriteRecordAsync([.. order.Columns.Select(column => Text(column.Read(lead, order.Office)))], ct);
    }

    private static string Text(object? value) => value switch
    {
        null => "",
        DateOnly day => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        DateTime moment => moment.ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture),
        bool truth => truth ? "true" : "false",
        int number => number.ToString(CultureInfo.InvariantCulture),
        _ => FormulaGuard.Guard(value.ToString() ?? ""),
    };
}
