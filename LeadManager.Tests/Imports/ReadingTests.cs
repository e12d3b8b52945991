using LeadManager.Core.Imports.Reading;

namespace LeadManager.Tests.Imports;

/// <summary>Files of all shapes are read right, or asked about (I06).</summary>
public sealed class ReadingTests
{
    private const string Table = "Name;Città\r\nZoë;\"Forlì;\r\nCesena\"\r\n";

    [Theory]
    [InlineData("utf-8", false)]
    [InlineData("utf-16", false)]
    [InlineData("utf-16BE", false)]
    [InlineData("windows-1252", true)]
    public void Text_AnyEncoding_IsReadRight(string encoding, bool isGuess)
    {
        var bytes = SomeFiles.Text(encoding.StartsWith("utf-16", StringComparison.Ordinal) ? "\uFEFF" + Table : Table, encoding);

        var file = SomeFiles.Open(bytes);

        Assert.Equal((encoding, ';', isGuess, 1), (file.Layout.Encoding, file.Layout.Delimiter, file.IsEncodingGuessed, file.Layout.HeaderLine));
        Assert.Equal(["Name", "Città"], file.Headers);
        var row = Assert.Single(file.Rows());
        Assert.Equal((2, "Zoë|Forlì;\r\nCesena"), (row.Line, string.Join('|', row.Cells)));
    }

    [Fact]
    public void Text_Utf16WithoutMark_IsFoundByItsZeros()
    {
        var file = SomeFiles.Open(SomeFiles.Text(Table, "utf-16"));

        Assert.Equal(("utf-16", true), (file.Layout.Encoding, file.IsEncodingGuessed));
        Assert.Equal("Zoë", file.Rows().Single().Cells[0]);
    }

    [Theory]
    [InlineData(',')]
    [InlineData(';')]
    [InlineData('\t')]
    [InlineData('|')]
    public void Text_AnyDelimiter_IsFound(char sign)
    {
        var file = SomeFiles.Open(SomeFiles.Text($"First name{sign}Last name{sign}Phone\nAda{sign}Lovelace{sign}1\nBob{sign}Ross{sign}2\n"));

        Assert.Equal((sign, 3, 2), (file.Layout.Delimiter, file.Headers.Count, file.Rows().Count()));
    }

