using System.Globalization;
using System.Text.RegularExpressions;
using CsvHelper;
using LeadManager.Core;
using LeadManager.Core.Leads;

namespace LeadManager.Web.Exports;

/// <summary>Writes leads as CSV: UTF-8 with a byte-order mark, CRLF, days and moments as ISO, no cell that a spreadsheet would run.</summary>
internal static partial class LeadCsv
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
        _ => Harmless(value.ToString() ?? ""),
    };

    /// <summary>
    /// A leading apostrophe keeps a spreadsheet from running the text as a formula; plain phone numbers stay as they
    /// are, because "+1 917 555 0142" is a number at worst.
    /// </summary>
    private static string Harmless(string text) =>
        text.Length > 0 && "=+-@\t\r\n\0＝＋－＠".Contains(text[0], StringComparison.Ordinal) && !PlainPhone().IsMatch(text) ? "'" + text : text;

    [GeneratedRegex(@"^\+[0-9][0-9 ().]{5,25}$")]
    private static partial Regex PlainPhone();
}
