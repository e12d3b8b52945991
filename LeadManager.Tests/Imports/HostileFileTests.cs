using System.IO.Compression;
using System.Text;
using LeadManager.Core.Imports.Reading;

namespace LeadManager.Tests.Imports;

/// <summary>What is no table is refused with the reason, before anything of it is unpacked or parsed (I02, I03, I04).</summary>
public sealed class HostileFileTests
{
    private const string ContentTypes = """<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>""";

    public static TheoryData<string, byte[], string> Files => new()
    {
        { "empty.csv", [], "empty" },
        { "empty.xlsx", [], "empty" },
        { "renamed.xlsx", SomeFiles.Text(SomeFiles.Good), ".csv" },
        { "renamed.csv", Book(), ".xlsx" },
        { "cut.xlsx", Book()[..(Book().Length / 2)], "cut off" },
        { "macro.xlsx", SomeFiles.Zip(("[Content_Types].xml", ContentTypes), ("xl/workbook.xml", "<workbook/>"), ("xl/vbaProject.bin", "x")), "macros" },
        { "other.xlsx", SomeFiles.Zip(("word/document.xml", "<document/>")), "no Excel workbook" },
        { "protected.xlsx", [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1, .. new byte[64], .. Encoding.Unicode.GetBytes("EncryptedPackage")], "password" },
        { "old.xls", [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1, .. new byte[64]], ".xls" },
        { "page.csv", "%PDF-1.7"u8.ToArray(), "PDF" },
        { "picture.csv", [0x89, (byte)'P', (byte)'N', (byte)'G', 0, 0], "PNG" },
        { "program.csv", [.. Enumerable.Range(0, 400).Select(number => (byte)(number % 7))], "neither" },
    };

    [Theory]
    [MemberData(nameof(Files))]
    public void Open_NoTable_SaysWhyAndWhatToDo(string name, byte[] bytes, string says) =>
        Assert.Contains(says, SomeFiles.Refused(bytes, name).Message, StringComparison.Ordinal);

    [Fact]
    public void Open_WorkbookThatUnpacksToHalfAGigabyte_IsRefusedWithoutTakingTheMemory()
    {
        var bytes = Bomb(512);
        var before = GC.GetAllocatedBytesForCurrentThread();

        var fault = SomeFiles.Refused(bytes, "bomb.xlsx");

        Assert.Contains("too large", fault.Message, StringComparison.Ordinal);
        Assert.True(bytes.Length < 1 << 20, $"The file itself has {bytes.Length} bytes.");
        Assert.True(GC.GetAllocatedBytesForCurrentThread() - before < 64 << 20);
    }

    [Theory]
    [InlineData("""<!DOCTYPE a SYSTEM "http://127.0.0.1:9/x.dtd"><workbook/>""")]
    [InlineData("""<!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd">]><workbook>&b;</workbook>""")]
    [InlineData("""<!DOCTYPE a [<!ENTITY b "bb"><!ENTITY c "&b;&b;&b;&b;"><!ENTITY d "&c;&c;&c;&c;">]><workbook>&d;</workbook>""")]
    public void Open_WorkbookWithDocumentType_IsRefused(string xml)
    {
        var bytes = SomeFiles.Zip(("[Content_Types].xml", ContentTypes), ("xl/workbook.xml", "<?xml version=\"1.0\"?>" + xml));

        Assert.Contains("document type", SomeFiles.Refused(bytes, "entities.xlsx").Message, StringComparison.Ordinal);
    }

    public static TheoryData<string, string, string> Bombs => new()
    {
        { "column", Sheet("""<row r="2"><c r="ZZZZZZ2" t="inlineStr"><is><t>x</t></is></c></row>"""), "" },
        { "row", Sheet("""<row r="2147483647"><c r="A2147483647"><v>1</v></c></row>"""), "" },
        { "rows", Sheet(string.Concat(Enumerable.Repeat("<row/>", (2 << 20) + 1))), "" },
        { "depth", Sheet(string.Concat(Enumerable.Repeat("<a>", 100))), "" },
        { "cell", Sheet($"""<row r="2"><c r="A2" t="inlineStr"><is><t>{new string('x', 70_000)}</t></is></c></row>"""), "" },
        { "cell of many pieces", Sheet($"""<row r="2"><c r="A2" t="inlineStr"><is>{string.Concat(Enumerable.Repeat($"<r><t>{new string('x', 700)}</t></r><x/>", 100))}</is></c></row>"""), "" },
        { "attribute", Sheet($"""<row r="2" x="{new string('x', 5 << 20)}"/>"""), "" },
        { "strings", Sheet(""), $"<sst {Main}>{string.Concat(Enumerable.Repeat("<si/>", 4_000_001))}</sst>" },
        { "string", Sheet(""), $"<sst {Main}><si><t>{new string('x', 70_000)}</t></si></sst>" },
        { "formats", Sheet(""), $"<styleSheet {Main}><cellXfs>{string.Concat(Enumerable.Repeat("<xf/>", 200_001))}</cellXfs></styleSheet>" },
        { "late document type", Sheet("").Replace("?>", $"?><!--{new string('x', 9_000)}--><!DOCTYPE a [<!ENTITY b \"bb\">]>", StringComparison.Ordinal), "" },
    };

