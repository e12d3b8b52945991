using System.Globalization;
using LeadManager.Core.Access;
using LeadManager.Core.Analytics.Team;
using LeadManager.Core.FollowUps;
using LeadManager.Core.Leads;
using LeadManager.Core.Results;
using LeadManager.Core.Settings;
using LeadManager.Web.Components.Shared;
using LeadManager.Web.Exports;
using Microsoft.AspNetCore.Components;

namespace LeadManager.Web.Components.Dashboard;

/// <summary>A manager's people at a glance, live (S3.101, S3.102): how they do, where leads stand and are lost, who is behind.</summary>
public sealed partial class TeamPage
{
    /// <summary>Who is furthest behind; the rest stand in the table of all.</summary>
    private const int DelaysShown = 5;

    /// <summary>So few bars leave room below them for another card.</summary>
    private const int FewPeople = 6;

    private Failure? _failure;
    private bool _mayExport;

    [Inject] public required SharedTeams Summaries { get; init; }

    /// <summary>The number of the manager whose team is chosen.</summary>
    [SupplyParameterFromQuery(Name = "team")] public string? Team { get; set; }

    protected override DateTime? At => Numbers?.At;

    private DashboardPeriod Chosen => DashboardPeriod.Of(Period, DashboardPeriod.OfTeams);

    private IReadOnlyList<(string, string)> Teams =>
        [("", L["Everybody"]), .. (Numbers?.Managers ?? []).Select(manager => (manager.Id.ToString(CultureInfo.InvariantCulture), L["Team of {0}", manager.Name].Value))];

    private string ExportLink => TeamExport.Link(Query);

    private TeamQuery Query => new()
    {
        From = Chosen.Days(Office.DateOf(Time.GetUtcNow().UtcDateTime)).From,
        ManagerId = int.TryParse(Team, NumberStyles.None, CultureInfo.InvariantCulture, out var id) ? id : Team is null ? null : 0,
    };

    private IReadOnlyList<BarItem>? QuietBars => Numbers is null ? null : [.. Numbers.Members.Where(member => member.Quiet > 0)
        .Select(member => new BarItem(member.Person.Name, member.Quiet, LeadQueryText.Link("/leads", new LeadQuery { List = LeadList.Quiet, AssigneeId = [member.Person.Id] })))];

    private bool IsFew => Numbers is { Members.Count: <= FewPeople };

    private IReadOnlyList<FollowUpDelay> Delays => [.. (Numbers?.Members ?? []).Where(member => member.Overdue + member.DueToday > 0)
        .Select(member => new FollowUpDelay(member.Person, member.Overdue, member.DueToday, member.OldestDueAt)).OrderByDescending(delay => delay.Overdue).Take(DelaysShown)];

    protected override async Task ReadAsync(Actor actor, CancellationToken ct)
    {
        var (period, team) = (Chosen, Team);
        var read = await Summaries.GetAsync(actor, Query, ct);
        if (period != Chosen || team != Team)
            return; // something else was chosen meanwhile; its numbers count
        (_failure, _mayExport) = (read.Failure, actor.May(LeadAction.ExportLeads));
        Numbers = read.Value ?? Numbers;
    }

    private void ChoosePeriod(string? key) => Choose("period", DashboardPeriod.Of(key, DashboardPeriod.OfTeams) is var period && period == DashboardPeriod.OfTeams[0] ? null : period.Key);

    private bool HasQuotations => Facts?.Plan.Has(Module.Quotations) is not false;

    /// <summary>Three cards beside each other, or four in two lines.</summary>
    private string Part => HasQuotations ? "half" : "third";

    private static string Owned(TeamMember member) => LeadQueryText.Link("/leads", new LeadQuery { AssigneeId = [member.Person.Id] });
}
