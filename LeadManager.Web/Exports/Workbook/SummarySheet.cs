using LeadManager.Core;

namespace LeadManager.Web.Exports.Workbook;

/// <summary>The cells of the summary.</summary>
internal sealed class SummarySheet
{
    private const int Widest = 12;
    private const double TextWidth = 125;
    private static readonly double[] Widths = [28, 11, 9, 3];

    /// <summary>The columns of the six cards: one is a third's first column, the next its other two.</summary>
    private static readonly (int From, int To)[] CardColumns = [(1, 1), (2, 3), (5, 5), (6, 7), (9, 9), (10, 11)];

    /// <summary>Row to column to what is written between its tags.</summary>
    private readonly SortedDictionary<int, SortedDictionary<int, (int Style, object? Value)>> _rows = [];
    private readonly Dictionary<int, double> _heights = [];
    private readonly List<string> _merged = [];

    public static string SheetName => Words.Find("Summary");

    /// <summary>Puts the sheet with its charts into the workbook, as the sheet of this number.</summary>
    public static async Task AddToAsync(WorkbookPackage package, int number, SummaryLayout layout, CancellationToken ct)
    {
        await package.AddAsync($"xl/worksheets/sheet{number}.xml", xml => Write(xml, layout), ct);
        await package.AddAsync($"xl/worksheets/_rels/sheet{number}.xml.rels", xml => Parts.Relations(xml, (Parts.TypeOf("drawing"), "../drawings/drawing1.xml")), ct);
        await package.AddAsync("xl/drawings/drawing1.xml", xml => SummaryDrawing.Write(xml, layout.Blocks), ct);
        await package.AddAsync("xl/drawings/_rels/drawing1.xml.rels", xml => Parts.Relations(
            xml, [.. Enumerable.Range(1, layout.Blocks.Count).Select(chart => (Parts.TypeOf("chart"), $"../charts/chart{chart}.xml"))]), ct);
        for (var chart = 0; chart < layout.Blocks.Count; chart++)
            await package.AddAsync($"xl/charts/chart{chart + 1}.xml", xml => SummaryChart.Write(xml, layout.Blocks[chart]), ct);
    }

    private static void Write(XmlText xml, SummaryLayout layout)
    {
        var sheet = new SummarySheet();
        sheet.AddHead(layout);
        foreach (var block in layout.Blocks)
            sheet.AddTable(block);
        sheet.WriteTo(xml);
    }

    private void AddHead(SummaryLayout layout)
    {
        Set(2, 1, Styles.Title, layout.Title);
        _heights[2] = 30;
        for (var place = 0; place < layout.Stamp.Count; place++)
        {
            var (label, value) = layout.Stamp[place];
            var row = SummaryLayout.StampRow + place;
            Set(row, 1, Styles.Label, label);
            Set(row, 2, value is DateTime ? Styles.ValueMoment : Styles.Value, value);
            Merge(row, 2, Widest - 1);
            if (value is string { Length: > (int)TextWidth } text)
                _heights[row] = Math.Min(400, 15 * Math.Ceiling(text.Length / TextWidth)); // merged cells do not grow by themselves
        }

        for (var place = 0; place < layout.Cards.Count; place++)
        {
            var (from, to) = CardColumns[place];
            for (var column = from; column <= to; column++)
            {
                Set(SummaryLayout.CardRow, column, Styles.CardLabel, column == from ? layout.Cards[place].Label : null);
                Set(SummaryLayout.CardRow + 1, column, Styles.Card, column == from ? layout.Cards[place].Count : null);
            }

            if (to > from)
            {
                Merge(SummaryLayout.CardRow, from, to);
                Merge(SummaryLayout.CardRow + 1, from, to);
            }
        }

        _heights[SummaryLayout.CardRow] = 20;
        _heights[SummaryLayout.CardRow + 1] = 36;
    }

