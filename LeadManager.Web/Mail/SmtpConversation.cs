using System.Globalization;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Cryptography.X509Certificates;
using System.Text;

namespace LeadManager.Web.Mail;

/// <summary>
/// One conversation with a mail server about one mail (RFC 5321). Written here because the framework's own client ends a
/// mail on its own account: whoever must note that the end goes out next has no place to do it, and its timeout does not
/// hold for asynchronous calls.
/// </summary>
internal sealed class SmtpConversation : IAsyncDisposable
{
    private readonly TcpClient _connection = new();
    private readonly SmtpSettings _settings;
    private Stream _stream = Stream.Null;
    private SmtpLines? _lines;
    private IReadOnlyList<string> _offers = [];

    private SmtpConversation(SmtpSettings settings) => _settings = settings;

    /// <summary>Connects, encrypts and signs in. Throws <see cref="SmtpRefusal"/>, or what a socket throws.</summary>
    public static async Task<SmtpConversation> OpenAsync(SmtpSettings settings, CancellationToken ct)
    {
        var conversation = new SmtpConversation(settings);
        try
        {
            await conversation.BeginAsync(ct);
            return conversation;
        }
        catch
        {
            await conversation.DisposeAsync();
            throw;
        }
    }

    /// <summary>Says from whom and to whom, and sends the mail but for its end; the server cannot deliver it yet.</summary>
    public async Task OfferAsync(string to, string mail, CancellationToken ct)
    {
        var needsUtf8 = !Ascii.IsValid(to) || !Ascii.IsValid(_settings.From);
        if (needsUtf8 && !Offers("SMTPUTF8"))
            throw new SmtpRefusal(553, "The mail server does not take addresses with letters outside ASCII.");
        await AskAsync($"MAIL FROM:<{_settings.From}>{(needsUtf8 ? " SMTPUTF8" : "")}", 250, ct);
        await AskAsync($"RCPT TO:<{to}>", 250, ct);
        await AskAsync("DATA", 354, ct);
        var stuffed = mail.Replace("\r\n.", "\r\n..", StringComparison.Ordinal); // a lone dot would end the mail
        await SendAsync(stuffed.StartsWith('.') ? "." + stuffed : stuffed, ct);
    }

    /// <summary>Throws where the server has hung up meanwhile: then it cannot have the end of the mail.</summary>
    public void CheckStillThere()
    {
        if (_connection.Client.Poll(0, SelectMode.SelectRead) && _connection.Client.Available == 0)
            throw new IOException("The mail server hung up.");
    }

    /// <summary>Sends the end of the mail and hears whether the server has taken it on.</summary>
    public Task FinishAsync(CancellationToken ct) => AskAsync(".", 250, ct);

    public async ValueTask DisposeAsync()
    {
        await _stream.DisposeAsync();
        _connection.Dispose();
    }

    private async Task BeginAsync(CancellationToken ct)
    {
        await _connection.ConnectAsync(_settings.Host ?? "", _settings.Port, ct);
        _stream = _connection.GetStream();
        if (_settings.Security is SmtpSecurity.Tls)
            await EncryptAsync(ct);
        _lines = new SmtpLines(_stream);
        Expect(await _lines.ReadAsync(ct), 220);
        await GreetAsync(ct);
        if (_settings.Security is SmtpSecurity.StartTls)
        {
            if (!Offers("STARTTLS"))
                throw new SmtpRefusal(554, "The mail server offers no STARTTLS, which Smtp:Security asks for.");
            await AskAsync("STARTTLS", 220, ct);
            if (_lines.HasMore)
                throw new IOException("The mail server said more before the encryption than it was asked."); // forged from outside
            await EncryptAsync(ct);
            _lines = new SmtpLines(_stream);
            await GreetAsync(ct);
        }

        if (_settings.User is { Length: > 0 } user)
            await SignInAsync(user, _settings.Password ?? "", ct);
    }

    private async Task GreetAsync(CancellationToken ct) => _offers = await AskAsync($"EHLO {HostName()}", 250, ct);

    private async Task EncryptAsync(CancellationToken ct)
    {
        var encrypted = new SslStream(_stream);
        _stream = encrypted;
        await encrypted.AuthenticateAsClientAsync(new SslClientAuthenticationOptions
        {
            TargetHost = _settings.Host, RemoteCertificateValidationCallback = _settings.Judge, CertificateRevocationCheckMode = X509RevocationMode.NoCheck,
        }, ct);
    }

    private async Task SignInAsync(string user, string password, CancellationToken ct)
    {
        var ways = _offers.FirstOrDefault(offer => offer.StartsWith("AUTH ", StringComparison.OrdinalIgnoreCase))?.ToUpperInvariant().Split(' ') ?? [];
        if (ways.Contains("PLAIN") || !ways.Contains("LOGIN"))
        {
            await AskAsync($"AUTH PLAIN {Base64($"\0{user}\0{password}")}", 235, ct);
            return;
        }

        await AskAsync("AUTH LOGIN", 334, ct);
        await AskAsync(Base64(user), 334, ct);
        await AskAsync(Base64(password), 235, ct);
    }

    private bool Offers(string word) => _offers.Any(offer => offer.Split(' ')[0].Equals(word, StringComparison.OrdinalIgnoreCase));

    private async Task<IReadOnlyList<string>> AskAsync(string line, int expected, CancellationToken ct)
    {
        if (line.Any(char.IsControl))
            throw new FormatException("A command to the mail server would have more than one line.");
        await SendAsync(line + "\r\n", ct);
        return Expect(await (_lines ?? throw new InvalidOperationException("Not connected.")).ReadAsync(ct), expected);
    }

    private static IReadOnlyList<string> Expect(SmtpAnswer answer, int expected) =>
        answer.Code == expected || (expected == 250 && answer.Code == 251) ? answer.Lines : throw new SmtpRefusal(answer.Code, string.Join(' ', answer.Lines));

    private async Task SendAsync(string text, CancellationToken ct)
    {
        await _stream.WriteAsync(Encoding.UTF8.GetBytes(text), ct);
        await _stream.FlushAsync(ct);
    }

    private static string Base64(string text) => Convert.ToBase64String(Encoding.UTF8.GetBytes(text));

    private static string HostName()
    {
        var name = new string([.. Environment.MachineName.ToLower(CultureInfo.InvariantCulture).Where(sign => char.IsAsciiLetterOrDigit(sign) || sign is '-' or '.')]);
        return name.Length == 0 ? "localhost" : name;
    }
}
