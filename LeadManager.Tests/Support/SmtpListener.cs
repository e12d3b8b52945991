using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using System.Text;
using LeadManager.Web.Mail;

namespace LeadManager.Tests.Support;

/// <summary>A mail as the listener got it: envelope and text, dots taken out again.</summary>
public sealed record ReceivedMail(string From, IReadOnlyList<string> To, string Raw)
{
    /// <summary>A header with its folded lines put together.</summary>
    public string Header(string name) => Raw[..Raw.IndexOf("\r\n\r\n", StringComparison.Ordinal)].Replace("\r\n ", "", StringComparison.Ordinal).Split("\r\n")
        .Single(line => line.StartsWith(name + ": ", StringComparison.Ordinal))[(name.Length + 2)..];

    /// <summary>The names of all headers.</summary>
    public IEnumerable<string> HeaderNames => Raw[..Raw.IndexOf("\r\n\r\n", StringComparison.Ordinal)].Replace("\r\n ", "", StringComparison.Ordinal).Split("\r\n").Select(line => line.Split(':')[0]);

    /// <summary>The subject as a reader shows it.</summary>
    public string Subject => string.Concat(Header("Subject").Split("=?utf-8?B?").Select(piece => piece.EndsWith("?=", StringComparison.Ordinal) ? Encoding.UTF8.GetString(Convert.FromBase64String(piece[..^2])) : piece));

    /// <summary>The text as a reader shows it.</summary>
    public string Body
    {
        get
        {
            var quoted = Raw[(Raw.IndexOf("\r\n\r\n", StringComparison.Ordinal) + 4)..].Replace("=\r\n", "", StringComparison.Ordinal);
            var bytes = new List<byte>();
            for (var place = 0; place < quoted.Length; place++)
                if (quoted[place] == '=')
                    bytes.Add(Convert.ToByte(quoted[++place..(++place + 1)], 16));
                else
                    bytes.Add((byte)quoted[place]);
            return Encoding.UTF8.GetString([.. bytes]).ReplaceLineEndings("\n").TrimEnd('\n');
        }
    }
}

/// <summary>
/// A small mail server on this machine. It answers as a server does, unless <see cref="Say"/> has something else for a
/// step: an answer, <see cref="Stall"/> or <see cref="Drop"/>. Steps: CONNECT, EHLO, AUTH, MAIL, RCPT, DATA, BODY (in the middle of the text), END.
/// </summary>
public sealed class SmtpListener : IAsyncDisposable
{
    public const string Stall = "(says nothing)", Drop = "(hangs up)";

    private readonly CancellationTokenSource _ended = new();
    private readonly int _port;
    private TcpListener? _listener;

    public SmtpListener()
    {
        Start(0);
        _port = ((IPEndPoint)_listener!.LocalEndpoint).Port;
    }

    /// <summary>What it says at a step in place of the usual answer.</summary>
    public ConcurrentDictionary<string, string> Say { get; } = new();

    /// <summary>The mails it has taken on.</summary>
    public ConcurrentQueue<ReceivedMail> Mails { get; } = new();

    /// <summary>Every line that it was told outside of mails.</summary>
    public ConcurrentQueue<string> Told { get; } = new();

    internal SmtpSettings Settings => new() { Host = "127.0.0.1", Port = _port, From = "leads@example.com", FromName = "Büro Süd", Security = SmtpSecurity.None, Timeout = TimeSpan.FromSeconds(30) };

    public int Port => _port;

    public void GoDown()
    {
        _listener?.Stop();
        _listener = null;
    }

    public void ComeUp() => Start(_port);

    public async ValueTask DisposeAsync()
    {
        await _ended.CancelAsync();
        GoDown();
    }

    private void Start(int port)
    {
        _listener = new TcpListener(IPAddress.Loopback, port);
        _listener.Start();
        _ = AcceptAsync(_listener);
    }

    private async Task AcceptAsync(TcpListener listener)
    {
        try
        {
            while (true)
            {
                var client = await listener.AcceptTcpClientAsync(_ended.Token);
                _ = ServeAsync(client);
            }
        }
        catch (Exception fault) when (fault is OperationCanceledException or SocketException or ObjectDisposedException)
        {
            // down
        }
    }

    private async Task ServeAsync(TcpClient client)
    {
        using (client)
        {
            try
            {
                var stream = client.GetStream();
                using var reader = new StreamReader(stream, Encoding.UTF8);
                await using var writer = new StreamWriter(stream, new UTF8Encoding(false)) { NewLine = "\r\n", AutoFlush = true };
                await TalkAsync(reader, writer);
            }
            catch (Exception fault) when (fault is IOException or OperationCanceledException)
            {
                // the other side, or this one, has hung up
            }
        }
    }

    private async Task TalkAsync(StreamReader reader, StreamWriter writer)
    {
        await AnswerAsync(writer, "CONNECT", "220 listener");
        var (from, to) = ("", new List<string>());
        while (await reader.ReadLineAsync(_ended.Token) is { } line)
        {
            Told.Enqueue(line);
            var step = line.Split(' ', ':')[0].ToUpperInvariant();
            if (step == "DATA" && await AnswerAsync(writer, step, "354 go on"))
            {
                var text = await ReadTextAsync(reader);
                if (await AnswerAsync(writer, "END", "250 taken", () => Mails.Enqueue(new ReceivedMail(from, to, text))))
                    (from, to) = ("", []);
                continue;
            }

            if (step == "MAIL" && await AnswerAsync(writer, step, "250 ok"))
                from = line[line.IndexOf('<', StringComparison.Ordinal)..];
            else if (step == "RCPT" && await AnswerAsync(writer, step, "250 ok"))
                to.Add(line[(line.IndexOf('<', StringComparison.Ordinal) + 1)..line.LastIndexOf('>')]);
            else if (step == "EHLO")
                await AnswerAsync(writer, step, "250-listener\r\n250-AUTH PLAIN LOGIN\r\n250 8BITMIME");
            else if (step == "AUTH")
                await AnswerAsync(writer, step, "235 welcome");
        }
    }

    private async Task<string> ReadTextAsync(StreamReader reader)
    {
        var text = new StringBuilder();
        while (await reader.ReadLineAsync(_ended.Token) is { } line && line != ".")
        {
            text.Append(line.StartsWith('.') ? line[1..] : line).Append("\r\n");
            if (Say.TryGetValue("BODY", out var said))
                await InsteadAsync(said);
        }

        return text.ToString();
    }

    /// <summary>Gives the answer of the step; true where it is the usual one. A mail is taken on before the answer to its end goes out.</summary>
    private async Task<bool> AnswerAsync(StreamWriter writer, string step, string usual, Action? take = null)
    {
        if (!Say.TryGetValue(step, out var said))
        {
            take?.Invoke();
            await writer.WriteLineAsync(usual.AsMemory(), _ended.Token);
            return true;
        }

        if (said is Stall or Drop)
        {
            take?.Invoke(); // taken on, and the answer lost
            await InsteadAsync(said);
        }

        await writer.WriteLineAsync(said.AsMemory(), _ended.Token);
        return false;
    }

    private async Task InsteadAsync(string said)
    {
        if (said == Stall)
            await Task.Delay(Timeout.Infinite, _ended.Token);
        throw new IOException("Hangs up.");
    }
}
