using LeadManager.Core;

namespace LeadManager.Web.Exports.Workbook;

/// <summary>
/// A chart of Excel's own over cells of the summary: a line for the months, bars for the rest. The values stand in it a
/// second time, as Excel keeps them too, for programs that draw before they calculate.
/// </summary>
internal static class SummaryChart
{
    public static void Write(XmlText xml, SummaryBlock block)
    {
        xml.Raw("<c:chartSpace xmlns:c=\"http://schemas.openxmlformats.org/drawingml/2006/chart\" xmlns:a=\"http://schemas.openxmlformats.org/drawingml/2006/main\" xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\"><c:date1904 val=\"0\"/><c:roundedCorners val=\"0\"/><c:chart><c:title><c:tx><c:rich><a:bodyPr/><a:lstStyle/><a:p><a:pPr algn=\"l\"/><a:r>"u8)
            .Raw($"<a:rPr lang=\"en-US\" sz=\"1200\" b=\"1\">{Fill(Styles.Ink)}</a:rPr><a:t>").Text(TitleOf(block))
            .Raw("</a:t></a:r></a:p></c:rich></c:tx><c:overlay val=\"0\"/></c:title><c:autoTitleDeleted val=\"0\"/><c:plotArea><c:layout/>"u8);
        if (block.IsTrend)
            WriteLine(xml, block);
        else
            WriteBars(xml, block);
        xml.Raw("</c:plotArea><c:plotVisOnly val=\"1\"/><c:dispBlanksAs val=\"gap\"/></c:chart>"u8)
            .Raw($"<c:spPr>{Fill("FFFFFF")}<a:ln w=\"9525\">{Fill(Styles.Line)}</a:ln></c:spPr></c:chartSpace>");
    }

    private static string TitleOf(SummaryBlock block)
    {
        var shown = block.Shown.GetOffsetAndLength(block.Rows.Count).Length;
        return shown == block.Rows.Count ? block.Title
            : block.IsTrend ? Words.Say("{0}: the last {1}", block.Title, shown)
            : Words.Say("{0}: the first {1} of {2}", block.Title, shown, block.Rows.Count);
    }

    private static void WriteBars(XmlText xml, SummaryBlock block)
    {
        xml.Raw("<c:barChart><c:barDir val=\"bar\"/><c:grouping val=\"clustered\"/><c:varyColors val=\"0\"/><c:ser><c:idx val=\"0\"/><c:order val=\"0\"/>"u8);
        WriteSeriesName(xml, block);
        xml.Raw($"<c:spPr>{Fill(Styles.Accent)}</c:spPr><c:invertIfNegative val=\"0\"/><c:dLbls><c:numFmt formatCode=\"#,##0\" sourceLinked=\"0\"/><c:spPr><a:noFill/><a:ln><a:noFill/></a:ln></c:spPr>{TextLook(Styles.Ink)}")
            .Raw("<c:dLblPos val=\"outEnd\"/><c:showLegendKey val=\"0\"/><c:showVal val=\"1\"/><c:showCatName val=\"0\"/><c:showSerName val=\"0\"/><c:showPercent val=\"0\"/><c:showBubbleSize val=\"0\"/></c:dLbls>"u8);
        WriteValues(xml, block);
        // Few bars are drawn as thick as many.
        xml.Raw($"</c:ser><c:gapWidth val=\"{Math.Clamp(560 / block.Rows.Count, 45, 260)}\"/>").Raw("<c:axId val=\"1\"/><c:axId val=\"2\"/></c:barChart>"u8)
            .Raw($"<c:catAx><c:axId val=\"1\"/><c:scaling><c:orientation val=\"maxMin\"/></c:scaling><c:delete val=\"0\"/><c:axPos val=\"l\"/><c:numFmt formatCode=\"General\" sourceLinked=\"0\"/><c:majorTickMark val=\"none\"/><c:minorTickMark val=\"none\"/><c:tickLblPos val=\"nextTo\"/><c:spPr><a:ln w=\"9525\">{Fill(Styles.Line)}</a:ln></c:spPr>{TextLook(Styles.Quiet)}")
            .Raw("<c:crossAx val=\"2\"/><c:crosses val=\"autoZero\"/><c:auto val=\"0\"/><c:lblAlgn val=\"ctr\"/><c:lblOffset val=\"100\"/><c:noMultiLvlLbl val=\"1\"/></c:catAx>"u8)
            .Raw("<c:valAx><c:axId val=\"2\"/><c:scaling><c:orientation val=\"minMax\"/><c:min val=\"0\"/></c:scaling><c:delete val=\"1\"/><c:axPos val=\"t\"/><c:numFmt formatCode=\"#,##0\" sourceLinked=\"0\"/><c:majorTickMark val=\"none\"/><c:minorTickMark val=\"none\"/><c:tickLblPos val=\"nextTo\"/><c:crossAx val=\"1\"/><c:crosses val=\"autoZero\"/></c:valAx>"u8);
    }

