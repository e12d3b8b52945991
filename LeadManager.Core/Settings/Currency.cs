using System.Collections.Frozen;
using System.Globalization;

namespace LeadManager.Core.Settings;

/// <summary>The currency in which the office offers, and the one place that writes an amount of money (S3.061).</summary>
public static class Currency
{
    /// <summary>What set-up proposes and the demo office uses.</summary>
    public const string Usual = "USD";

    /// <summary>The length of a code, in characters.</summary>
    public const int CodeLength = 3;

    /// <summary>The currencies that are in use, by their codes of ISO 4217.</summary>
    public static readonly IReadOnlyList<string> Codes = (
        "AED AFN ALL AMD AOA ARS AUD AWG AZN BAM BBD BDT BHD BIF BMD BND BOB BRL BSD BTN BWP BYN BZD CAD CDF CHF CLP CNY COP CRC CUP CVE CZK DJF DKK DOP DZD EGP ERN ETB " +
        "EUR FJD FKP GBP GEL GHS GIP GMD GNF GTQ GYD HKD HNL HTG HUF IDR ILS INR IQD IRR ISK JMD JOD JPY KES KGS KHR KMF KPW KRW KWD KYD KZT LAK LBP LKR LRD LSL LYD MAD " +
        "MDL MGA MKD MMK MNT MOP MRU MUR MVR MWK MXN MYR MZN NAD NGN NIO NOK NPR NZD OMR PAB PEN PGK PHP PKR PLN PYG QAR RON RSD RUB RWF SAR SBD SCR SDG SEK SGD SHP SLE " +
        "SOS SRD SSP STN SVC SYP SZL THB TJS TMT TND TOP TRY TTD TWD TZS UAH UGX USD UYU UZS VED VES VND VUV WST XAF XCD XCG XOF XPF YER ZAR ZMW ZWG").Split(' ');

    private static readonly FrozenSet<string> Known = Codes.ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    /// <summary>Those that have no smaller coin.</summary>
    private static readonly FrozenSet<string> Whole = "BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX VND VUV XAF XOF XPF".Split(' ').ToFrozenSet();

    /// <summary>Whether there is a currency of this code, in capitals or not.</summary>
    public static bool IsKnown(string code) => Known.Contains(code);

    /// <summary>An amount as people read it, like "USD 18,400.50"; the plain number where the office has no currency yet.</summary>
    /// <param name="amount">In this currency.</param>
    /// <param name="code">Its code; null or empty where there is none.</param>
    public static string Say(decimal amount, string? code)
    {
        var isWhole = code is not null && Whole.Contains(code) && decimal.IsInteger(amount);
        var number = amount.ToString(isWhole ? "N0" : "N2", CultureInfo.CurrentCulture);
        return string.IsNullOrEmpty(code) ? number : $"{code}\u00a0{number}"; // the two stay on one line
    }
}