    [Theory]
    [MemberData(nameof(Bombs))]
    public void Open_WorkbookThatWouldKeepTheReaderBusy_IsRefusedAtOnce(string what, string sheet, string other)
    {
        var bytes = RawBook(sheet, other);
        var before = GC.GetAllocatedBytesForCurrentThread();

        var fault = SomeFiles.Refused(bytes, $"{what}.xlsx");

        Assert.Contains("workbook", fault.Message, StringComparison.OrdinalIgnoreCase);
        Assert.True(GC.GetAllocatedBytesForCurrentThread() - before < 64 << 20, $"{what} took {(GC.GetAllocatedBytesForCurrentThread() - before) >> 20} MB.");
    }

    [Fact]
    public void Open_WorkbookWithItsLastRowAndALongCell_IsRead()
    {
        var bytes = RawBook(Sheet($"""<row r="2"><c r="A2" t="inlineStr"><is><t>{new string('x', 32_767)}</t></is></c></row><row r="1048576"><c r="B1048576"><v>1</v></c></row>"""), "");

        var file = SomeFiles.Open(bytes, "large.xlsx");

        Assert.Equal([2, 1 << 20], file.Rows().Select(row => row.Line));
        Assert.Equal(["First name"], file.Headers.Take(1));
    }

    [Fact]
    public void Open_OneSheetStandingInTheWorkbookTwice_IsRefused()
    {
        var bytes = RawBook(Sheet(""), "", """<Relationship Id="rId9" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet1.xml"/>""");

        Assert.Contains("attacks", SomeFiles.Refused(bytes, "twice.xlsx").Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Open_TooLarge_IsRefused() =>
        Assert.Contains("25 MB", SomeFiles.Refused(new byte[SourceFile.SizeMax + 1]).Message, StringComparison.Ordinal);

    private const string Main = "xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"", Relations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

    private static string Sheet(string rows) => $"""<?xml version="1.0"?><worksheet {Main}><sheetData><row r="1"><c r="A1" t="inlineStr"><is><t>First name</t></is></c></row>{rows}</sheetData></worksheet>""";

    /// <summary>A workbook written by hand, with a part of strings or styles beside its sheet.</summary>
    private static byte[] RawBook(string sheet, string other, string relation = "") => SomeFiles.Zip(
        ("[Content_Types].xml", ContentTypes),
        ("_rels/.rels", $"""<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="{Relations}/officeDocument" Target="xl/workbook.xml"/></Relationships>"""),
        ("xl/workbook.xml", $"""<workbook {Main} xmlns:r="{Relations}"><sheets><sheet name="S" sheetId="1" r:id="rId1"/></sheets></workbook>"""),
        ("xl/_rels/workbook.xml.rels", $"""<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="{Relations}/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="rId2" Type="{Relations}/sharedStrings" Target="sharedStrings.xml"/><Relationship Id="rId3" Type="{Relations}/styles" Target="styles.xml"/>{relation}</Relationships>"""),
        ("xl/worksheets/sheet1.xml", sheet),
        (other.StartsWith("<style", StringComparison.Ordinal) ? "xl/styles.xml" : "xl/sharedStrings.xml", other.Length > 0 ? other : $"<sst {Main}/>"));

    private static byte[] Book() => SomeFiles.Workbook(sheet => sheet.Cell(1, 1).Value = "First name");

    private static byte[] Bomb(int megabytes)
    {
        using var stream = new MemoryStream();
        using (var zip = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true))
        {
            using (var workbook = new StreamWriter(zip.CreateEntry("xl/workbook.xml").Open()))
                workbook.Write("<workbook/>");
            using var sheet = zip.CreateEntry("xl/worksheets/sheet1.xml", CompressionLevel.SmallestSize).Open();
            var zeros = new byte[1 << 20];
            for (var written = 0; written < megabytes; written++)
                sheet.Write(zeros);
        }

        return stream.ToArray();
    }
}
