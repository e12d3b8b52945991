using System.Text;
using CsvHelper;

namespace LeadManager.Core.Imports.Reading;

/// <summary>Reads a text file row by row; quoted cells may hold delimiters and line breaks, and nothing is trimmed.</summary>
internal static class CsvRows
{
    private const int RecordMax = 1 << 20;

    /// <summary>The rows; a text that is not in this encoding throws <see cref="DecoderFallbackException"/>.</summary>
    public static IEnumerable<SourceRow> Read(byte[] bytes, string encoding, char delimiter)
    {
        var faults = new Dictionary<long, CsvMalformedReason>();
        var options = new CsvReaderOptions
        {
            Separator = delimiter, HasHeader = false, TrackLineNumbers = true, TrimWhitespace = false, MaxRecordSize = RecordMax,
            OnMalformedRecord = record => faults[record.LineNumber] = record.Reason,
        };
        using var text = new StreamReader(new MemoryStream(bytes, writable: false), TextEncodings.Open(encoding), detectEncodingFromByteOrderMarks: true);
        using var reader = CsvReader.Create(text, options, leaveOpen: false);
        var isFirst = true;
        while (Next(reader, out var broken))
        {
            if (broken is { } fault)
            {
                yield return fault;
                yield break;
            }

            var cells = reader.Current.ToArray();
            if (isFirst && IsSeparatorHint(cells, delimiter))
                continue;
            isFirst = false;
            yield return faults.TryGetValue(reader.LineNumber, out var reason)
                ? new SourceRow((int)reader.LineNumber, cells, FaultOf(reason), reason == CsvMalformedReason.StrayQuote)
                : new SourceRow((int)reader.LineNumber, cells);
        }
    }

    /// <summary>The delimiter that the file most probably has.</summary>
    public static char DetectDelimiter(byte[] bytes, string encoding)
    {
        using var text = new StreamReader(new MemoryStream(bytes, writable: false), TextEncodings.Open(encoding), detectEncodingFromByteOrderMarks: true);
        using var reader = CsvReader.Create(text, new CsvReaderOptions { HasHeader = false, MaxRecordSize = RecordMax }, leaveOpen: false);
        return reader.Separator;
    }

    private static bool Next(CsvReader reader, out SourceRow? broken)
    {
        broken = null;
        try
        {
            return reader.Read();
        }
        catch (CsvFormatException fault)
        {
            broken = new SourceRow((int)Math.Max(1, fault.LineNumber), [], Words.Say("A quote is opened here and not closed, so that the rest of the file cannot be told apart. Close it and choose the file again."));
            return true;
        }
    }

    /// <summary>"sep=;" in the first line is for Excel and no row.</summary>
    private static bool IsSeparatorHint(string[] cells, char delimiter) =>
        cells is [var only] && only == $"sep={delimiter}" || cells is ["sep=", ""];

    private static string FaultOf(CsvMalformedReason reason) => reason switch
    {
        CsvMalformedReason.UnterminatedQuote => Words.Say("A quote is opened in this row and never closed, so that everything behind it became one cell."),
        CsvMalformedReason.TextAfterClosingQuote => Words.Say("There is text behind a closing quote. Double the quotes inside a quoted cell."),
        _ => Words.Say("There is a quote within a cell that is not quoted; the cell was kept as it stands."),
    };
}
