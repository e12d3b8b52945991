using System.Text;

namespace LeadManager.Core.Imports.Reading;

/// <summary>An encoding that an import offers.</summary>
/// <param name="Name">Its name on the internet, as settings and the API hold it.</param>
/// <param name="Label">What a person reads.</param>
public sealed record TextEncoding(string Name, string Label);

/// <summary>
/// Finds out how a text is encoded. A byte-order mark decides; then the pattern of zero bytes; then whether it is valid
/// UTF-8, which other texts with accents practically never are; what remains is taken for Windows-1252 and said so.
/// </summary>
public static class TextEncodings
{
    private const string Utf8 = "utf-8", Utf16Le = "utf-16", Utf16Be = "utf-16BE", Utf32 = "utf-32", Western = "windows-1252";

    static TextEncodings() => KnowCodePages();

    /// <summary>Those that a person can choose when the one found is wrong.</summary>
    public static IReadOnlyList<TextEncoding> Offered { get; } =
    [
        new(Utf8, "UTF-8"), new(Western, "Western European (Windows-1252)"), new("iso-8859-15", "Western European (ISO 8859-15)"),
        new("windows-1250", "Central European (Windows-1250)"), new("windows-1251", "Cyrillic (Windows-1251)"), new("windows-1253", "Greek (Windows-1253)"),
        new("windows-1254", "Turkish (Windows-1254)"), new("windows-1256", "Arabic (Windows-1256)"), new("macintosh", "Western European (Macintosh)"),
        new("shift_jis", "Japanese (Shift JIS)"), new("gb18030", "Chinese (GB 18030)"), new(Utf16Le, "UTF-16"), new(Utf16Be, "UTF-16, big-endian"), new(Utf32, "UTF-32"),
    ];

    /// <summary>The process knows the older encodings only once it was told; whoever reads a file tells it, texts and workbooks alike.</summary>
    internal static void KnowCodePages() => Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);

    /// <summary>Whether it is one of <see cref="Offered"/>.</summary>
    public static bool IsKnown(string name) => Offered.Any(known => known.Name.Equals(name, StringComparison.OrdinalIgnoreCase));

    /// <summary>The encoding by its name; what it cannot read is a fault, never a question mark.</summary>
    public static Encoding Open(string name) => Encoding.GetEncoding(name, EncoderFallback.ExceptionFallback, DecoderFallback.ExceptionFallback);

    /// <summary>The name of the encoding of these bytes; the second says whether that is a guess that a person should look at.</summary>
    public static (string Name, bool IsGuess) Detect(ReadOnlySpan<byte> bytes) =>
        bytes.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xFE, 0, 0]) ? (Utf32, false)
        : bytes.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xFE]) ? (Utf16Le, false)
        : bytes.StartsWith((ReadOnlySpan<byte>)[0xFE, 0xFF]) ? (Utf16Be, false)
        : bytes.StartsWith(Encoding.UTF8.Preamble) ? (Utf8, false)
        : ByZeros(bytes[..Math.Min(bytes.Length, 4096)]) is { } wide ? (wide, true)
        : System.Text.Unicode.Utf8.IsValid(bytes) ? (Utf8, false)
        : (Western, true);

    // Latin letters in UTF-16 have a zero in every second byte.
    private static string? ByZeros(ReadOnlySpan<byte> bytes)
    {
        var (even, odd) = (0, 0);
        for (var place = 0; place < bytes.Length; place++)
        {
            if (bytes[place] != 0)
                continue;
            if (place % 2 == 0)
                even++;
            else
                odd++;
        }

        var half = Math.Max(1, bytes.Length / 2);
        return odd > half * 0.6 && even < half * 0.1 ? Utf16Le : even > half * 0.6 && odd < half * 0.1 ? Utf16Be : null;
    }
}
