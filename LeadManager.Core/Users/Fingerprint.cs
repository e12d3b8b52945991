using System.Security.Cryptography;
using System.Text;

namespace LeadManager.Core.Users;

/// <summary>Random keys and the fingerprints that are stored in their place.</summary>
public static class Fingerprint
{
    /// <summary>A new key of 256 random bits, in letters that a header and an address take.</summary>
    public static string NewKey() => Convert.ToBase64String(RandomNumberGenerator.GetBytes(32)).TrimEnd('=').Replace('+', '-').Replace('/', '_');

    /// <summary>A one-time code that a person can read out: 80 random bits in four groups, without look-alikes.</summary>
    public static string NewCode() =>
        string.Join('-', Enumerable.Range(0, 4).Select(_ => RandomNumberGenerator.GetString("ABCDEFGHJKLMNPQRSTUVWXYZ23456789", 4)));

    /// <summary>SHA-256 in hexadecimal; enough for keys that are themselves random.</summary>
    public static string Of(string key) => Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(key)));

    /// <summary>The fingerprint of a code as typed: case, spaces and dashes do not count.</summary>
    public static string OfCode(string code) => Of(new string([.. code.Where(char.IsLetterOrDigit).Select(char.ToUpperInvariant)]));
}
