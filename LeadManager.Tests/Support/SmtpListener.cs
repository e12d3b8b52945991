using System.Collections.Concurrent;
using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Authentication;
using System.Security.Cryptography.X509Certificates;
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
/// step: an answer, <see cref="Stall"/> or <see cref="Drop"/>. Steps: CONNECT, EHLO, STARTTLS, AUTH, MAIL, RCPT, DATA, BODY (in the middle of the text), END.
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

    /// <summary>With this it offers STARTTLS.</summary>
    public X509Certificate2? Certificate { get; init; }

    /// <summary>The ways of signing in that it offers.</summary>
    public string Ways { get; init; } = "PLAIN LOGIN";

    /// <summary>What it says at a step in place of the usual answer.</summary>
    public ConcurrentDictionary<string, string> Say { get; } = new();

    /// <summary>The mails it has taken on.</summary>
    public ConcurrentQueue<ReceivedMail> Mails { get; } = new();

    /// <summary>Every line that it was told outside of mails.</summary>
    public ConcurrentQueue<string> Told { get; } = new();

    /// <summary>Those of them that came encrypted.</summary>
    public ConcurrentQueue<string> ToldEncrypted { get; } = new();

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
                Stream stream = client.GetStream();
                while (await TalkAsync(stream) && Certificate is { } certificate)
                {
                    var encrypted = new SslStream(stream);
                    stream = encrypted;
                    await encrypted.AuthenticateAsServerAsync(certificate);
                }
            }
            catch (Exception fault) when (fault is IOException or OperationCanceledException or AuthenticationException)
            {
                // the other side, or this one, has hung up
            }
        }
    }

    /// <summary>Talks to the end; true where it is to go on encrypted.</summary>
    private async Task<bool> TalkAsync(Stream stream)
    {
        var isEncrypted = stream is SslStream;
        using var reader = new StreamReader(stream, Encoding.UTF8, leaveOpen: true);
        await using var writer = new StreamWriter(stream, new UTF8Encoding(false), leaveOpen: true) { NewLine = "\r\n", AutoFlush = true };
        if (!isEncrypted)
            await AnswerAsync(writer, "CONNECT", "220 listener");
        var (from, to) = ("", new List<string>());
        while (await reader.ReadLineAsync(_ended.Token) is { } line)
        {
            Hear(line, isEncrypted);
            var step = line.Split(' ', ':')[0].ToUpperInvariant();
            if (step == "DATA" && await AnswerAsync(writer, step, "354 go on"))
            {
                var text = await ReadTextAsync(reader);
                if (await AnswerAsync(writer, "END", "250 taken", () => Mails.Enqueue(new ReceivedMail(from, to, text))))
                    (from, to) = ("", []);
                continue;
            }

            if (step == "STARTTLS" && await AnswerAsync(writer, step, "220 go on"))
                return true;
            if (step == "MAIL" && await AnswerAsync(writer, step, "250 ok"))
                from = line[line.IndexOf('<', StringComparison.Ordinal)..];
            else if (step == "RCPT" && await AnswerAsync(writer, step, "250 ok"))
                to.Add(line[(line.IndexOf('<', StringComparison.Ordinal) + 1)..line.LastIndexOf('>')]);
            else if (step == "EHLO")
                await AnswerAsync(writer, step, $"250-listener\r\n250-AUTH {Ways}\r\n{(Certificate is null || isEncrypted ? "" : "250-STARTTLS\r\n")}250 8BITMIME");
            else if (step == "AUTH")
                await WelcomeAsync(line, reader, writer, isEncrypted);
        }

        return false;
    }

    private async Task WelcomeAsync(string line, StreamReader reader, StreamWriter writer, bool isEncrypted)
    {
        foreach (var question in line == "AUTH LOGIN" ? ["334 VXNlcm5hbWU6", "334 UGFzc3dvcmQ6"] : Array.Empty<string>())
        {
            await writer.WriteLineAsync(question.AsMemory(), _ended.Token);
            Hear(await reader.ReadLineAsync(_ended.Token) ?? "", isEncrypted);
        }

        await AnswerAsync(writer, "AUTH", "235 welcome");
    }

    private void Hear(string line, bool isEncrypted)
    {
        Told.Enqueue(line);
        if (isEncrypted)
            ToldEncrypted.Enqueue(line);
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
