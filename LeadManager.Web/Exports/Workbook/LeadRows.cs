using System.Buffers;
using System.Buffers.Text;
using System.Text;
using LeadManager.Core;
using LeadManager.Core.Leads;
using LeadManager.Core.Settings;

namespace LeadManager.Web.Exports.Workbook;

/// <summary>Writes leads as rows of a sheet: typed cells, no cell for what is empty, no text that is a formula.</summary>
internal sealed class LeadRows(IReadOnlyList<ExportColumn> columns, OfficeCalendar office, SharedTexts shared)
{
    /// <summary>Before it, the format counts a day that never was, and programs disagree.</summary>
    private static readonly DateTime FirstSafeDay = new(1900, 3, 1);

    /// <summary>Typed again in Excel, such a text would become a formula: its cell is marked as text.</summary>
    private static readonly SearchValues<char> Runs = SearchValues.Create("=+-@＝＋－＠\t\r\n");

    private readonly byte[][] _begins = [.. columns.Select((_, place) => Encoding.UTF8.GetBytes($"<c r=\"{ColumnName(place)}"))];
    private readonly byte[] _number = new byte[16];

    /// <summary>A, B, ... Z, AA: the letters of a column counted from 0.</summary>
    public static string ColumnName(int place) => place < 26 ? $"{(char)('A' + place)}" : ColumnName((place / 26) - 1) + ColumnName(place % 26);

    /// <summary>The header; its texts must be those of the table's columns, sign by sign.</summary>
    public static void WriteHeader(XmlText xml, IReadOnlyList<string> headings, SharedTexts shared)
    {
        xml.Raw("<row r=\"1\" ht=\"20\" customHeight=\"1\">"u8);
        for (var place = 0; place < headings.Count; place++)
            WriteText(xml.Raw("<c r=\"").Raw(ColumnName(place)).Raw("1\" s=\"").Number(Styles.Header).Raw("\""u8), shared.Find(headings[place]), headings[place]);
        xml.Raw("</row>"u8);
    }

    public void Write(XmlText xml, int row, LeadLine line)
    {
        Utf8Formatter.TryFormat(row, _number, out var digits);
        var number = _number.AsSpan(0, digits);
        xml.Raw("<row r=\""u8).Raw(number).Raw("\">"u8);
        for (var place = 0; place < columns.Count; place++)
        {
            var value = columns[place].Read(line, office);
            if (value is null or "")
                continue;
            WriteCell(xml.Raw(_begins[place]).Raw(number).Raw("\""u8), value, columns[place].Repeats);
        }

        xml.Raw("</row>"u8);
    }

    private void WriteCell(XmlText xml, object value, bool repeats)
    {
        switch (value)
        {
            case int number:
                xml.Raw("><v>"u8).Number(number).Raw("</v></c>"u8);
                break;
            case bool truth:
                // As a word: LibreOffice turns a truth value into the formula TRUE().
                var word = Words.Find(truth ? "Yes" : "No");
                WriteText(xml, shared.Find(word), word);
                break;
            case DateOnly day when day.ToDateTime(TimeOnly.MinValue) is var date && date >= FirstSafeDay:
                xml.Raw(" s=\""u8).Number(Styles.Day).Raw("\"><v>"u8).Number((long)date.ToOADate()).Raw("</v></c>"u8);
                break;
            case DateTime moment when moment >= FirstSafeDay:
                xml.Raw(" s=\""u8).Number(Styles.Moment).Raw("\"><v>"u8).Number(moment.ToOADate()).Raw("</v></c>"u8);
                break;
            default:
                var text = value is DateOnly or DateTime ? $"{value:yyyy-MM-dd}" : value.ToString() ?? "";
                if (Runs.Contains(text[0]))
                    xml.Raw(" s=\""u8).Number(Styles.PlainText).Raw("\""u8);
                WriteText(xml, repeats ? shared.Find(text) : null, text);
                break;
        }
    }

    private static void WriteText(XmlText xml, int? place, string text)
    {
        if (place is { } number)
            xml.Raw(" t=\"s\"><v>"u8).Number(number).Raw("</v></c>"u8);
        else if (char.IsWhiteSpace(text[0]) || char.IsWhiteSpace(text[^1]) || text.Contains('\n'))
            xml.Raw(" t=\"inlineStr\"><is><t xml:space=\"preserve\">"u8).Text(text).Raw("</t></is></c>"u8);
        else
            xml.Raw(" t=\"inlineStr\"><is><t>"u8).Text(text).Raw("</t></is></c>"u8);
    }
}
