using System.Globalization;
using ClosedXML.Excel;
using DocumentFormat.OpenXml.Drawing.Charts;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Validation;
using LeadManager.Core.Access;
using LeadManager.Core.Leads;
using LeadManager.Tests.Analytics;
using LeadManager.Tests.Support;
using LeadManager.Web.Exports.Workbook;

namespace LeadManager.Tests.Exports;

public sealed class LeadWorkbookTests
{
    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(250)]
    public async Task Workbook_OfAnySize_IsValidByTheFormatsOwnRules(int leads)
    {
        using var document = SpreadsheetDocument.Open(new MemoryStream(await WriteAsync(leads)), false);

        Assert.Empty(new OpenXmlValidator().Validate(document).Select(fault => $"{fault.Part?.Uri} {fault.Path?.XPath}: {fault.Description}"));
    }

    [Theory]
    [InlineData(0, "A1:")]
    [InlineData(250, "A1:")]
    public async Task DataSheet_IsATableWithFilterAndBandsUnderAFrozenHeader(int leads, string begin)
    {
        using var book = SomeExports.Read(await WriteAsync(leads));

        var sheet = book.Worksheet("Leads");
        var table = sheet.Tables.Single();
        Assert.StartsWith(begin, table.RangeAddress.ToString(), StringComparison.Ordinal);
        Assert.Equal(Math.Max(leads, 1) + 1, table.RangeAddress.LastAddress.RowNumber);
        Assert.Equal(sheet.Row(1).CellsUsed().Count(), table.RangeAddress.LastAddress.ColumnNumber);
        Assert.True(table.ShowAutoFilter);
        Assert.True(table.ShowRowStripes);
        Assert.Equal(1, sheet.SheetView.SplitRow);
        Assert.True(sheet.Column(2).Width > 10);
        Assert.Equal(["Leads", "Summary"], book.Worksheets.Select(each => each.Name));
    }

    [Fact]
    public async Task MoreRowsThanASheetHolds_GoOnInFurtherSheetsAndNoneIsLost()
    {
        var file = await WriteAsync(250, rowsPerSheet: 100);

        using var book = SomeExports.Read(file);
        Assert.Equal(["Leads", "Leads 2", "Leads 3", "Summary"], book.Worksheets.Select(sheet => sheet.Name));
        Assert.Equal([101, 101, 51], book.Worksheets.Take(3).Select(sheet => sheet.Tables.Single().RangeAddress.LastAddress.RowNumber));
        Assert.Equal(
            Enumerable.Range(1, 250).Select(number => $"Number {number}"),
            book.Worksheets.Take(3).SelectMany(sheet => sheet.Column(3).CellsUsed().Skip(1)).Select(cell => cell.GetString()));
        Assert.Equal("250 of 250, on 3 sheets because one holds no more than 1,048,576 rows", book.Worksheet("Summary").Cell("C8").GetString());
        using var document = SpreadsheetDocument.Open(new MemoryStream(file), false);
        Assert.Empty(new OpenXmlValidator().Validate(document).Select(fault => fault.Description));
    }

    [Fact]
    public async Task ExactlyASheetFull_NeedsNoFurtherSheet()
    {
        using var book = SomeExports.Read(await WriteAsync(100, rowsPerSheet: 100));

        Assert.Equal(["Leads", "Summary"], book.Worksheets.Select(sheet => sheet.Name));
    }

    [Fact]
    public async Task Charts_AreExcelsOwnOverCellsOfTheSummary()
    {
        await using var office = await Office.OpenAsync();
        var admin = await office.HireAsync(Role.Administrator);
        await office.LocateAsync(admin, "America/New_York");
        await office.FillAsync(admin, 200);
        var file = await office.ExportAsync(admin);

        using var book = SomeExports.Read(file);
        using var document = SpreadsheetDocument.Open(new MemoryStream(file), false);
        var charts = document.WorkbookPart?.WorksheetParts.Select(part => part.DrawingsPart).OfType<DrawingsPart>().Single().ChartParts.Select(part => part.ChartSpace).ToList() ?? [];

        Assert.Equal(8, charts.Count);
        Assert.Single(charts, chart => chart.Descendants<LineChart>().Any());
        Assert.Equal(7, charts.Count(chart => chart.Descendants<BarChart>().Any()));
        foreach (var chart in charts)
        {
            var values = chart.Descendants<Values>().Single().NumberReference ?? throw new InvalidOperationException("No reference.");
            var cells = book.Range(values.Formula?.Text ?? "").Cells().Select(cell => cell.GetDouble()).ToList();
            Assert.NotEmpty(cells);
            Assert.Equal(cells, values.NumberingCache?.Descendants<NumericValue>().Select(value => double.Parse(value.Text, CultureInfo.InvariantCulture)));
            var names = chart.Descendants<CategoryAxisData>().Single();
            Assert.Equal(cells.Count, book.Range(names.Descendants<Formula>().Single().Text).Cells().Count());
            Assert.Equal("Leads", chart.Descendants<LineChart>().Any() ? chart.Descendants<SeriesText>().Single().InnerText[^5..] : "Leads");
        }
    }

    [Fact]
    public async Task Cells_BeginningLikeAFormula_AreTextsAlsoWhenTypedAgain()
    {
        await using var office = await Office.OpenAsync();
        var admin = await office.HireAsync(Role.Administrator);
        await office.LeadAsync(admin, lead => (lead.LastName, lead.City) = ("=1+1", "@SUM(A1)"));

        using var book = SomeExports.Read(await office.ExportAsync(admin));

        var cells = book.Worksheet("Leads").Row(2).CellsUsed().Where(cell => cell.GetString() is "=1+1" or "@SUM(A1)" or "+1 555 010 0142").ToList();
        Assert.Equal(3, cells.Count);
        Assert.All(cells, cell => Assert.Equal((false, XLDataType.Text, true), (cell.HasFormula, cell.DataType, cell.Style.IncludeQuotePrefix)));
    }

    private static async Task<byte[]> WriteAsync(int leads, int rowsPerSheet = LeadWorkbook.RowsPerSheet)
    {
        using var file = new MemoryStream();
        await LeadWorkbook.WriteAsync(file, SomeExports.Order(leads), SomeExports.Leads(leads), rowsPerSheet, default);
        return file.ToArray();
    }
}
