using LeadManager.Core.Changes;
using LeadManager.Core.Results;

namespace LeadManager.Core.Analytics.Team;

/// <summary>The numbers of <see cref="TeamService"/>, shared by open dashboards. Who counts the same leads oversees the same follow-ups.</summary>
public sealed class SharedTeams(TeamService teams, LiveFeed feed, TimeProvider clock)
    : SharedReadings<TeamQuery, Outcome<TeamSummary>>(teams.GetAsync, feed, clock);