    [Fact]
    public void Text_WrongEncodingChosen_IsRefusedAndNotMangled()
    {
        var fault = SomeFiles.Refused(SomeFiles.Text(Table, "windows-1252"), layout: new FileLayout { Encoding = "utf-8" });

        Assert.Contains("utf-8", fault.Errors[nameof(FileLayout.Encoding)].Single(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("windows-1251", "Имя;Город\r\nЗоя;Псков\r\n", "Зоя|Псков")]
    [InlineData("windows-1250", "Imię;Miasto\r\nŁucja;Łódź\r\n", "Łucja|Łódź")]
    [InlineData("shift_jis", "名;市\r\n陽子;京都\r\n", "陽子|京都")]
    public void Text_EncodingGuessedWrong_IsReadRightOnceItIsChosen(string encoding, string text, string row)
    {
        var guessed = SomeFiles.Open(SomeFiles.Text(text, encoding));
        var chosen = SomeFiles.Open(SomeFiles.Text(text, encoding), layout: new FileLayout { Encoding = encoding });

        Assert.Equal(("windows-1252", true), (guessed.Layout.Encoding, guessed.IsEncodingGuessed));
        Assert.NotEqual(row, string.Join('|', guessed.Rows().Last().Cells));
        Assert.Equal((encoding, false, row), (chosen.Layout.Encoding, chosen.IsEncodingGuessed, string.Join('|', chosen.Rows().Single().Cells)));
    }

    [Fact]
    public void Text_LayoutCorrected_IsReadSo()
    {
        var file = SomeFiles.Open(SomeFiles.Text("a,b;c\n1,2;3\n"), layout: new FileLayout { Delimiter = ';', HeaderLine = 0 });

        Assert.Equal(["Column 1", "Column 2"], file.Headers);
        Assert.Equal(["a,b|c", "1,2|3"], file.Rows().Select(row => string.Join('|', row.Cells)));
    }

    [Fact]
    public void Header_TitlesAbove_IsFoundBelowThem()
    {
        var file = SomeFiles.Open(SomeFiles.Text("Report of the month,,\n,,\nYear,2001,2002\nTimber,1,2\n"));

        Assert.Equal((3, "Year"), (file.Layout.HeaderLine, file.Headers[0]));
        Assert.Equal(4, file.Rows().Single().Line);
    }

    [Fact]
    public void Header_WideNotesAbove_IsWhereTheTableHasItsWholeWidth()
    {
        var file = SomeFiles.Open(SomeFiles.Text("Lots of people,,,,,\nsimply,,,cannot resist,,\nat,the,top,of,their,\nor,,,merging,,\nName,Profession,Age,Kids,Born,Died\nA,b,69,true,1947-01-08,2016-01-10\n"));

        Assert.Equal((5, "Profession"), (file.Layout.HeaderLine, file.Headers[1]));
    }

    [Fact]
    public void Header_OnlyValues_ThereIsNone()
    {
        var file = SomeFiles.Open(SomeFiles.Text("1,null,0,0\n2,0,0,null\n"));

        Assert.Equal((0, 2), (file.Layout.HeaderLine, file.Rows().Count()));
    }

    [Fact]
    public void Text_SeparatorLineOfExcel_IsNoRow()
    {
        var file = SomeFiles.Open(SomeFiles.Text("sep=;\r\nFirst name;Phone\r\nAda;1\r\n"));

        Assert.Equal(("First name", "Ada"), (file.Headers[0], file.Rows().Single().Cells[0]));
    }

    [Fact]
    public void Text_QuoteNeverClosed_NamesTheLine()
    {
        var file = SomeFiles.Open(SomeFiles.Text("First name,Phone\nAda,1\n\"Bob,2\nCy,3\n"));

        var rows = file.Rows().ToList();

        Assert.Equal(3, rows[^1].Line);
        Assert.NotNull(rows[^1].Fault);
        Assert.Null(rows[0].Fault);
    }

    [Fact]
    public void Workbook_TypedCells_BecomeWhatAPersonSees()
    {
        var bytes = SomeFiles.Workbook(sheet =>
        {
            (string, object)[] cells = [("ZIP", 1234), ("Phone", 19175550142.0), ("Born", new DateTime(1944, 3, 2)), ("Special", true), ("Amount", 1.5), ("Text", " two\nlines ")];
            for (var place = 0; place < cells.Length; place++)
            {
                sheet.Cell(1, place + 1).Value = cells[place].Item1;
                sheet.Cell(2, place + 1).Value = cells[place].Item2;
            }

            sheet.Cell(2, 1).Style.NumberFormat.Format = "00000";
        });

        var file = SomeFiles.Open(bytes, "leads.xlsx");

        Assert.Equal((FileKind.Xlsx, "Leads"), (file.Kind, file.Layout.Sheet));
        Assert.Equal(["01234", "19175550142", "1944-03-02", "true", "1.5", " two\nlines "], file.Rows().Single().Cells);
    }

    [Fact]
    public void Workbook_SeveralSheets_AnotherCanBeChosen()
    {
        using var book = new ClosedXML.Excel.XLWorkbook();
        book.AddWorksheet("Empty");
        book.AddWorksheet("Old").Cell(1, 1).Value = "Name";
        book.AddWorksheet("New").Cell(1, 1).Value = "First name";
        using var stream = new MemoryStream();
        book.SaveAs(stream);

        Assert.Equal("Old", SomeFiles.Open(stream.ToArray(), "book.xlsx").Layout.Sheet);
        var chosen = SomeFiles.Open(stream.ToArray(), "book.xlsx", new FileLayout { Sheet = "New" });
        Assert.Equal("First name", chosen.Headers.Single());
        Assert.Contains(nameof(FileLayout.Sheet), SomeFiles.Refused(stream.ToArray(), "book.xlsx", new FileLayout { Sheet = "Gone" }).Errors.Keys);
    }
}
