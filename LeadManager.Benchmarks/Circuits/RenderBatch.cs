using System.Buffers.Binary;
using System.Text;

namespace LeadManager.Benchmarks.Circuits;

/// <summary>
/// As much of a render batch as a client without a page looks at: its texts, and which buttons can be clicked. A batch ends
/// with five offsets: of updated components, of frames, of two lists of what is gone, and of the texts.
/// </summary>
internal readonly struct RenderBatch(ReadOnlyMemory<byte> bytes)
{
    private const int Footer = 5 * sizeof(int), FrameSize = 20, ElementFrame = 1, AttributeFrame = 3;

    public int Length => bytes.Length;

    /// <summary>Every text, as it lies in the batch.</summary>
    public IEnumerable<ReadOnlyMemory<byte>> Texts()
    {
        for (var place = 0; place < TextCount; place++)
            yield return Text(place);
    }

    /// <summary>The handlers of clicks, with the names of their buttons.</summary>
    public IEnumerable<(string Name, long Handler)> Clicks()
    {
        var frames = Offset(1);
        var count = Int(frames);
        string? name = null;
        for (var place = 0; place < count; place++)
        {
            var frame = frames + sizeof(int) + (place * FrameSize);
            var kind = Int(frame);
            if (kind == ElementFrame)
                name = null;
            if (kind != AttributeFrame)
                continue;
            var attribute = TextOrNone(Int(frame + 4));
            if (attribute == "aria-label")
                name = TextOrNone(Int(frame + 8));
            else if (attribute == "onclick" && name is not null)
                yield return (name, BinaryPrimitives.ReadInt64LittleEndian(bytes.Span[(frame + 12)..]));
        }
    }

    private int TextCount => (bytes.Length - Footer - Offset(4)) / sizeof(int);

    private int Offset(int part) => Int(bytes.Length - Footer + (part * sizeof(int)));

    private int Int(int at) => BinaryPrimitives.ReadInt32LittleEndian(bytes.Span[at..]);

    private string? TextOrNone(int place) => place < 0 ? null : Encoding.UTF8.GetString(Text(place).Span);

    private ReadOnlyMemory<byte> Text(int place)
    {
        var at = Int(Offset(4) + (place * sizeof(int)));
        var (length, shift) = (0, 0);
        byte part;
        do
        {
            part = bytes.Span[at++];
            length |= (part & 0x7f) << shift;
            shift += 7;
        }
        while ((part & 0x80) != 0);
        return bytes.Slice(at, length);
    }
}
