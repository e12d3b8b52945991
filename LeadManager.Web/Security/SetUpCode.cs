using System.Security.Cryptography;
using System.Text;
using LeadManager.Core.Users;

namespace LeadManager.Web.Security;

/// <summary>
/// The code that proves at set-up that one reads the server's console; made anew with each start, so that nobody but the
/// operator can make the first administrator.
/// </summary>
internal sealed class SetUpCode
{
    /// <summary>As printed on the console.</summary>
    public string Code { get; } = Fingerprint.NewCode();

    public bool IsRight(string? typed) => CryptographicOperations.FixedTimeEquals(
        Encoding.ASCII.GetBytes(Fingerprint.OfCode(typed ?? "")), Encoding.ASCII.GetBytes(Fingerprint.OfCode(Code)));
}
