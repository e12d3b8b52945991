using System.Text;

namespace LeadManager.Benchmarks.Circuits;

/// <summary>A message of the hub: what kind, for which call or method, with what.</summary>
internal sealed record HubMessage(int Kind, string? Id, string? Target, object?[] Arguments, string? Error = null)
{
    public const int Invocation = 1, Completion = 3, Ping = 6, Close = 7;
}

/// <summary>The hub protocol of circuits: each message is a MessagePack array behind its length.</summary>
internal static class BlazorPack
{
    private const int LengthBits = 7, LengthMore = 0x80, FailedResult = 1, ValueResult = 3;

    /// <summary>Ends the handshake, which is JSON.</summary>
    private const byte RecordEnd = 0x1e;

    public static readonly byte[] Handshake = [.. """{"protocol":"blazorpack","version":1}"""u8, RecordEnd];

    public static readonly byte[] Ping = [2, 0x91, HubMessage.Ping];

    /// <summary>A call of a method of the hub; with an id where its answer is waited for.</summary>
    public static byte[] Call(string? id, string method, params ReadOnlySpan<object?> arguments)
    {
        var body = new PackWriter();
        body.BeginArray(6);
        body.Value(HubMessage.Invocation);
        body.NoHeaders();
        body.Value(id);
        body.Value(method);
        body.BeginArray(arguments.Length);
        foreach (var argument in arguments)
            body.Value(argument);
        body.BeginArray(0); // no streams
        return [.. Prefix(body.Written.Length), .. body.Written];
    }

    /// <summary>Takes the answer to the handshake off the front; what it refuses is the exception's message.</summary>
    public static int EndOfHandshake(ReadOnlySpan<byte> bytes)
    {
        var end = bytes.IndexOf(RecordEnd);
        if (end > 2)
            throw new InvalidDataException(Encoding.UTF8.GetString(bytes[..end]));
        return end + 1;
    }

    /// <summary>The next whole message and how many bytes it took; none and 0 where more bytes are to come.</summary>
    public static (HubMessage? Message, int Taken) Next(ReadOnlyMemory<byte> bytes)
    {
        var (length, at) = (0, 0);
        for (var more = true; more; at++)
        {
            if (at == bytes.Length)
                return (null, 0);
            var part = bytes.Span[at];
            length |= (part & ~LengthMore) << (at * LengthBits);
            more = (part & LengthMore) != 0;
        }

        return bytes.Length < at + length ? (null, 0) : (Parse(bytes.Slice(at, length)), at + length);
    }

    private static HubMessage Parse(ReadOnlyMemory<byte> bytes)
    {
        var parts = (object?[])new PackReader(bytes).Read()!;
        var kind = (int)(long)parts[0]!;
        return kind switch
        {
            HubMessage.Invocation => new(kind, parts[2] as string, parts[3] as string, (object?[])parts[4]!),
            HubMessage.Completion => (long)parts[3]! switch
            {
                FailedResult => new(kind, parts[2] as string, null, [], parts[4] as string),
                ValueResult => new(kind, parts[2] as string, null, [parts[4]]),
                _ => new(kind, parts[2] as string, null, []),
            },
            HubMessage.Close => new(kind, null, null, [], parts.ElementAtOrDefault(1) as string ?? "closed"),
            _ => new(kind, null, null, []),
        };
    }

    private static byte[] Prefix(int length)
    {
        var prefix = new List<byte>();
        for (; length >= LengthMore; length >>= LengthBits)
            prefix.Add((byte)(length | LengthMore));
        return [.. prefix, (byte)length];
    }
}