    private static void WriteLine(XmlText xml, SummaryBlock block)
    {
        xml.Raw("<c:lineChart><c:grouping val=\"standard\"/><c:varyColors val=\"0\"/><c:ser><c:idx val=\"0\"/><c:order val=\"0\"/>"u8);
        WriteSeriesName(xml, block);
        xml.Raw($"<c:spPr><a:ln w=\"28575\" cap=\"rnd\">{Fill(Styles.Accent)}<a:round/></a:ln></c:spPr><c:marker><c:symbol val=\"circle\"/><c:size val=\"5\"/><c:spPr>{Fill(Styles.Accent)}<a:ln w=\"9525\">{Fill("FFFFFF")}</a:ln></c:spPr></c:marker>");
        WriteValues(xml, block);
        xml.Raw("<c:smooth val=\"0\"/></c:ser><c:marker val=\"1\"/><c:axId val=\"1\"/><c:axId val=\"2\"/></c:lineChart>"u8)
            .Raw($"<c:valAx><c:axId val=\"2\"/><c:scaling><c:orientation val=\"minMax\"/><c:min val=\"0\"/></c:scaling><c:delete val=\"0\"/><c:axPos val=\"l\"/><c:majorGridlines><c:spPr><a:ln w=\"9525\">{Fill(Styles.Grid)}</a:ln></c:spPr></c:majorGridlines><c:numFmt formatCode=\"#,##0\" sourceLinked=\"0\"/><c:majorTickMark val=\"none\"/><c:minorTickMark val=\"none\"/><c:tickLblPos val=\"nextTo\"/><c:spPr><a:ln><a:noFill/></a:ln></c:spPr>{TextLook(Styles.Quiet)}<c:crossAx val=\"1\"/><c:crosses val=\"autoZero\"/></c:valAx>")
            .Raw($"<c:dateAx><c:axId val=\"1\"/><c:scaling><c:orientation val=\"minMax\"/></c:scaling><c:delete val=\"0\"/><c:axPos val=\"b\"/><c:numFmt formatCode=\"mmm\\ yy\" sourceLinked=\"0\"/><c:majorTickMark val=\"none\"/><c:minorTickMark val=\"none\"/><c:tickLblPos val=\"nextTo\"/><c:spPr><a:ln w=\"9525\">{Fill(Styles.Line)}</a:ln></c:spPr>{TextLook(Styles.Quiet)}<c:crossAx val=\"2\"/><c:crosses val=\"autoZero\"/><c:auto val=\"1\"/><c:lblOffset val=\"100\"/><c:baseTimeUnit val=\"months\"/></c:dateAx>");
    }

    private static void WriteSeriesName(XmlText xml, SummaryBlock block) => xml.Raw("<c:tx><c:strRef><c:f>"u8)
        .Text(Reference(block.NameColumn + 1, block.FirstRow - 1, block.FirstRow - 1)).Raw("</c:f><c:strCache><c:ptCount val=\"1\"/><c:pt idx=\"0\"><c:v>"u8).Text(block.CountHeading).Raw("</c:v></c:pt></c:strCache></c:strRef></c:tx>"u8);

    private static void WriteValues(XmlText xml, SummaryBlock block)
    {
        var (begin, length) = block.Shown.GetOffsetAndLength(block.Rows.Count);
        var rows = block.Rows.Skip(begin).Take(length).ToList();
        var (first, last) = (block.FirstRow + begin, block.FirstRow + begin + length - 1);
        var kind = block.IsTrend ? "num" : "str";
        xml.Raw($"<c:cat><c:{kind}Ref><c:f>").Text(Reference(block.NameColumn, first, last)).Raw($"</c:f><c:{kind}Cache>");
        WritePoints(xml.Raw(block.IsTrend ? "<c:formatCode>mmm\\ yyyy</c:formatCode>"u8 : ""u8), rows, row => row.Name is DateOnly month ? $"{month.ToDateTime(TimeOnly.MinValue).ToOADate()}" : $"{row.Name}");
        xml.Raw($"</c:{kind}Cache></c:{kind}Ref></c:cat><c:val><c:numRef><c:f>").Text(Reference(block.NameColumn + 1, first, last)).Raw("</c:f><c:numCache><c:formatCode>#,##0</c:formatCode>"u8);
        WritePoints(xml, rows, row => $"{row.Count}");
        xml.Raw("</c:numCache></c:numRef></c:val>"u8);
    }

    private static void WritePoints(XmlText xml, List<(object Name, int Count)> rows, Func<(object Name, int Count), string> value)
    {
        xml.Raw("<c:ptCount val=\""u8).Number(rows.Count).Raw("\"/>"u8);
        for (var place = 0; place < rows.Count; place++)
            xml.Raw("<c:pt idx=\""u8).Number(place).Raw("\"><c:v>"u8).Text(value(rows[place])).Raw("</c:v></c:pt>"u8);
    }

    private static string Reference(int column, int first, int last)
    {
        var letter = LeadRows.ColumnName(column);
        var sheet = Parts.Quote(SummarySheet.SheetName);
        return first == last ? $"{sheet}!${letter}${first}" : $"{sheet}!${letter}${first}:${letter}${last}";
    }

    private static string Fill(string colour) => $"<a:solidFill><a:srgbClr val=\"{colour}\"/></a:solidFill>";

    private static string TextLook(string colour) =>
        $"<c:txPr><a:bodyPr/><a:lstStyle/><a:p><a:pPr><a:defRPr sz=\"900\">{Fill(colour)}</a:defRPr></a:pPr><a:endParaRPr lang=\"en-US\"/></a:p></c:txPr>";
}
