using LeadManager.Core.Analytics.Tallies;
using LeadManager.Core.Data;
using LeadManager.Core.Leads;
using LeadManager.Core.Results;
using LeadManager.Core.Settings;
using LeadManager.Core.Users;
using Microsoft.EntityFrameworkCore;

namespace LeadManager.Core.Assignment;

/// <summary>Who can take a lead today: approved, active and not away; and for rules and forwarding, not at his daily limit.</summary>
public sealed class Workload(OrganisationService organisation, TimeProvider clock)
{
    private static readonly List<string> ClosedStages = [nameof(LeadStage.Won), nameof(LeadStage.Lost), nameof(LeadStage.Dropped)];

    /// <summary>Why nothing can be given to this user today, as a fault of the field that names him; null where it can.</summary>
    internal async Task<Invalid?> RefuseAsync(User user, string field, CancellationToken ct)
    {
        var today = (await organisation.GetCalendarAsync(ct)).DateOf(clock.GetUtcNow().UtcDateTime);
        return !user.MayEnter ? new Invalid(field, Words.Say("This person cannot sign in, so nothing can be given to them. Choose somebody from the list.")) // no name: nobody could choose him
            : Absence.IsAway(user, today) ? new Invalid(field, Words.Say("{0} is away{1}. Choose somebody else.", user.Name, Until(user.AwayUntil)))
            : null;
    }

    /// <summary>The users with what they have and what was given to them today, in the order given.</summary>
    internal async Task<IReadOnlyList<AssignableUser>> DescribeAsync(LeadDbContext db, IReadOnlyList<User> users, CancellationToken ct)
    {
        var calendar = await organisation.GetCalendarAsync(ct);
        var today = calendar.DateOf(clock.GetUtcNow().UtcDateTime);
        var ids = users.Select(user => user.Id).ToList();
        var open = await CountOpenAsync(db, ids, ct);
        var given = await CountGivenAsync(db, ids, calendar.StartOf(today), ct);
        return
        [
            .. users.Select(user => new AssignableUser(
                user.Id, user.Name, user.Role, open.GetValueOrDefault(user.Id), Absence.IsAway(user, today), Absence.IsAway(user, today) ? user.AwayUntil : null,
                given.GetValueOrDefault(user.Id), user.DailyCap, user.LastAssignedAt)),
        ];
    }

    /// <summary>" until 3 December 2026", or nothing where it is not known.</summary>
    internal static string Until(DateOnly? day) => day is { } last ? Words.Say(" until {0:D}", last) : "";

    /// <summary>Open leads by user, from the kept counts: a million leads are not read to choose one person.</summary>
    private static async Task<Dictionary<int, int>> CountOpenAsync(LeadDbContext db, List<int> ids, CancellationToken ct) =>
        await db.TallyOwners.Where(owner => owner.AssigneeId != null && ids.Contains(owner.AssigneeId.Value))
            .Join(db.LeadTallies.Where(row => row.Kind == TallyKind.Stage && !ClosedStages.Contains(row.Key)), owner => owner.Key, row => row.Owner,
                (owner, row) => new { Id = owner.AssigneeId ?? 0, row.Count })
            .GroupBy(row => row.Id)
            .Select(group => new { group.Key, Count = group.Sum(row => row.Count) })
            .ToDictionaryAsync(sum => sum.Key, sum => sum.Count, ct);

    /// <summary>What others and rules gave to each since then; what somebody took himself does not count.</summary>
    private static async Task<Dictionary<int, int>> CountGivenAsync(LeadDbContext db, List<int> ids, DateTime since, CancellationToken ct) =>
        await db.ChainEntries.Where(entry => ids.Contains(entry.UserId) && entry.AssignedAt >= since && (entry.ById == null || entry.ById != entry.UserId))
            .GroupBy(entry => entry.UserId)
            .Select(group => new { group.Key, Count = group.Count() })
            .ToDictionaryAsync(sum => sum.Key, sum => sum.Count, ct);
}
