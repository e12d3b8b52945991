using System.Buffers;
using System.Buffers.Binary;
using System.Text;

namespace LeadManager.Benchmarks.Circuits;

/// <summary>Writes the few MessagePack forms that a client of the circuit's hub needs.</summary>
internal sealed class PackWriter
{
    private const int ShortArray = 0x90, EmptyMap = 0x80, Nil = 0xc0, False = 0xc2, True = 0xc3, Long = 0xd3, LongText = 0xdb;
    private const int ShortArrayMax = 15, SmallNumberMax = 0x7f;

    private readonly ArrayBufferWriter<byte> _bytes = new(256);

    public ReadOnlySpan<byte> Written => _bytes.WrittenSpan;

    public void BeginArray(int count)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(count, ShortArrayMax);
        Byte(ShortArray | count);
    }

    public void NoHeaders() => Byte(EmptyMap);

    public void Value(object? value)
    {
        switch (value)
        {
            case null: Byte(Nil); break;
            case bool flag: Byte(flag ? True : False); break;
            case int number: Number(number); break;
            case long number: Number(number); break;
            case string text: Text(text); break;
            default: throw new NotSupportedException($"{value.GetType()} is not sent to a circuit.");
        }
    }

    private void Number(long number)
    {
        if (number is >= 0 and <= SmallNumberMax)
        {
            Byte((int)number);
            return;
        }

        Byte(Long);
        BinaryPrimitives.WriteInt64BigEndian(_bytes.GetSpan(sizeof(long)), number);
        _bytes.Advance(sizeof(long));
    }

    private void Text(string text)
    {
        Byte(LongText);
        BinaryPrimitives.WriteInt32BigEndian(_bytes.GetSpan(sizeof(int)), Encoding.UTF8.GetByteCount(text));
        _bytes.Advance(sizeof(int));
        Encoding.UTF8.GetBytes(text, _bytes);
    }

    private void Byte(int value)
    {
        _bytes.GetSpan(1)[0] = (byte)value;
        _bytes.Advance(1);
    }
}