    private void AddTable(SummaryBlock block)
    {
        var (column, total) = (block.NameColumn, block.Total);
        Set(block.Place.Row, column, Styles.Section, block.Title);
        _heights[block.Place.Row] = 22;
        Set(block.Place.Row + 1, column, Styles.Heading, block.NameHeading);
        Set(block.Place.Row + 1, column + 1, Styles.HeadingRight, block.CountHeading);
        if (block.IsSum)
            Set(block.Place.Row + 1, column + 2, Styles.HeadingRight, Words.Find("Share"));
        for (var place = 0; place < block.Rows.Count; place++)
        {
            var (name, count) = block.Rows[place];
            Set(block.FirstRow + place, column, name is DateOnly ? Styles.Month : Styles.Name, name);
            Set(block.FirstRow + place, column + 1, Styles.Count, count);
            if (block.IsSum)
                Set(block.FirstRow + place, column + 2, Styles.Share, Share(count, total));
        }

        if (!block.IsSum)
            return;
        var last = block.FirstRow + block.Rows.Count;
        Set(last, column, Styles.Total, Words.Find("Total"));
        Set(last, column + 1, Styles.TotalCount, total);
        Set(last, column + 2, Styles.TotalShare, Share(total, total));
    }

    private static double Share(int count, int total) => total == 0 ? 0 : (double)count / total;

    private void Set(int row, int column, int style, object? value)
    {
        if (!_rows.TryGetValue(row, out var cells))
            _rows[row] = cells = [];
        cells[column] = (style, value);
    }

    private void Merge(int row, int from, int to) => _merged.Add($"{LeadRows.ColumnName(from)}{row}:{LeadRows.ColumnName(to)}{row}");

    private void WriteTo(XmlText xml)
    {
        xml.Raw("<worksheet xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\" xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\"><sheetPr><tabColor rgb=\"FF0B6B75\"/><pageSetUpPr fitToPage=\"1\"/></sheetPr>"u8)
            .Raw("<sheetViews><sheetView showGridLines=\"0\" workbookViewId=\"0\"/></sheetViews><sheetFormatPr defaultRowHeight=\"15\"/><cols><col min=\"1\" max=\"1\" width=\"2.5\" customWidth=\"1\"/>"u8);
        for (var column = 1; column <= Widest; column++)
            xml.Raw($"<col min=\"{column + 1}\" max=\"{column + 1}\" width=\"{Widths[(column - 1) % SummaryLayout.ColumnsPerThird]}\" customWidth=\"1\"/>");
        xml.Raw("</cols><sheetData>"u8);
        foreach (var (row, cells) in _rows)
        {
            xml.Raw("<row r=\""u8).Number(row).Raw("\""u8);
            if (_heights.TryGetValue(row, out var height))
                xml.Raw(" ht=\""u8).Number(height).Raw("\" customHeight=\"1\""u8);
            xml.Raw(">"u8);
            foreach (var (column, (style, value)) in cells)
                WriteCell(xml.Raw($"<c r=\"{LeadRows.ColumnName(column)}{row}\" s=\"{style}\""), value);
            xml.Raw("</row>"u8);
        }

        xml.Raw($"</sheetData><mergeCells count=\"{_merged.Count}\">");
        foreach (var range in _merged)
            xml.Raw($"<mergeCell ref=\"{range}\"/>");
        xml.Raw("</mergeCells><pageMargins left=\"0.4\" right=\"0.4\" top=\"0.4\" bottom=\"0.4\" header=\"0.2\" footer=\"0.2\"/><pageSetup orientation=\"portrait\" fitToWidth=\"1\" fitToHeight=\"0\"/><drawing r:id=\"rId1\"/></worksheet>"u8);
    }

    private static void WriteCell(XmlText xml, object? value)
    {
        switch (value)
        {
            case null: xml.Raw("/>"u8); break;
            case int number: xml.Raw("><v>"u8).Number(number).Raw("</v></c>"u8); break;
            case double number: xml.Raw("><v>"u8).Number(number).Raw("</v></c>"u8); break;
            case DateOnly day: xml.Raw("><v>"u8).Number(day.ToDateTime(TimeOnly.MinValue).ToOADate()).Raw("</v></c>"u8); break;
            case DateTime moment: xml.Raw("><v>"u8).Number(moment.ToOADate()).Raw("</v></c>"u8); break;
            default: xml.Raw(" t=\"inlineStr\"><is><t xml:space=\"preserve\">"u8).Text($"{value}").Raw("</t></is></c>"u8); break;
        }
    }
}
