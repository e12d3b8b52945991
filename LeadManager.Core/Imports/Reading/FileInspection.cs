using System.IO.Compression;
using System.Text;
using LeadManager.Core.Results;

namespace LeadManager.Core.Imports.Reading;

/// <summary>
/// Looks at what a file is before anything of it is unpacked or parsed: by its content, not by its name. What cannot be
/// imported is refused with the reason and the way on.
/// </summary>
internal static class FileInspection
{
    /// <summary>The most that a workbook may unpack to, and one of its parts may begin with while a document type is looked for.</summary>
    private const long UnpackedMax = 160L << 20;

    /// <summary>The most bytes from one tag of a part to the next: a reader keeps all of a tag, and all of the text behind it.</summary>
    private const int TagMax = 4 << 20;

    private const int PartsMax = 2_000, HeadLength = 4096;

    private static readonly byte[] Zip = "PK\x03\x04"u8.ToArray(), EmptyZip = "PK\x05\x06"u8.ToArray(), Ole = [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1];

    private static readonly (byte[] Start, string What)[] Foreign =
    [
        ("%PDF"u8.ToArray(), "PDF"), ([0x1F, 0x8B], "gzip"), ([0x89, (byte)'P', (byte)'N', (byte)'G'], "PNG"), ([0xFF, 0xD8, 0xFF], "JPEG"),
        ("Rar!"u8.ToArray(), "RAR"), ([(byte)'7', (byte)'z', 0xBC, 0xAF], "7z"), ("{\\rtf"u8.ToArray(), "RTF"),
    ];

    /// <summary>The kind of the file, or why it cannot be read.</summary>
    public static Outcome<FileKindFound> Inspect(ReadOnlyMemory<byte> bytes, string fileName)
    {
        var content = bytes.Span;
        if (content.Length == 0 || content.IndexOfAnyExcept((byte)' ', (byte)'\r', (byte)'\n') < 0)
            return Refuse(Words.Say("The file {0} is empty.", fileName));
        if (content.StartsWith(Ole))
            return Refuse(InspectOle(content));
        var isNamedWorkbook = fileName.EndsWith(".xlsx", StringComparison.OrdinalIgnoreCase);
        if (content.StartsWith(Zip) || content.StartsWith(EmptyZip))
            return InspectWorkbook(bytes) is { } fault ? Refuse(fault)
                : fileName.EndsWith(".csv", StringComparison.OrdinalIgnoreCase) ? Refuse(Words.Say("{0} is an Excel workbook with the ending of a text file. Rename it to end in .xlsx.", fileName))
                : new FileKindFound(FileKind.Xlsx);
        foreach (var (start, what) in Foreign)
            if (content.StartsWith(start))
                return Refuse(Words.Say("{0} is a {1} file. Save the table as .xlsx or .csv and choose that.", fileName, what));
        if (isNamedWorkbook)
            return Refuse(Words.Say("{0} has the ending of an Excel workbook but is none, or it was cut off. If it is a text file, rename it to end in .csv.", fileName));
        return LooksBinary(content)
            ? Refuse(Words.Say("{0} is neither a text file nor an Excel workbook. Save the table as .xlsx or .csv and choose that.", fileName))
            : new FileKindFound(FileKind.Csv);
    }

    private static Invalid Refuse(string message) => new("file", message);

    private static string InspectOle(ReadOnlySpan<byte> content) => content.IndexOf(Encoding.Unicode.GetBytes("EncryptedPackage")) >= 0
        ? Words.Say("The workbook is protected by a password. Open it in Excel, take the password away (File, Info, Protect Workbook) and save it again.")
        : Words.Say("This is a workbook of the old format (.xls). Open it in Excel and save it as .xlsx.");

    private static string? InspectWorkbook(ReadOnlyMemory<byte> bytes)
    {
        try
        {
            using var zip = new ZipArchive(new MemoryStream(bytes.ToArray(), writable: false));
            if (zip.Entries.Any(entry => entry.FullName.EndsWith("vbaProject.bin", StringComparison.OrdinalIgnoreCase)))
                return Words.Say("The workbook holds macros. Save it as an Excel workbook without macros (.xlsx).");
            if (!zip.Entries.Any(entry => entry.FullName.Equals("xl/workbook.xml", StringComparison.OrdinalIgnoreCase)))
                return Words.Say("This archive is no Excel workbook. Choose an .xlsx or .csv file.");
            if (zip.Entries.Count > PartsMax || zip.Entries.Sum(entry => entry.Length) > UnpackedMax)
                return TooLarge();
            return InspectParts(zip);
        }
        catch (Exception fault) when (fault is InvalidDataException or IOException)
        {
            return Words.Say("The workbook is damaged or was cut off on its way. Save it again in Excel and choose the new file.");
        }
    }

    /// <summary>Unpacks into nothing: what the archive says of its sizes need not be true.</summary>
    private static string? InspectParts(ZipArchive zip)
    {
        var (room, parts) = (UnpackedMax, new WorkbookParts());
        foreach (var entry in zip.Entries)
        {
            using (var part = entry.Open())
                if (InspectBytes(part, ref room) is { } fault)
                    return fault;
            if (entry.Name.EndsWith(".bin", StringComparison.OrdinalIgnoreCase) || entry.Length == 0)
                continue;
            using var again = entry.Open();
            if (parts.Inspect(again) is { } odd)
                return odd;
        }

        return null;
    }

    private static string? InspectBytes(Stream part, ref long room)
    {
        var buffer = new byte[64 << 10];
        var (isFirst, isXml, sinceTag) = (true, false, 0L);
        for (int count; (count = part.ReadAtLeast(buffer, isFirst ? HeadLength : 1, throwOnEndOfStream: false)) > 0; isFirst = false)
        {
            var bytes = buffer.AsSpan(0, count);
            if (isFirst && HasDocumentType(bytes))
                return Words.Say("The workbook holds a document type declaration, which no Excel writes and which can be used for attacks. Save it again in Excel.");
            isXml |= isFirst && bytes[..Math.Min(count, 64)].Contains((byte)'<');
            sinceTag = bytes.LastIndexOf((byte)'<') is var tag && tag >= 0 ? count - tag : sinceTag + count;
            if ((room -= count) < 0 || (isXml && sinceTag > TagMax))
                return TooLarge();
        }

        return null;
    }

    private static string TooLarge() => Words.Say("The workbook is too large: it unpacks to more than {0:N0} MB. Split it into several files.", UnpackedMax >> 20);

    private static bool HasDocumentType(ReadOnlySpan<byte> head) =>
        head.IndexOf("<!DOCTYPE"u8) >= 0 || head.IndexOf("<!ENTITY"u8) >= 0 || head.IndexOf(Encoding.Unicode.GetBytes("<!DOCTYPE")) >= 0;

    // Zeros belong into UTF-16 and UTF-32 only, and other control characters into no text at all.
    private static bool LooksBinary(ReadOnlySpan<byte> content)
    {
        var head = content[..Math.Min(content.Length, 8192)];
        var (name, _) = TextEncodings.Detect(content);
        if (name.StartsWith("utf-16", StringComparison.OrdinalIgnoreCase) || name.StartsWith("utf-32", StringComparison.OrdinalIgnoreCase))
            return false;
        var controls = 0;
        foreach (var sign in head)
            if (sign is < 9 or (> 13 and < 32 and not 27))
                controls++;
        return controls > head.Length / 50;
    }
}

/// <summary>The kind of a file that can be read.</summary>
internal sealed record FileKindFound(FileKind Kind);
