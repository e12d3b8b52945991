using LeadManager.Core.Access;
using LeadManager.Core.Data;
using LeadManager.Core.Data.Configurations;
using LeadManager.Core.Data.Engines;
using LeadManager.Core.FollowUps;
using LeadManager.Core.Leads;
using LeadManager.Core.Results;
using LeadManager.Core.Settings;
using LeadManager.Core.Users;
using Microsoft.EntityFrameworkCore;

namespace LeadManager.Core.Analytics.Team;

/// <summary>
/// Counts how a manager's people do (S3.101, S3.102), over those in the reach of his dashboard. Each number is that of the
/// list behind it.
/// </summary>
public sealed class TeamService(
    IDbContextFactory<LeadDbContext> contexts, DatabaseEngine engine, LeadHalves halves, FollowUpLists followUps, AccountReader accounts, OrganisationService organisation, TimeProvider clock)
{
    /// <summary>So many people are shown at most: more are chosen by their team.</summary>
    public const int MembersMax = 40;

    /// <summary>The numbers as of now; forbidden where the actor has no dashboard, not found where the chosen manager is out of sight.</summary>
    public async Task<Outcome<TeamSummary>> GetAsync(Actor actor, TeamQuery query, CancellationToken ct)
    {
        if (!actor.May(LeadAction.ViewDashboard))
            return new Forbidden(LeadAction.ViewDashboard);
        var (calendar, now) = (await organisation.GetCalendarAsync(ct), clock.GetUtcNow().UtcDateTime);
        var asked = query.DaysOf(calendar.DateOf(now));
        if (asked.Value is not { } days)
            return asked.Failure ?? new NotFound();
        if (await TeamReach.FindAsync(actor, query.ManagerId, accounts, ct) is not { } reach)
            return new NotFound();

        var delays = Task.Run(() => followUps.ListDelaysAsync(actor, ct), ct); // the longest of all, beside the others
        await using var db = await contexts.CreateDbContextAsync(ct);
        await using var moment = await engine.BeginReadAsync(db, ct); // what this context reads is of one moment; the delays, and half of a large funnel, are read beside it
        var people = await reach.ListPeopleAsync(db, ct);
        var captured = new LeadQuery { From = days.From, To = days.To };
        var funnel = await FunnelAsync(
            db, actor, (own, index) => reach.Narrow(engine.AllowedBy(own, actor, LeadAction.ViewDashboard, index)).Filtered(captured, actor, calendar, now), MiddleOf(calendar, days), ct);
        return new TeamSummary
        {
            At = now,
            Days = days,
            Funnel = funnel,
            Members = await ListMembersAsync(db, actor, reach, [.. people.Take(MembersMax)], delays, (calendar, days, now), ct),
            More = Math.Max(0, people.Count - MembersMax),
            Chosen = reach.Chosen,
            Managers = await reach.ListManagersAsync(db, ct),
        };
    }

    /// <summary>Over a team's or one's own leads read person by person: they are few among the leads of everybody in these days.</summary>
    private async Task<IReadOnlyList<StepCount>> FunnelAsync(LeadDbContext db, Actor actor, Func<LeadDbContext, string, IQueryable<Lead>> readBy, DateTime middle, CancellationToken ct)
    {
        var scope = PermissionMatrix.ScopeOf(actor.Role, LeadAction.ViewDashboard);
        if (scope is not (Scope.Mine or Scope.Team))
            return Add(await halves.ReadAsync(db, middle, (own, half) => TeamCounts.FunnelAsync(half(readBy(own, LeadIndexes.ByCreated)), ct), ct)
                ?? [await TeamCounts.FunnelAsync(readBy(db, LeadIndexes.ByCreated), ct)]);
        var parts = new List<IReadOnlyList<StepCount>>();
        foreach (var (column, holds) in LeadScopes.OwnerParts(scope, actor))
            parts.Add(await TeamCounts.FunnelAsync(readBy(db, LeadIndexes.Of(column, byCreated: true)).Where(holds), ct));
        return Add(parts);
    }

    private static IReadOnlyList<StepCount> Add(IEnumerable<IReadOnlyList<StepCount>> parts) =>
        [.. parts.SelectMany(part => part).GroupBy(step => step.Name, (step, counts) => new StepCount(step, counts.Sum(count => count.Count))).OrderBy(step => step.Name)];

    private static DateTime MiddleOf(OfficeCalendar calendar, TeamDays days) =>
        calendar.StartOf(DateOnly.FromDayNumber((int)(((long)days.From.DayNumber + days.To.DayNumber + 1) / 2)));

    private async Task<IReadOnlyList<TeamMember>> ListMembersAsync(
        LeadDbContext db, Actor actor, TeamReach reach, IReadOnlyList<PersonName> people, Task<IReadOnlyList<FollowUpDelay>> reading, (OfficeCalendar Calendar, TeamDays Days, DateTime Now) at, CancellationToken ct)
    {
        if (people.Count == 0)
            return [];
        var ids = people.Select(person => person.Id).ToList();
        var (begin, end) = (at.Calendar.StartOf(at.Days.From), at.Calendar.StartOf(at.Days.To.AddDays(1)));
        var response = await TeamCounts.ResponseAsync(db, ids, begin, end, ct);
        var activities = await TeamCounts.ActivitiesAsync(db, ids, begin, end, ct);
        var won = await TeamCounts.WonAsync(reach.Narrow(engine.AllowedBy(db, actor, LeadAction.ViewDashboard, TeamCounts.WonAt)), ids, begin, end, ct);
        var quiet = await TeamCounts.QuietAsync(engine, db, actor, ids, at.Calendar.Ages, at.Now, ct);
        var decisions = await TeamCounts.DecisionsAsync(db, ids, begin, end, ct);
        var pipelines = new Dictionary<int, IReadOnlyList<StageCount>>();
        foreach (var id in ids)
            pipelines[id] = await TeamCounts.PipelineAsync(db, id, ct);
        var delays = (await reading).ToDictionary(delay => delay.Person.Id);
        var members = new List<TeamMember>(people.Count);
        foreach (var person in people)
        {
            var (given, acceptance, contact) = response.GetValueOrDefault(person.Id, (0, ResponseTime.None, ResponseTime.None));
            var (requested, decision) = decisions.GetValueOrDefault(person.Id, (0, ResponseTime.None));
            var delay = delays.GetValueOrDefault(person.Id);
            members.Add(new TeamMember(
                person, pipelines[person.Id], given, acceptance, contact, activities.GetValueOrDefault(person.Id), won.GetValueOrDefault(person.Id),
                delay?.Overdue ?? 0, delay?.Today ?? 0, delay?.OldestDueAt, quiet.GetValueOrDefault(person.Id)) { Requested = requested, Decision = decision });
        }

        return [.. members.OrderByDescending(member => member.Open).ThenBy(member => member.Person.Name, StringComparer.CurrentCulture)];
    }
}
