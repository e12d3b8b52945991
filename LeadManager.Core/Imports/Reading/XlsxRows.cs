using System.Globalization;
using System.Xml;
using ExcelDataReader;

namespace LeadManager.Core.Imports.Reading;

/// <summary>Reads a sheet row by row; a cell becomes the text that a person would have typed, dates as ISO.</summary>
internal static class XlsxRows
{
    /// <summary>Below this, a whole number has all its digits in a spreadsheet.</summary>
    private const double ExactMax = 1e15;

    /// <summary>Columns and rows of the largest sheet that there can be.</summary>
    private const int WidthMax = 1 << 14, LengthMax = 1 << 20;

    static XlsxRows() => TextEncodings.KnowCodePages();

    /// <summary>The names of the sheets, those with no cell left out.</summary>
    public static IReadOnlyList<string> Sheets(byte[] bytes)
    {
        var sheets = new List<string>();
        using var reader = Open(bytes);
        do
        {
            if (reader.FieldCount > 0 && reader.RowCount > 0)
                sheets.Add(reader.Name);
        }
        while (reader.NextResult());
        return sheets;
    }

    /// <summary>The rows of the sheet of that name.</summary>
    public static IEnumerable<SourceRow> Read(byte[] bytes, string sheet)
    {
        using var reader = Open(bytes);
        while (reader.Name != sheet)
            if (!reader.NextResult())
                yield break;
        if (reader.FieldCount > WidthMax)
            throw new InvalidDataException("A sheet has no so many columns.");
        for (var line = 1; reader.Read(); line++)
        {
            if (line > LengthMax)
                throw new InvalidDataException("A sheet has no so many rows.");
            var cells = new string[reader.FieldCount];
            for (var place = 0; place < cells.Length; place++)
                cells[place] = Text(reader, place);
            if (new SourceRow(line, cells) is { IsBlank: false } row)
                yield return row;
        }
    }

    /// <summary>Whether the exception says that the workbook itself is broken.</summary>
    public static bool IsBroken(Exception fault) =>
        fault is XmlException or InvalidDataException or ExcelDataReader.Exceptions.ExcelReaderException or FormatException or OverflowException
            or NullReferenceException or IndexOutOfRangeException or ArgumentException or KeyNotFoundException;

    private static IExcelDataReader Open(byte[] bytes) => ExcelReaderFactory.CreateOpenXmlReader(new MemoryStream(bytes, writable: false));

    private static string Text(IExcelDataReader reader, int place) => reader.GetValue(place) switch
    {
        null => "",
        string text => text,
        bool truth => truth ? "true" : "false",
        DateTime moment when moment.TimeOfDay == TimeSpan.Zero => moment.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        DateTime moment => moment.ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture),
        TimeSpan time => time.ToString("c", CultureInfo.InvariantCulture),
        double number => Number(number, reader.GetNumberFormatString(place)),
        var other => Convert.ToString(other, CultureInfo.InvariantCulture) ?? "",
    };

    /// <summary>As it is shown: 1234 with the format 00000 is the ZIP code 01234, a number of fifteen digits has no exponent.</summary>
    private static string Number(double number, string? format)
    {
        if (number != Math.Floor(number) || Math.Abs(number) >= ExactMax)
            return number.ToString("R", CultureInfo.InvariantCulture);
        var digits = number.ToString("F0", CultureInfo.InvariantCulture);
        return format is { Length: > 1 } && number >= 0 && format.All(sign => sign == '0') ? digits.PadLeft(format.Length, '0') : digits;
    }
}
