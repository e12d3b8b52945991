using System.Buffers.Binary;
using System.Text;

namespace LeadManager.Benchmarks.Circuits;

/// <summary>
/// Reads MessagePack: numbers as <see cref="long"/> or <see cref="double"/>, binary as a slice without a copy, arrays as
/// object arrays; the values of maps are read past.
/// </summary>
internal struct PackReader(ReadOnlyMemory<byte> bytes)
{
    private int _at;

    public object? Read()
    {
        int form = bytes.Span[_at++];
        return form switch
        {
            <= 0x7f => (long)form,
            <= 0x8f => Map(form & 0x0f),
            <= 0x9f => Array(form & 0x0f),
            <= 0xbf => Text(form & 0x1f),
            0xc0 => null,
            0xc2 => false,
            0xc3 => true,
            >= 0xc4 and <= 0xc6 => Take(Length(1 << (form - 0xc4))),
            0xca => (double)BinaryPrimitives.ReadSingleBigEndian(Take(4).Span),
            0xcb => BinaryPrimitives.ReadDoubleBigEndian(Take(8).Span),
            >= 0xcc and <= 0xcf => Unsigned(1 << (form - 0xcc)),
            >= 0xd0 and <= 0xd3 => Signed(1 << (form - 0xd0)),
            >= 0xd9 and <= 0xdb => Text(Length(1 << (form - 0xd9))),
            0xdc => Array(Length(2)),
            0xdd => Array(Length(4)),
            0xde => Map(Length(2)),
            0xdf => Map(Length(4)),
            >= 0xe0 => (long)(sbyte)form,
            _ => throw new InvalidDataException($"Form {form:x2} is not expected from a circuit."),
        };
    }

    private object?[] Array(int count)
    {
        var items = new object?[count];
        for (var place = 0; place < count; place++)
            items[place] = Read();
        return items;
    }

    private object? Map(int count)
    {
        for (var part = 0; part < count * 2; part++)
            Read();
        return null;
    }

    private string Text(int length) => Encoding.UTF8.GetString(Take(length).Span);

    private int Length(int size) => checked((int)Unsigned(size));

    private long Unsigned(int size)
    {
        var number = 0L;
        foreach (var part in Take(size).Span)
            number = (number << 8) | part;
        return number;
    }

    private long Signed(int size)
    {
        var unused = 64 - (size * 8);
        return Unsigned(size) << unused >> unused;
    }

    private ReadOnlyMemory<byte> Take(int length)
    {
        var taken = bytes.Slice(_at, length);
        _at += length;
        return taken;
    }
}
