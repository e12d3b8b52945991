using System.Text;
using LeadManager.Core.Results;

namespace LeadManager.Core.Imports.Reading;

/// <summary>
/// A file that can be imported, with what was found out about it. Its rows are read as a stream, as often as needed.
/// </summary>
/// <param name="Kind">Text or workbook.</param>
/// <param name="Layout">How it is read; nothing in it is null but what does not apply to the kind.</param>
/// <param name="IsEncodingGuessed">The encoding fits, but others would too: a person should look at the accents.</param>
/// <param name="Sheets">The sheets of a workbook that hold anything.</param>
/// <param name="Headers">The column names; "Column 3" where there are none.</param>
/// <param name="Samples">The first rows below the column names.</param>
public sealed record SourceFile(
    FileKind Kind, FileLayout Layout, bool IsEncodingGuessed, IReadOnlyList<string> Sheets, IReadOnlyList<string> Headers, IReadOnlyList<SourceRow> Samples)
{
    /// <summary>The greatest size of a file, in bytes.</summary>
    public const int SizeMax = 25 << 20;

    /// <summary>The most rows of a file; more are to be split.</summary>
    public const int RowsMax = 250_000;

    private const int HeadRows = 30, SampleRows = 200, ColumnsMax = 300;

    private byte[] Bytes { get; init; } = [];

    /// <summary>Looks the file over; what the wish leaves open is found out.</summary>
    public static Outcome<SourceFile> Open(byte[] bytes, string fileName, FileLayout wish)
    {
        if (bytes.Length > SizeMax)
            return new Invalid("file", Words.Say("The file is too large. At most {0} MB fit; split it into several files.", SizeMax >> 20));
        var found = FileInspection.Inspect(bytes, fileName);
        if (!found.IsOk)
            return found.Failure;
        try
        {
            return found.Value.Kind == FileKind.Csv ? OpenText(bytes, wish) : OpenWorkbook(bytes, wish);
        }
        catch (DecoderFallbackException)
        {
            return new Invalid(nameof(FileLayout.Encoding), Words.Say("The file is not in the encoding {0}. Choose another.", wish.Encoding ?? TextEncodings.Detect(bytes).Name));
        }
        catch (Exception fault) when (found.Value.Kind == FileKind.Xlsx && XlsxRows.IsBroken(fault))
        {
            return new Invalid("file", Words.Say("The workbook is damaged or was cut off on its way. Save it again in Excel and choose the new file."));
        }
    }

    /// <summary>The rows below the column names.</summary>
    public IEnumerable<SourceRow> Rows() => All(Bytes, Kind, Layout).Where(row => row.Line > Layout.HeaderLine && !(row.IsBlank && row.Fault is null));

    private static Outcome<SourceFile> OpenText(byte[] bytes, FileLayout wish)
    {
        if (wish.Encoding is { } asked && !TextEncodings.IsKnown(asked))
            return new Invalid(nameof(FileLayout.Encoding), Words.Say("There is no encoding {0}. Choose one of {1}.", asked, string.Join(", ", TextEncodings.Offered.Select(known => known.Name))));
        if (wish.Delimiter is { } sign && (!char.IsAscii(sign) || sign is '"' || (char.IsControl(sign) && sign != '\t') || char.IsLetterOrDigit(sign)))
            return new Invalid(nameof(FileLayout.Delimiter), Words.Say("The delimiter is one sign like , or ; and neither a letter nor a quote."));
        var found = TextEncodings.Detect(bytes);
        var encoding = wish.Encoding ?? found.Name;
        var isGuess = found.IsGuess && found.Name.Equals(encoding, StringComparison.OrdinalIgnoreCase);
        var layout = new FileLayout { Encoding = encoding, Delimiter = wish.Delimiter ?? CsvRows.DetectDelimiter(bytes, encoding), HeaderLine = wish.HeaderLine };
        return Look(bytes, FileKind.Csv, layout, isGuess, []);
    }

    private static Outcome<SourceFile> OpenWorkbook(byte[] bytes, FileLayout wish)
    {
        var sheets = XlsxRows.Sheets(bytes);
        if (sheets.Count == 0)
            return new Invalid("file", Words.Say("No sheet of the workbook holds anything."));
        if (wish.Sheet is { } asked && !sheets.Contains(asked))
            return new Invalid(nameof(FileLayout.Sheet), Words.Say("The workbook has no sheet {0}. Choose one of {1}.", asked, string.Join(", ", sheets)));
        return Look(bytes, FileKind.Xlsx, new FileLayout { Sheet = wish.Sheet ?? sheets[0], HeaderLine = wish.HeaderLine }, false, sheets);
    }

    private static Outcome<SourceFile> Look(byte[] bytes, FileKind kind, FileLayout layout, bool isGuess, IReadOnlyList<string> sheets)
    {
        var head = All(bytes, kind, layout).Take(HeadRows + SampleRows + (layout.HeaderLine ?? 0)).ToList();
        var headerLine = layout.HeaderLine ?? HeaderFinder.Find([.. head.Take(HeadRows)]);
        if (headerLine != 0 && head.All(row => row.Line != headerLine))
            return new Invalid(nameof(FileLayout.HeaderLine), Words.Say("Line {0} holds no column names. Choose a line with text, or 0 for none.", headerLine));
        var samples = head.Where(row => row.Line > headerLine && !row.IsBlank).Take(SampleRows).ToList();
        var names = headerLine == 0 ? [] : head.First(row => row.Line == headerLine).Cells;
        var width = Math.Max(names.Length, samples.Select(row => row.Cells.Length).DefaultIfEmpty().Max());
        if (width > ColumnsMax)
            return new Invalid("file", Words.Say("The file has {0:N0} columns; at most {1} can be imported. Check the delimiter.", width, ColumnsMax));
        var headers = Enumerable.Range(0, width).Select(place => NameOf(names, place)).ToList();
        return new SourceFile(kind, layout with { HeaderLine = headerLine }, isGuess, sheets, headers, samples) { Bytes = bytes };
    }

    private static string NameOf(string[] names, int place) =>
        place < names.Length && !string.IsNullOrWhiteSpace(names[place]) ? names[place].Trim() : Words.Say("Column {0}", place + 1);

    private static IEnumerable<SourceRow> All(byte[] bytes, FileKind kind, FileLayout layout) => kind == FileKind.Csv
        ? CsvRows.Read(bytes, layout.Encoding ?? "utf-8", layout.Delimiter ?? ',')
        : XlsxRows.Read(bytes, layout.Sheet ?? "");
}
