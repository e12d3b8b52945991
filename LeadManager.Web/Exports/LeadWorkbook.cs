using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;
using LeadManager.Core;
using LeadManager.Core.Leads;
using LeadManager.Core.Settings;
using Radzen.Documents.Spreadsheet;

namespace LeadManager.Web.Exports;

/// <summary>Writes leads as an Excel workbook, row by row: typed cells, a frozen header with filters, texts never as formulas.</summary>
internal static partial class LeadWorkbook
{
    private static readonly Format Day = new() { NumberFormat = "yyyy-mm-dd" };
    private static readonly Format Moment = new() { NumberFormat = "yyyy-mm-dd hh:mm" };
    private static readonly Format Heading = new() { Bold = true };

    public static async Task WriteAsync(
        Stream target, IReadOnlyList<ExportColumn> columns, IAsyncEnumerable<LeadDetail> leads, OfficeCalendar office, CancellationToken ct)
    {
        var book = new Workbook();
        var sheet = book.AddSheet(Words.Find("Leads"), 1, columns.Count);
        for (var place = 0; place < columns.Count; place++)
        {
            var cell = sheet.Cells[0, place];
            cell.Value = Words.Find(columns[place].Label);
            cell.Format = Heading;
            sheet.Columns[place] = columns[place].Width;
        }

        sheet.Rows.Frozen = 1;
        sheet.AutoFilter.Range = new RangeRef(new CellRef(0, 0), new CellRef(0, columns.Count - 1));
        await book.SaveToStreamAsync(target, Rows(columns, leads, office, ct), true, ct);
    }

    private static async IAsyncEnumerable<(CellData?, Format?)[]> Rows(
        IReadOnlyList<ExportColumn> columns, IAsyncEnumerable<LeadDetail> leads, OfficeCalendar office, [EnumeratorCancellation] CancellationToken ct)
    {
        await foreach (var lead in leads.WithCancellation(ct))
            yield return [.. columns.Select(column => Cell(column.Read(lead, office)))];
    }

    private static (CellData?, Format?) Cell(object? value) => value switch
    {
        null or "" => (CellData.Empty, null),
        int number => (CellData.FromNumber(number), null),
        bool truth => (CellData.FromBoolean(truth), null),
        DateOnly day => (CellData.FromDate(day.ToDateTime(TimeOnly.MinValue)), Day),
        DateTime moment => (CellData.FromDate(moment), Moment),
        _ => (CellData.FromString(Escape(value.ToString() ?? "")), null),
    };

    /// <summary>
    /// The format writes signs that XML cannot hold as _xHHHH_, so a text that looks like it must be escaped itself; a
    /// carriage return would otherwise be read back as a line feed.
    /// </summary>
    private static string Escape(string text) => LookAlike().Replace(text, "_x005F_").Replace("\r", "_x000D_", StringComparison.Ordinal);

    [GeneratedRegex("_(?=x[0-9A-Fa-f]{4}_)")]
    private static partial Regex LookAlike();
}
