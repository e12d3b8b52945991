using LeadManager.Core.Access;
using LeadManager.Core.Users;

namespace LeadManager.Core.Assignment;

/// <summary>Somebody whom rules may choose, with what he has and what he was given; kept up while leads are given out.</summary>
internal sealed class Candidate(User user, int open, DateOnly day, int given)
{
    private DateOnly _day = day;
    private int _given = given;

    public User User => user;

    public int Open { get; private set; } = open;

    /// <summary>When he was last given a lead; the earliest of all where he never was.</summary>
    public DateTime LastTurn { get; private set; } = user.LastAssignedAt ?? DateTime.MinValue;

    /// <summary>Why he cannot take a lead on this day, in a few words; null where he can.</summary>
    public string? Obstacle(DateOnly on) =>
        !user.IsApproved ? Words.Say("{0} not approved", user.Name)
        : !user.IsActive ? Words.Say("{0} inactive", user.Name)
        : !user.Role.MayHoldLeads() ? Words.Say("{0} may not hold leads", user.Name)
        : Absence.IsAway(user, on) ? Words.Say("{0} away", user.Name)
        : GivenOn(on) >= user.DailyCap ? Words.Say("{0} {1}/{2}", user.Name, GivenOn(on), user.DailyCap)
        : null;

    /// <summary>Counts a lead that he is given.</summary>
    public void Take(DateOnly on, DateTime turn, bool staysOpen)
    {
        (_day, _given, LastTurn) = (on, GivenOn(on) + 1, turn);
        if (staysOpen)
            Open++;
    }

    private int GivenOn(DateOnly on) => on == _day ? _given : 0;
}
