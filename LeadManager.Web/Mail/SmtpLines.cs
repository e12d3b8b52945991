using System.Globalization;
using System.Text;

namespace LeadManager.Web.Mail;

/// <summary>What a mail server answered: its number and the words of each line.</summary>
internal sealed record SmtpAnswer(int Code, IReadOnlyList<string> Lines);

/// <summary>Reads answers of a mail server, never more of one than a sensible server says.</summary>
internal sealed class SmtpLines(Stream stream)
{
    private const int LineMax = 2_000, LinesMax = 100;

    private readonly byte[] _buffer = new byte[4096];
    private int _from, _to;

    /// <summary>Whether something has come that nobody has read yet.</summary>
    public bool HasMore => _from < _to;

    /// <summary>One answer with all its lines ("250-", "250-", "250 "). Throws <see cref="IOException"/> where the server hangs up or speaks something else.</summary>
    public async Task<SmtpAnswer> ReadAsync(CancellationToken ct)
    {
        var words = new List<string>();
        while (words.Count < LinesMax)
        {
            var line = await ReadLineAsync(ct);
            if (line.Length < 3 || !int.TryParse(line[..3], NumberStyles.None, CultureInfo.InvariantCulture, out var code))
                break;
            words.Add(line.Length > 4 ? line[4..] : "");
            if (line.Length == 3 || line[3] != '-')
                return new SmtpAnswer(code, words);
        }

        throw new IOException("The other side does not speak as a mail server does.");
    }

    private async Task<string> ReadLineAsync(CancellationToken ct)
    {
        using var line = new MemoryStream();
        while (line.Length < LineMax)
        {
            if (!HasMore)
            {
                (_from, _to) = (0, await stream.ReadAsync(_buffer, ct));
                if (_to == 0)
                    throw new IOException("The mail server hung up.");
            }

            var sign = _buffer[_from++];
            if (sign == '\n')
                return Encoding.UTF8.GetString(line.GetBuffer(), 0, (int)line.Length).TrimEnd('\r');
            line.WriteByte(sign);
        }

        throw new IOException("The mail server's answer is too long.");
    }
}
