namespace LeadManager.Web.Exports.Workbook;

/// <summary>What stands before and after the rows of a data sheet: frozen header, column widths, the table.</summary>
internal static class DataSheet
{
    public static void Begin(XmlText xml, IReadOnlyList<ExportColumn> columns, bool isShown)
    {
        xml.Raw("<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n<worksheet xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\" xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\"><sheetViews><sheetView "u8)
            .Raw(isShown ? "tabSelected=\"1\" "u8 : ""u8)
            .Raw("workbookViewId=\"0\"><pane ySplit=\"1\" topLeftCell=\"A2\" activePane=\"bottomLeft\" state=\"frozen\"/><selection pane=\"bottomLeft\" activeCell=\"A2\" sqref=\"A2\"/></sheetView></sheetViews><sheetFormatPr defaultRowHeight=\"15\"/><cols>"u8);
        for (var place = 0; place < columns.Count; place++)
            xml.Raw("<col min=\""u8).Number(place + 1).Raw("\" max=\""u8).Number(place + 1).Raw("\" width=\""u8).Number(WidthOf(columns[place].Width)).Raw("\" customWidth=\"1\"/>"u8);
        xml.Raw("</cols><sheetData>"u8);
    }

    /// <summary>Excel is told not to mark numbers that are kept as texts, such as telephone numbers and ZIP codes.</summary>
    public static void End(XmlText xml, int columns, int rows) =>
        xml.Raw($"</sheetData><pageMargins left=\"0.5\" right=\"0.5\" top=\"0.5\" bottom=\"0.5\" header=\"0.3\" footer=\"0.3\"/><pageSetup orientation=\"landscape\"/><ignoredErrors><ignoredError sqref=\"A1:{LeadRows.ColumnName(columns - 1)}{Math.Max(rows, 1) + 1}\" numberStoredAsText=\"1\"/></ignoredErrors><tableParts count=\"1\"><tablePart r:id=\"rId1\"/></tableParts></worksheet>");

    /// <summary>Pixels in the format's unit, the width of a zero of the normal font, with room for the filter's button.</summary>
    private static double WidthOf(int pixels) => Math.Round((pixels + 20) / 7.0, 2);
}
