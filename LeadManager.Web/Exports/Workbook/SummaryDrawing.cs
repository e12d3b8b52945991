namespace LeadManager.Web.Exports.Workbook;

/// <summary>Where the charts lie on the summary.</summary>
internal static class SummaryDrawing
{
    public static void Write(XmlText xml, IReadOnlyList<SummaryBlock> blocks)
    {
        xml.Raw("<xdr:wsDr xmlns:xdr=\"http://schemas.openxmlformats.org/drawingml/2006/spreadsheetDrawing\" xmlns:a=\"http://schemas.openxmlformats.org/drawingml/2006/main\">"u8);
        for (var place = 0; place < blocks.Count; place++)
        {
            var (from, to, row) = blocks[place].Chart;
            // The last column of a third is the gap beside it.
            var (left, right) = (SummaryBlock.ColumnOf(from), SummaryBlock.ColumnOf(to) + SummaryLayout.ColumnsPerThird - 1);
            xml.Raw("<xdr:twoCellAnchor editAs=\"oneCell\">"u8).Raw(Corner("from", left, row - 1)).Raw(Corner("to", right, row - 1 + SummaryLayout.ChartHeight))
                .Raw($"<xdr:graphicFrame macro=\"\"><xdr:nvGraphicFramePr><xdr:cNvPr id=\"{place + 2}\" name=\"").Text(blocks[place].Title).Raw("\" descr=\""u8).Text(blocks[place].Title)
                .Raw("\"/><xdr:cNvGraphicFramePr/></xdr:nvGraphicFramePr><xdr:xfrm><a:off x=\"0\" y=\"0\"/><a:ext cx=\"0\" cy=\"0\"/></xdr:xfrm><a:graphic><a:graphicData uri=\"http://schemas.openxmlformats.org/drawingml/2006/chart\">"u8)
                .Raw($"<c:chart xmlns:c=\"http://schemas.openxmlformats.org/drawingml/2006/chart\" xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\" r:id=\"rId{place + 1}\"/>")
                .Raw("</a:graphicData></a:graphic></xdr:graphicFrame><xdr:clientData/></xdr:twoCellAnchor>"u8);
        }

        xml.Raw("</xdr:wsDr>"u8);
    }

    private static string Corner(string name, int column, int row) =>
        $"<xdr:{name}><xdr:col>{column}</xdr:col><xdr:colOff>0</xdr:colOff><xdr:row>{row}</xdr:row><xdr:rowOff>0</xdr:rowOff></xdr:{name}>";
}
