using LeadManager.Core.Access;
using LeadManager.Core.Data;
using LeadManager.Core.Leads;
using LeadManager.Core.Settings;
using LeadManager.Core.Users;
using Microsoft.EntityFrameworkCore;

namespace LeadManager.Core.Quotations;

/// <summary>Reads who reports to whom and who is away, to say who is asked for a decision.</summary>
public sealed class QuotationDeciders(OrganisationService organisation, TimeProvider clock)
{
    internal async Task<DecisionLine> ReadAsync(LeadDbContext db, CancellationToken ct)
    {
        var today = (await organisation.GetCalendarAsync(ct)).DateOf(clock.GetUtcNow().UtcDateTime);
        return new DecisionLine(await db.Users.AsNoTracking().Where(user => user.IsApproved && user.IsActive).OrderBy(user => user.Id).ToListAsync(ct), today);
    }
}

/// <summary>
/// Whom a request waits for, the one place of that rule: whoever may decide it and stands nearest above who requested it,
/// or else above the lead; while he is away, the next one above him, too; where nobody of the line is there, those who
/// decide everything.
/// </summary>
internal sealed class DecisionLine(IReadOnlyList<User> users, DateOnly today)
{
    private readonly Dictionary<int, User> _byId = users.ToDictionary(user => user.Id);
    private readonly ILookup<int?, int> _below = users.ToLookup(user => user.ManagerId, user => user.Id);

    /// <summary>Whether the request waits for this user.</summary>
    public bool Asks(int userId, Lead lead, int? requestedById) => Asked(lead, requestedById).Any(user => user.Id == userId);

    /// <summary>Who is told of the request: those for whom it waits and who are there.</summary>
    public IEnumerable<int> Told(Lead lead, int? requestedById) => Asked(lead, requestedById).Where(user => !IsAway(user)).Select(user => user.Id);

    private IReadOnlyList<User> Asked(Lead lead, int? requestedById)
    {
        var line = Above(requestedById).Concat(From(lead.TeamLeadId)).Concat(Above(lead.AssigneeId)).Distinct()
            .Where(user => user.Id != requestedById && MayDecide(user, lead)).ToList();
        var absent = line.TakeWhile(IsAway).ToList();
        return absent.Count < line.Count ? [.. absent, line[absent.Count]]
            : [.. absent, .. users.Where(user => user.Id != requestedById && !IsAway(user) && DecidesEverything(user) && !absent.Contains(user))];
    }

    private IEnumerable<User> Above(int? userId) => userId is { } id && _byId.TryGetValue(id, out var user) ? From(user.ManagerId) : [];

    /// <summary>The user and all above him; a ring ends where it begins.</summary>
    private IEnumerable<User> From(int? userId)
    {
        var met = new HashSet<int>();
        for (var next = userId; next is { } id && met.Add(id) && _byId.TryGetValue(id, out var user); next = user.ManagerId)
            yield return user;
    }

    private bool MayDecide(User user, Lead lead) => new Actor(user.Id, user.UserName ?? "", user.Name, user.Role, Team(user.Id)).May(LeadAction.DecideQuotation, lead);

    private HashSet<int> Team(int managerId)
    {
        var team = new HashSet<int> { managerId };
        var left = new Queue<int>(team);
        while (left.TryDequeue(out var id))
            foreach (var below in _below[id])
                if (team.Add(below))
                    left.Enqueue(below);
        return team;
    }

    private bool IsAway(User user) => Absence.IsAway(user, today);

    private static bool DecidesEverything(User user) => PermissionMatrix.ScopeOf(user.Role, LeadAction.DecideQuotation).HasFlag(Scope.All);
}
