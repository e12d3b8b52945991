using System.Linq.Expressions;
using LeadManager.Core.Access;
using LeadManager.Core.Data;
using LeadManager.Core.Data.Engines;
using LeadManager.Core.Leads;
using Microsoft.EntityFrameworkCore;

namespace LeadManager.Core.Analytics.Tallies;

/// <summary>The kept numbers, added up over what an actor may count.</summary>
internal sealed class TallySums
{
    private readonly Dictionary<TallyKind, List<NameCount>> _sums;

    private TallySums(Dictionary<TallyKind, List<NameCount>> sums) => _sums = sums;

    /// <summary>Whether the numbers of this action are kept for this actor.</summary>
    public static bool Covers(Actor actor, LeadAction action) => PartsOf(actor, action) is not null;

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

    /// <summary>How many leads each assignee has, by his id; null also where more than the owners decides which leads are counted.</summary>
    public static async Task<Dictionary<int, int>?> ReadAssigneesAsync(LeadDbContext db, Actor actor, LeadAction action, CancellationToken ct)
    {
        if (TallyScopes.Of(actor, PermissionMatrix.ScopeOf(actor.Role, action)) is not { } scope)
            return null;
        var totals = await TotalsOf(db, db.TallyOwners.Where(scope).Where(owner => owner.AssigneeId != null)).Where(row => row.Count > 0).AsNoTracking().ToListAsync(ct);
        return totals.GroupBy(row => TallyKeys.ReadOwner(row.Owner).AssigneeId ?? 0).ToDictionary(group => group.Key, group => group.Sum(row => row.Count));
    }

    /// <summary>How many leads are in each of these parts, whatever anybody may do to them; the parts ask for nothing but the owners.</summary>
    public static async Task<IReadOnlyList<int>> CountPartsAsync(DatabaseEngine engine, LeadDbContext db, IEnumerable<Expression<Func<Lead, bool>>> parts, CancellationToken ct)
    {
        var totals = parts.Select((part, number) => TotalsOf(db, engine.ByTeam(db.TallyOwners.Where(TallyScopes.Of(part)))).Select(row => new { Number = number, row.Count })).ToList();
        var counts = await totals.Aggregate(Queryable.Concat).GroupBy(row => row.Number).Select(part => new { Number = part.Key, Count = part.Sum(row => row.Count) }).ToListAsync(ct);
        return [.. totals.Select((_, number) => counts.Find(part => part.Number == number)?.Count ?? 0)];
    }

    /// <summary>How many leads each of these owners has; asked by their keys, since joined the engine reads through all that is kept.</summary>
    public static IQueryable<LeadTally> TotalsOf(LeadDbContext db, IQueryable<TallyOwner> owners)
    {
        var keys = owners.Select(owner => owner.Key);
        return db.LeadTallies.Where(row => row.Kind == TallyKind.Total && keys.Contains(row.Owner));
    }

    /// <summary>The number under this key.</summary>
    public int Of(TallyKind kind, string key) => _sums.GetValueOrDefault(kind)?.FirstOrDefault(sum => sum.Name == key)?.Count ?? 0;

    /// <summary>Every key of this kind with its number, largest first.</summary>
    public IReadOnlyList<NameCount> Of(TallyKind kind) =>
        [.. (_sums.GetValueOrDefault(kind) ?? []).OrderByDescending(sum => sum.Count).ThenBy(sum => sum.Name, StringComparer.Ordinal)];

    private static IQueryable<LeadTally>? Allowed(LeadDbContext db, Actor actor, LeadAction action)
    {
        if (PartsOf(actor, action) is not { } parts)
            return null;
        var group = db.LeadTallies.Where(row => row.Owner == parts.Group);
        if (parts.Owners == Scope.None || TallyScopes.Of(actor, parts.Owners) is not { } scope)
            return group;
        var keys = db.TallyOwners.Where(scope).Select(owner => owner.Key);
        var owned = db.LeadTallies.Where(row => keys.Contains(row.Owner));
        return parts.Group is null ? owned : owned.Concat(group);
    }

    /// <summary>What is counted together holds special leads; from whom they are kept, his leads are counted themselves.</summary>
    private static TallyParts? PartsOf(Actor actor, LeadAction action) => PermissionMatrix.ScopeOf(actor.Role, action) is var scope && actor.IsKeptFromSpecial && scope.HasFlag(Scope.Special)
        ? null : TallyGroups.PartsOf(scope, actor.UserId);
}
