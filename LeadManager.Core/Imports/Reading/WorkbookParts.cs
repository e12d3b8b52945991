using System.Globalization;
using System.Xml;

namespace LeadManager.Core.Imports.Reading;

/// <summary>
/// Reads the parts of a workbook through before the spreadsheet reader does, and finds what no spreadsheet program writes
/// and what would cost it memory or time out of all proportion to the file. Keeps nothing of what it reads.
/// </summary>
internal sealed class WorkbookParts
{
    /// <summary>Rows and columns of a sheet as large as Excel has them; characters in a cell, twice of what Excel takes, and in all.</summary>
    private const int RowsMax = 1 << 20, ColumnsMax = 1 << 14, CellTextMax = 1 << 16, TextMax = 50_000_000;

    private const int DepthMax = 64;

    /// <summary>How many elements of a name the workbook may have: those of which the reader keeps each.</summary>
    private static readonly Dictionary<string, int> Most = new()
    {
        ["si"] = 4_000_000, ["row"] = 2 * RowsMax, ["xf"] = 200_000, ["numFmt"] = 20_000, ["mergeCell"] = 200_000, ["col"] = 100_000, ["sheet"] = 300, ["Relationship"] = 20_000,
    };

    /// <summary>Elements with which another text begins; inside a shared string or a cell nothing does.</summary>
    private static readonly HashSet<string> Beginnings = ["c", "row", "comment", "definedName", "dataValidation", "cfRule", "pt"];

    private static readonly XmlReaderSettings Settings = new() { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null, CheckCharacters = false };

    private readonly Dictionary<string, int> _counts = [];
    private readonly HashSet<string> _sheetTargets = [];
    private readonly char[] _buffer = new char[8192];
    private int _cellText, _text;

    /// <summary>Why the part cannot be read, or null. What is no XML is left to the reader, which says so.</summary>
    public string? Inspect(Stream part)
    {
        try
        {
            using var xml = XmlReader.Create(part, Settings);
            while (xml.Read())
                if (FaultOf(xml) is { } fault)
                    return fault;
        }
        catch (XmlException)
        {
            // Up to here the reader comes too, and no further.
        }

        return null;
    }

    private string? FaultOf(XmlReader xml) => xml.NodeType switch
    {
        XmlNodeType.Element => IsOdd(xml) ? Words.Say("The workbook is built in a way that no spreadsheet program writes and that can be used for attacks. Save it again in Excel.") : null,
        XmlNodeType.Text or XmlNodeType.CDATA or XmlNodeType.SignificantWhitespace => IsTooLong(xml)
            ? Words.Say("A cell of the workbook holds more text than a lead takes. Shorten it, or split the workbook into several files.") : null,
        _ => null,
    };

    private bool IsOdd(XmlReader xml)
    {
        var name = xml.LocalName;
        if (xml.Depth <= 1 || Beginnings.Contains(name))
            _cellText = 0;
        if (Most.TryGetValue(name, out var most) && (_counts[name] = _counts.GetValueOrDefault(name) + 1) > most)
            return true;
        return xml.Depth > DepthMax || name switch
        {
            "row" => xml.GetAttribute("r") is { } row && !(int.TryParse(row, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number is > 0 and <= RowsMax),
            "c" => xml.GetAttribute("r") is { } cell && ColumnOf(cell) > ColumnsMax,
            "Relationship" => IsOddTarget(xml.GetAttribute("Type") ?? "", xml.GetAttribute("Target") ?? ""),
            _ => false,
        };
    }

    /// <summary>A sheet that stands in the workbook twice is read twice; a binary one is not ours to read.</summary>
    private bool IsOddTarget(string type, string target) =>
        (IsOf(type, "/worksheet") && (IsBinary(target) || !_sheetTargets.Add(target))) || (IsBinary(target) && (IsOf(type, "/sharedStrings") || IsOf(type, "/styles")));

    private static bool IsOf(string type, string ending) => type.EndsWith(ending, StringComparison.OrdinalIgnoreCase);

    private static bool IsBinary(string target) => target.EndsWith(".bin", StringComparison.OrdinalIgnoreCase);

    /// <summary>The number of the column that a reference like AB12 begins with; a very large one where there are too many letters.</summary>
    private static int ColumnOf(string reference)
    {
        var column = 0;
        foreach (var sign in reference)
        {
            if (!char.IsAsciiLetter(sign))
                break;
            column = (column * 26) + (char.ToUpperInvariant(sign) - 'A' + 1);
            if (column > ColumnsMax)
                break;
        }

        return column;
    }

    private bool IsTooLong(XmlReader xml)
    {
        for (int count; (count = xml.ReadValueChunk(_buffer, 0, _buffer.Length)) > 0;)
            if ((_cellText += count) > CellTextMax || (_text += count) > TextMax)
                return true;
        return false;
    }
}
