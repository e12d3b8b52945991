using CsvHelper;
using LeadManager.Core.Results;

namespace LeadManager.Core.Imports;

/// <summary>Writes rows that were refused, so that they can be corrected and imported again: UTF-8 with a byte-order mark, the original's columns, then the reasons; no cell that a spreadsheet would run.</summary>
public static class RefusedFile
{
    /// <summary>The name of the column with the reasons; an import knows it again and leaves it out.</summary>
    public const string ReasonColumn = "Why refused";

    private static readonly CsvWriterOptions Style = new() { NewLine = "\r\n", WriteByteOrderMark = true };

    /// <summary>Writes the header and the rows.</summary>
    public static async Task WriteAsync(Stream target, IReadOnlyList<string> headers, IAsyncEnumerable<(string[] Cells, string Reason)> rows, CancellationToken ct)
    {
        // A file that is corrected and fed back has the column already.
        var width = headers.Count > 0 && headers[^1] == ReasonColumn ? headers.Count - 1 : headers.Count;
        await using var csv = CsvWriter.Create(target, Style, leaveOpen: true);
        await WriteAsync(csv, [.. headers.Take(width), ReasonColumn], ct);
        await foreach (var (cells, reason) in rows.WithCancellation(ct))
            await WriteAsync(csv, [.. Enumerable.Range(0, width).Select(place => place < cells.Length ? cells[place] : ""), reason], ct);
    }

    private static ValueTask WriteAsync(CsvWriter csv, IEnumerable<string> cells, CancellationToken ct) => csv.WriteRecordAsync([.. cells.Select(FormulaGuard.Guard)], ct);
}
