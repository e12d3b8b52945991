using System.Globalization;

namespace LeadManager.Web.Mail;

/// <summary>The mail server has said no.</summary>
internal sealed class SmtpRefusal(int code, string words) : Exception(string.Create(CultureInfo.InvariantCulture, $"{code} {words}"))
{
    /// <summary>What a server answers to somebody who has not signed in as it wishes: our configuration's fault, no mail's.</summary>
    private static readonly int[] AboutSigningIn = [530, 534, 535, 538];

    /// <summary>Whether the same mail again would be refused again.</summary>
    public bool IsForGood => code is >= 500 and < 600 && !AboutSigningIn.Contains(code);
}
