using LeadManager.Core;

namespace LeadManager.Web.Security;

/// <summary>Why one more open page is refused, and after how long it is worth another try.</summary>
internal sealed record CircuitRefusal(int Status, TimeSpan Wait, string Message);

/// <summary>
/// How many pages may be open: for one user, on this machine, and how many one sender may open in a minute. Counted are
/// pages with a living connection; those that lost theirs wait for it within the limits of <see cref="HostLimits"/>.
/// </summary>
internal sealed class CircuitLimits(TimeProvider clock, IConfiguration configuration)
{
    private static readonly TimeSpan Soon = TimeSpan.FromSeconds(10);

    private readonly int _perUser = configuration.GetValue("RateLimits:CircuitsPerUser", 20);
    private readonly int _atOnce = configuration.GetValue("RateLimits:CircuitsAtOnce", 1_000);
    private readonly Throttle _new = new(
        configuration.GetValue("RateLimits:NewCircuitsPerMinute", 300), TimeSpan.FromMinutes(1) / configuration.GetValue("RateLimits:NewCircuitsPerMinute", 300), clock);
    private readonly Dictionary<int, int> _open = [];
    private int _all;

    /// <summary>Why this user may not open one more page from there now; null where he may.</summary>
    public CircuitRefusal? Refuse(int userId, string sender, bool counts)
    {
        if (_new.Take(sender) is { } wait)
            return new(StatusCodes.Status429TooManyRequests, wait, Words.Say("Too many pages were opened from here within a minute. Wait a moment and load this page again."));
        if (!counts)
            _new.GiveBack(sender);
        lock (_open)
            return _open.GetValueOrDefault(userId) >= _perUser
                ? new(StatusCodes.Status429TooManyRequests, Soon, Words.Say("You have {0} pages of Lead Manager open, and no more are possible. Close one and load this page again.", _perUser))
                : _all >= _atOnce
                ? new(StatusCodes.Status503ServiceUnavailable, Soon, Words.Say("As many pages are open as Lead Manager can hold here. Wait a moment and load this page again."))
                : null;
    }

    /// <summary>Counts one more page of this user, if the limits let it; they may have been reached since it was asked for.</summary>
    public bool TryEnter(int userId)
    {
        lock (_open)
        {
            if (_open.GetValueOrDefault(userId) >= _perUser || _all >= _atOnce)
                return false;
            Count(userId, 1);
            return true;
        }
    }

    /// <summary>Counts a page whose connection came back; it was let in before.</summary>
    public void Return(int userId)
    {
        lock (_open)
            Count(userId, 1);
    }

    /// <summary>The page was closed or lost its connection.</summary>
    public void Leave(int userId)
    {
        lock (_open)
            Count(userId, -1);
    }

    private void Count(int userId, int more)
    {
        _all += more;
        if ((_open[userId] = _open.GetValueOrDefault(userId) + more) == 0)
            _open.Remove(userId);
    }
}
