using LeadManager.Core.Changes;
using LeadManager.Core.Data;
using LeadManager.Core.Lists;
using LeadManager.Core.Settings;
using LeadManager.Core.Users;
using Microsoft.EntityFrameworkCore;

namespace LeadManager.Core.Assignment;

/// <summary>Reads the rules and the people they may choose, as they stand in the transaction that asks.</summary>
public sealed class RuleBooks(IDbContextFactory<LeadDbContext> contexts, Workload workload, ListCache lists, OrganisationService organisation, LiveFeed feed, TimeProvider clock) : IDisposable
{
    private readonly Remembered<string, List<RuleConditions>> _known = new(feed, Topic.Settings);

    /// <summary>The lists by which zones are known.</summary>
    internal ListSnapshot Lists => lists.Current;

    /// <summary>The rules that are on, in their order.</summary>
    internal static async Task<List<RuleConditions>> ReadRulesAsync(LeadDbContext db, CancellationToken ct) =>
        [.. (await db.AssignmentRules.AsNoTracking().Where(rule => rule.IsOn).OrderBy(rule => rule.Position).ThenBy(rule => rule.Id).ToListAsync(ct))
            .Select(rule => new RuleConditions(rule))];

    /// <summary>The same as they were last stored: for one lead that arrives, of which an office has many a day and changes of rules few.</summary>
    internal Task<List<RuleConditions>> RecallRulesAsync(CancellationToken ct) => _known.GetAsync("", async () =>
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        return await ReadRulesAsync(db, ct);
    });

    public void Dispose() => _known.Dispose();

    /// <summary>The book of these rules, with what everybody has and was given today.</summary>
    internal async Task<RuleBook> OpenAsync(LeadDbContext db, IReadOnlyList<RuleConditions> rules, CancellationToken ct)
    {
        var calendar = await organisation.GetCalendarAsync(ct);
        var today = calendar.DateOf(clock.GetUtcNow().UtcDateTime);
        var people = (await DescribeAsync(db, rules, ct)).ToDictionary(
            person => person.User.Id, person => new Candidate(person.User, person.Load.OpenLeads, today, person.Load.GivenToday));
        return new RuleBook(rules, people, await LastTurnAsync(db, ct), Lists, calendar);
    }

    /// <summary>
    /// The same for past leads that are given out anew: nobody has been given any on their days yet, and who has some of
    /// them now has so many fewer.
    /// </summary>
    internal async Task<RuleBook> OpenForTrialAsync(LeadDbContext db, IReadOnlyList<RuleConditions> rules, IReadOnlyDictionary<int, int> held, CancellationToken ct)
    {
        var people = (await DescribeAsync(db, rules, ct)).ToDictionary(
            person => person.User.Id, person => new Candidate(person.User, Math.Max(0, person.Load.OpenLeads - held.GetValueOrDefault(person.User.Id)), default, 0));
        return new RuleBook(rules, people, await LastTurnAsync(db, ct), Lists, await organisation.GetCalendarAsync(ct));
    }

    private static async Task<DateTime> LastTurnAsync(LeadDbContext db, CancellationToken ct) =>
        await db.Users.MaxAsync(user => user.LastAssignedAt, ct) ?? DateTime.MinValue;

    /// <summary>Everybody whom these rules may choose, with what he has.</summary>
    private async Task<IReadOnlyList<(User User, AssignableUser Load)>> DescribeAsync(LeadDbContext db, IReadOnlyList<RuleConditions> rules, CancellationToken ct)
    {
        var ids = rules.SelectMany(rule => rule.Rule.UserIds).ToHashSet();
        if (rules.Any(rule => rule.Rule.Strategy == AssignmentStrategy.ZoneManager))
            ids.UnionWith(Lists.Zones.Select(zone => zone.ManagerId).OfType<int>());
        var users = await db.Users.AsNoTracking().Where(user => ids.Contains(user.Id)).OrderBy(user => user.Id).ToListAsync(ct);
        return [.. users.Zip(await workload.DescribeAsync(db, users, ct))];
    }
}
