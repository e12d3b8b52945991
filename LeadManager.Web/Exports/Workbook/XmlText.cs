using System.Buffers;
using System.Buffers.Text;
using System.Globalization;
using System.Text;

namespace LeadManager.Web.Exports.Workbook;

/// <summary>XML being written as UTF-8 into one buffer that is used again: no string and no object for a cell.</summary>
internal sealed class XmlText
{
    /// <summary>The most bytes that one character can become: _x000D_.</summary>
    private const int Widest = 7;
    private const int NumberRoom = 32;

    private static readonly SearchValues<char> Special = SearchValues.Create(
        [.. Enumerable.Range(0, 32).Select(sign => (char)sign).Where(sign => sign is not ('\t' or '\n')), '<', '>', '&', '"', '_', '\uFFFE', '\uFFFF']);

    private byte[] _bytes = new byte[1 << 17];

    /// <summary>How many bytes stand in the buffer.</summary>
    public int Length { get; private set; }

    /// <summary>What has been written since the last <see cref="Clear"/>.</summary>
    public ReadOnlyMemory<byte> Written => _bytes.AsMemory(0, Length);

    public void Clear() => Length = 0;

    /// <summary>Markup that is valid as it stands.</summary>
    public XmlText Raw(ReadOnlySpan<byte> markup)
    {
        Reserve(markup.Length);
        markup.CopyTo(_bytes.AsSpan(Length));
        Length += markup.Length;
        return this;
    }

    /// <summary>Markup that is valid as it stands.</summary>
    public XmlText Raw(string markup)
    {
        Reserve(markup.Length * 3);
        Length += Encoding.UTF8.GetBytes(markup, _bytes.AsSpan(Length));
        return this;
    }

    public XmlText Number(long number)
    {
        Reserve(NumberRoom);
        Utf8Formatter.TryFormat(number, _bytes.AsSpan(Length), out var length);
        Length += length;
        return this;
    }

    public XmlText Number(double number)
    {
        Reserve(NumberRoom);
        number.TryFormat(_bytes.AsSpan(Length), out var length, default, CultureInfo.InvariantCulture);
        Length += length;
        return this;
    }

    /// <summary>
    /// A text in an element or between double quotes. Signs that XML cannot hold are written as the format wants them,
    /// _xHHHH_; a text that looks like that is escaped itself, and so is a carriage return, which a reader would drop.
    /// </summary>
    public XmlText Text(ReadOnlySpan<char> text)
    {
        Reserve(text.Length * Widest);
        while (text.IndexOfAny(Special) is >= 0 and var place)
        {
            Length += Encoding.UTF8.GetBytes(text[..place], _bytes.AsSpan(Length));
            Escape(text[place], text[(place + 1)..]);
            text = text[(place + 1)..];
        }

        Length += Encoding.UTF8.GetBytes(text, _bytes.AsSpan(Length));
        return this;
    }

    private void Escape(char sign, ReadOnlySpan<char> after)
    {
        switch (sign)
        {
            case '<': Raw("&lt;"u8); break;
            case '>': Raw("&gt;"u8); break;
            case '&': Raw("&amp;"u8); break;
            case '"': Raw("&quot;"u8); break;
            case '_' when !LooksEscaped(after): Raw("_"u8); break;
            default: Raw("_x"u8).Raw(((int)sign).ToString("X4", CultureInfo.InvariantCulture)).Raw("_"u8); break;
        }
    }

    private static bool LooksEscaped(ReadOnlySpan<char> after) =>
        after.Length >= 6 && after[0] is 'x' && after[5] == '_' && !after[1..5].ContainsAnyExcept(HexDigits);

    private static readonly SearchValues<char> HexDigits = SearchValues.Create("0123456789abcdefABCDEF");

    private void Reserve(int bytes)
    {
        if (_bytes.Length - Length < bytes)
            Array.Resize(ref _bytes, Math.Max(_bytes.Length * 2, Length + bytes));
    }
}
