using LeadManager.Core.Access;
using LeadManager.Core.Data;
using LeadManager.Core.Leads;
using Microsoft.EntityFrameworkCore;

namespace LeadManager.Core.Analytics.Tallies;

/// <summary>The kept numbers, added up over what an actor may count.</summary>
internal sealed class TallySums
{
    private readonly Dictionary<TallyKind, List<NameCount>> _sums;

    private TallySums(Dictionary<TallyKind, List<NameCount>> sums) => _sums = sums;

    /// <summary>Whether the numbers of this action are kept for this actor.</summary>
    public static bool Covers(Actor actor, LeadAction action) => TallyScopes.Of(actor, action) is not null;

    /// <summary>The numbers of these kinds, or of all; null where they are not kept for this actor's scope.</summary>
    public static async Task<TallySums?> ReadAsync(LeadDbContext db, Actor actor, LeadAction action, CancellationToken ct, params TallyKind[] kinds)
    {
        if (Allowed(db, actor, action) is not { } tallies)
            return null;
        if (kinds.Length > 0)
            tallies = tallies.Where(row => kinds.Contains(row.Kind));
        var sums = await tallies.GroupBy(row => new { row.Kind, row.Key })
            .Select(group => new { group.Key.Kind, Name = group.Key.Key, Count = group.Sum(row => row.Count) })
            .Where(sum => sum.Count > 0)
            .ToListAsync(ct);
        return new TallySums(sums.GroupBy(sum => sum.Kind).ToDictionary(group => group.Key, group => group.Select(sum => new NameCount(sum.Name, sum.Count)).ToList()));
    }

    /// <summary>How many leads each assignee has, by his id; null as above.</summary>
    public static async Task<Dictionary<int, int>?> ReadAssigneesAsync(LeadDbContext db, Actor actor, LeadAction action, CancellationToken ct)
    {
        if (Allowed(db, actor, action) is not { } tallies)
            return null;
        return await tallies.Where(row => row.Kind == TallyKind.Total)
            .Join(db.TallyOwners.Where(owner => owner.AssigneeId != null), row => row.Owner, owner => owner.Key, (row, owner) => new { owner.AssigneeId, row.Count })
            .GroupBy(row => row.AssigneeId ?? 0)
            .Select(group => new { group.Key, Count = group.Sum(row => row.Count) })
            .Where(sum => sum.Count > 0)
            .ToDictionaryAsync(sum => sum.Key, sum => sum.Count, ct);
    }

    /// <summary>The number under this key.</summary>
    public int Of(TallyKind kind, string key) => _sums.GetValueOrDefault(kind)?.FirstOrDefault(sum => sum.Name == key)?.Count ?? 0;

    /// <summary>Every key of this kind with its number, largest first.</summary>
    public IReadOnlyList<NameCount> Of(TallyKind kind) =>
        [.. (_sums.GetValueOrDefault(kind) ?? []).OrderByDescending(sum => sum.Count).ThenBy(sum => sum.Name, StringComparer.Ordinal)];

    private static IQueryable<LeadTally>? Allowed(LeadDbContext db, Actor actor, LeadAction action)
    {
        if (TallyScopes.Of(actor, action) is not { } scope)
            return null;
        return PermissionMatrix.ScopeOf(actor.Role, action).HasFlag(Scope.All)
            ? db.LeadTallies
            : db.LeadTallies.Where(row => db.TallyOwners.Where(scope).Any(owner => owner.Key == row.Owner));
    }
}
