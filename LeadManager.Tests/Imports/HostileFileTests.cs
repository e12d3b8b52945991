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
        var before = GC.GetTotalAllocatedBytes(precise: true);

        var fault = SomeFiles.Refused(bytes, "bomb.xlsx");

        Assert.Contains("too large", fault.Message, StringComparison.Ordinal);
        Assert.True(bytes.Length < 1 << 20, $"The file itself has {bytes.Length} bytes.");
        Assert.True(GC.GetTotalAllocatedBytes(precise: true) - before < 64 << 20);
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

    [Fact]
    public void Open_TooLarge_IsRefused() =>
        Assert.Contains("25 MB", SomeFiles.Refused(new byte[SourceFile.SizeMax + 1]).Message, StringComparison.Ordinal);

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
