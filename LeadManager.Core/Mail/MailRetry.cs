namespace LeadManager.Core.Mail;

/// <summary>When a mail that could not be sent is tried again: soon at first, then ever later, for about two days.</summary>
public static class MailRetry
{
    /// <summary>After so many tries it has failed; a person may then try again.</summary>
    public const int AttemptsMax = 50;

    private const double Spread = 0.2;

    private static readonly TimeSpan First = TimeSpan.FromSeconds(30), Longest = TimeSpan.FromHours(1);

    /// <summary>The pause after this many tries: 30 seconds, doubling up to an hour, a fifth more or less so that mails do not all come at once.</summary>
    /// <param name="attempts">How often it was tried, from 1.</param>
    /// <param name="chance">From 0 to 1.</param>
    public static TimeSpan After(int attempts, double chance)
    {
        var pause = First * Math.Pow(2, Math.Clamp(attempts - 1, 0, 20));
        return (pause < Longest ? pause : Longest) * (1 - Spread + (2 * Spread * chance));
    }
}
