using System.Globalization;
using LeadManager.Core;

namespace LeadManager.Web.Exports.Workbook;

/// <summary>The small parts that hold a workbook together: who made it, which sheets it has, what each part is.</summary>
internal static class Parts
{
    private const string Main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    private const string Office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    private const string Package = "http://schemas.openxmlformats.org/package/2006";
    private const string Spreadsheet = "application/vnd.openxmlformats-officedocument.spreadsheetml";
    private const string Drawing = "application/vnd.openxmlformats-officedocument.drawing";

    public static void Root(XmlText xml) => Relations(xml,
        ($"{Office}/officeDocument", "xl/workbook.xml"), ($"{Package}/relationships/metadata/core-properties", "docProps/core.xml"));

    /// <summary>The relations of a part, numbered rId1, rId2, ...</summary>
    public static void Relations(XmlText xml, params (string Type, string Target)[] relations)
    {
        xml.Raw($"<Relationships xmlns=\"{Package}/relationships\">");
        for (var place = 0; place < relations.Length; place++)
            xml.Raw($"<Relationship Id=\"rId{place + 1}\" Type=\"{relations[place].Type}\" Target=\"{relations[place].Target}\"/>");
        xml.Raw("</Relationships>"u8);
    }

    public static string TypeOf(string relation) => $"{Office}/{relation}";

    public static void Properties(XmlText xml, ExportStamp stamp)
    {
        var at = stamp.At.ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture);
        xml.Raw($"<cp:coreProperties xmlns:cp=\"{Package}/metadata/core-properties\" xmlns:dc=\"http://purl.org/dc/elements/1.1/\" xmlns:dcterms=\"http://purl.org/dc/terms/\" xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\"><dc:title>")
            .Text(Words.Find("Leads")).Raw("</dc:title><dc:creator>"u8).Text(stamp.Who)
            .Raw($"</dc:creator><dcterms:created xsi:type=\"dcterms:W3CDTF\">{at}</dcterms:created></cp:coreProperties>");
    }

    /// <summary>The data sheets are sheet1, sheet2, ...; the summary is the last sheet.</summary>
    public static void Workbook(XmlText xml, IReadOnlyList<string> sheets)
    {
        xml.Raw($"<workbook xmlns=\"{Main}\" xmlns:r=\"{Office}\"><bookViews><workbookView xWindow=\"0\" yWindow=\"0\" windowWidth=\"28800\" windowHeight=\"15000\"/></bookViews><sheets>");
        for (var place = 0; place < sheets.Count; place++)
            xml.Raw("<sheet name=\""u8).Text(sheets[place]).Raw($"\" sheetId=\"{place + 1}\" r:id=\"rId{place + 1}\"/>");
        xml.Raw("</sheets><definedNames>"u8);
        for (var place = 0; place < sheets.Count - 1; place++)
            xml.Raw($"<definedName name=\"_xlnm.Print_Titles\" localSheetId=\"{place}\">").Text(Quote(sheets[place])).Raw("!$1:$1</definedName>"u8);
        xml.Raw("</definedNames></workbook>"u8);
    }

    public static void WorkbookRelations(XmlText xml, int sheets) => Relations(xml,
    [
        .. Enumerable.Range(1, sheets).Select(sheet => (TypeOf("worksheet"), $"worksheets/sheet{sheet}.xml")),
        (TypeOf("styles"), "styles.xml"), (TypeOf("theme"), "theme/theme1.xml"), (TypeOf("sharedStrings"), "sharedStrings.xml"),
    ]);

    public static void ContentTypes(XmlText xml, int dataSheets, int charts)
    {
        xml.Raw($"<Types xmlns=\"{Package}/content-types\"><Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/><Default Extension=\"xml\" ContentType=\"application/xml\"/>");
        Part("/docProps/core.xml", "application/vnd.openxmlformats-package.core-properties+xml");
        Part("/xl/workbook.xml", $"{Spreadsheet}.sheet.main+xml");
        Part("/xl/styles.xml", $"{Spreadsheet}.styles+xml");
        Part("/xl/theme/theme1.xml", "application/vnd.openxmlformats-officedocument.theme+xml");
        Part("/xl/sharedStrings.xml", $"{Spreadsheet}.sharedStrings+xml");
        for (var sheet = 1; sheet <= dataSheets + 1; sheet++)
            Part($"/xl/worksheets/sheet{sheet}.xml", $"{Spreadsheet}.worksheet+xml");
        for (var sheet = 1; sheet <= dataSheets; sheet++)
            Part($"/xl/tables/table{sheet}.xml", $"{Spreadsheet}.table+xml");
        Part("/xl/drawings/drawing1.xml", $"{Drawing}+xml");
        for (var chart = 1; chart <= charts; chart++)
            Part($"/xl/charts/chart{chart}.xml", $"{Drawing}ml.chart+xml");
        xml.Raw("</Types>"u8);

        void Part(string name, string type) => xml.Raw($"<Override PartName=\"{name}\" ContentType=\"{type}\"/>");
    }

    /// <summary>The table that covers a data sheet; it has at least one row, as the format demands.</summary>
    public static void Table(XmlText xml, int sheet, IReadOnlyList<string> headings, int rows)
    {
        var range = $"A1:{LeadRows.ColumnName(headings.Count - 1)}{Math.Max(rows, 1) + 1}";
        xml.Raw($"<table xmlns=\"{Main}\" id=\"{sheet}\" name=\"Leads{sheet}\" displayName=\"Leads{sheet}\" ref=\"{range}\" totalsRowShown=\"0\"><autoFilter ref=\"{range}\"/><tableColumns count=\"{headings.Count}\">");
        for (var place = 0; place < headings.Count; place++)
            xml.Raw($"<tableColumn id=\"{place + 1}\" name=\"").Text(headings[place]).Raw("\"/>"u8);
        xml.Raw("</tableColumns><tableStyleInfo name=\"TableStyleMedium2\" showFirstColumn=\"0\" showLastColumn=\"0\" showRowStripes=\"1\" showColumnStripes=\"0\"/></table>"u8);
    }

    /// <summary>A sheet's name in a reference.</summary>
    public static string Quote(string sheet) => $"'{sheet.Replace("'", "''", StringComparison.Ordinal)}'";
}
