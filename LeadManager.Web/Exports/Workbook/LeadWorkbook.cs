using System.IO.Pipelines;
using LeadManager.Core;
using LeadManager.Core.Leads;

namespace LeadManager.Web.Exports.Workbook;

/// <summary>
/// Writes leads as an Excel workbook while they are read: one sheet of rows as an Excel table (more than a sheet can
/// hold go on in further sheets), and a summary of exactly these rows with charts. The memory does not grow with the rows.
/// </summary>
internal sealed class LeadWorkbook
{
    /// <summary>How many leads a sheet holds: the format's 1,048,576 rows less the header.</summary>
    public const int RowsPerSheet = (1 << 20) - 1;

    /// <summary>A sheet is not made longer than this, in bytes of XML: beyond four gigabytes some programs refuse it.</summary>
    private const long BytesPerSheet = 3L << 30;
    private const int HandOver = 1 << 16;

    private readonly ExportOrder _order;
    private readonly IAsyncEnumerator<LeadLine> _leads;
    private readonly WorkbookPackage _package;
    private readonly int _rowsPerSheet;
    private readonly SharedTexts _shared = new();
    private readonly SummaryCounts _counts;
    private readonly List<string> _headings;
    private bool _hasNext;

    private LeadWorkbook(ExportOrder order, IAsyncEnumerator<LeadLine> leads, WorkbookPackage package, int rowsPerSheet)
    {
        (_order, _leads, _package, _rowsPerSheet) = (order, leads, package, rowsPerSheet);
        _counts = new SummaryCounts(order);
        _headings = Headings(order.Columns);
    }

    public static Task WriteAsync(Stream target, ExportOrder order, IAsyncEnumerable<LeadLine> leads, CancellationToken ct) =>
        WriteAsync(target, order, leads, RowsPerSheet, ct);

    public static async Task WriteAsync(Stream target, ExportOrder order, IAsyncEnumerable<LeadLine> leads, int rowsPerSheet, CancellationToken ct)
    {
        var package = await WorkbookPackage.BeginAsync(target, ct);
        await using var rows = leads.GetAsyncEnumerator(ct);
        await new LeadWorkbook(order, rows, package, rowsPerSheet).WriteAsync(ct);
    }

    private async Task WriteAsync(CancellationToken ct)
    {
        await _package.AddAsync("_rels/.rels", Parts.Root, ct);
        await _package.AddAsync("docProps/core.xml", xml => Parts.Properties(xml, _order.Stamp), ct);
        await _package.AddAsync("xl/styles.xml", Styles.Write, ct);
        await _package.AddAsync("xl/theme/theme1.xml", Styles.WriteTheme, ct);
        await _package.FlushAsync(ct); // the download begins, however long the first row takes
        var sheets = await WriteSheetsAsync(ct);
        await WriteSummaryAsync(sheets, ct);
        await _package.AddAsync("xl/sharedStrings.xml", _shared.Write, ct);
        await _package.AddAsync("xl/workbook.xml", xml => Parts.Workbook(xml, [.. sheets, SummarySheet.SheetName]), ct);
        await _package.AddAsync("xl/_rels/workbook.xml.rels", xml => Parts.WorkbookRelations(xml, sheets.Count + 1), ct);
        await _package.AddAsync("[Content_Types].xml", xml => Parts.ContentTypes(xml, sheets.Count, SummaryLayout.Charts), ct);
        await _package.EndAsync();
    }

    /// <summary>The names of the data sheets that were needed, at least one.</summary>
    private async Task<IReadOnlyList<string>> WriteSheetsAsync(CancellationToken ct)
    {
        var names = new List<string>();
        do
        {
            var sheet = names.Count + 1;
            names.Add(sheet == 1 ? Words.Find("Leads") : $"{Words.Find("Leads")} {sheet}");
            var rows = 0;
            await _package.AddAsync($"xl/worksheets/sheet{sheet}.xml", async (writer, stop) => rows = await WriteRowsAsync(writer, sheet, stop), ct);
            await _package.AddAsync($"xl/worksheets/_rels/sheet{sheet}.xml.rels", xml => Parts.Relations(xml, (Parts.TypeOf("table"), $"../tables/table{sheet}.xml")), ct);
            await _package.AddAsync($"xl/tables/table{sheet}.xml", xml => Parts.Table(xml, sheet, _headings, rows), ct);
        }
        while (_hasNext);
        return names;
    }

    private async Task<int> WriteRowsAsync(PipeWriter writer, int sheet, CancellationToken ct)
    {
        var (xml, cells, rows, bytes) = (new XmlText(), new LeadRows(_order.Columns, _order.Office, _shared), 0, 0L);
        DataSheet.Begin(xml, _order.Columns, sheet == 1);
        LeadRows.WriteHeader(xml, _headings, _shared);
        await SendAsync();
        _hasNext = _hasNext || await _leads.MoveNextAsync();
        while (_hasNext && rows < _rowsPerSheet && bytes < BytesPerSheet)
        {
            var line = _leads.Current;
            _counts.Add(line);
            cells.Write(xml, ++rows + 1, line);
            if (xml.Length > HandOver)
                await SendAsync();
            _hasNext = await _leads.MoveNextAsync();
        }

        DataSheet.End(xml, _headings.Count, rows);
        await SendAsync();
        return rows;

        async Task SendAsync()
        {
            bytes += xml.Length;
            await writer.WriteAsync(xml.Written, ct);
            xml.Clear();
            ct.ThrowIfCancellationRequested();
        }
    }

    private async Task WriteSummaryAsync(IReadOnlyList<string> sheets, CancellationToken ct)
    {
        await SummarySheet.AddToAsync(_package, sheets.Count + 1, new SummaryLayout(_order.Stamp, _counts, sheets, await _order.Total), ct);
    }

    /// <summary>The words over the columns; a table wants each of them once, without regard to case.</summary>
    private static List<string> Headings(IReadOnlyList<ExportColumn> columns)
    {
        var taken = new HashSet<string>(StringComparer.CurrentCultureIgnoreCase);
        var headings = new List<string>();
        foreach (var word in columns.Select(column => Words.Find(column.Label)))
        {
            var name = word;
            for (var number = 2; !taken.Add(name); number++)
                name = $"{word} {number}";
            headings.Add(name);
        }

        return headings;
    }
}
