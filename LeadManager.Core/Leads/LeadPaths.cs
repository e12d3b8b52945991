using LeadManager.Core.Access;
using LeadManager.Core.Analytics.Tallies;
using LeadManager.Core.Data;
using LeadManager.Core.Data.Configurations;
using LeadManager.Core.Data.Engines;
using Microsoft.EntityFrameworkCore;

namespace LeadManager.Core.Leads;

/// <summary>
/// Chooses the index through which a list is read: of those in the wanted order the one with the fewest leads behind it,
/// as the tallies tell.
/// </summary>
internal static class LeadPaths
{
    /// <summary>So few rows are sooner sorted than an order is read through.</summary>
    public const int FewLeads = 30_000;

    /// <summary>
    /// The index for the order that is asked, or for counting, where there is none; null where the engine may choose.
    /// </summary>
    public static async Task<string?> ChooseAsync(LeadDbContext db, Actor actor, LeadQuery query, bool isCount, CancellationToken ct)
    {
        if (!SeesAll(actor))
            return ChooseForPart(query, isCount);
        var byCreated = !isCount && LeadSorting.KeyOf(query.Sort) == LeadSorting.Newest;
        var isOrdered = isCount || IsIndexed(query.Sort);
        var whole = isCount ? LeadIndexes.ByCreated : WholeOf(query.Sort);
        if (query.List == LeadList.Mine)
            return await CountOfAsync(db, actor.UserId, ct) < FewLeads ? null : whole;
        if (query.List == LeadList.Overdue && isOrdered && query.CountFilters() == 1)
            return isCount ? null : LeadIndexes.Of(LeadList.Overdue, byCreated);
        if (query.List == LeadList.Quiet)
            return isOrdered && query.CountFilters() == 1 ? LeadIndexes.Of(LeadList.Quiet, byCreated) : LeadIndexes.ByName; // the other has not when a lead was last touched

        if (isOrdered && PairOf(query, byCreated) is { } pair)
            return pair;
        var parts = await PartsAsync(db, query, byCreated, ct);
        if (!isCount && OrderedOf(query) is { } ordered && parts.TrueForAll(part => part.Count >= FewLeads))
            return ordered;
        return parts.Count == 0 ? whole
            : parts.MinBy(part => part.Count) is var best && (best.Count < FewLeads || (isOrdered && AreEnough(query))) ? best.Index
            : whole;
    }

    /// <summary>
    /// The leads that the action allows the actor, read through this index; through none where it allows him none at all: no
    /// index could serve a question that no lead can answer.
    /// </summary>
    public static IQueryable<Lead> AllowedBy(this DatabaseEngine engine, LeadDbContext db, Actor actor, LeadAction action, string? index) =>
        engine.AllowedBy(db, actor, action, index, leads => leads);

    /// <summary>The same of leads that are narrowed down before anything is asked of them.</summary>
    public static IQueryable<Lead> AllowedBy(this DatabaseEngine engine, LeadDbContext db, Actor actor, LeadAction action, string? index, Func<IQueryable<Lead>, IQueryable<Lead>> narrow) =>
        engine.ByTeam(narrow(engine.LeadsBy(db, actor.May(action) ? index : null)).Allowed(actor, action));

    /// <summary>
    /// For those who see a part of the leads, of which so many are theirs that they come upon them in the order of all: an
    /// index that holds what the scopes of the matrix ask.
    /// </summary>
    private static string? ChooseForPart(LeadQuery query, bool isCount)
    {
        var byCreated = isCount || LeadSorting.KeyOf(query.Sort) == LeadSorting.Newest;
        if (!isCount && !IsIndexed(query.Sort))
            return null;
        return query.List switch
        {
            LeadList.Overdue => LeadIndexes.DueAt, // sooner put into order than come upon: most follow-ups are still to come
            LeadList.Fresh or LeadList.Unassigned => LeadIndexes.Of(nameof(Lead.Status), byCreated),
            LeadList.Mine => null, // few, and read person by person
            LeadList.Quiet when isCount => LeadIndexes.Quiet, // few of all, and in the scopes they are told by their assignee
            LeadList.Special or LeadList.Escalated or LeadList.Won or LeadList.Referrals or LeadList.Quiet => LeadIndexes.Of(query.List.Value, byCreated),
            _ => byCreated ? LeadIndexes.ByCreated : LeadIndexes.ByName,
        };
    }

    /// <summary>Whether there are indexes in this order.</summary>
    public static bool IsIndexed(string? sort) => LeadSorting.KeyOf(sort) is LeadSorting.Default or LeadSorting.Newest;

    /// <summary>The index that puts together what the order asks and holds all that the query filters; null where there is none.</summary>
    private static string? OrderedOf(LeadQuery query) => query.CountFilters() > FacetsOf(query) ? null : LeadSorting.KeyOf(query.Sort) switch
    {
        LeadSorting.Status => LeadIndexes.Of(nameof(Lead.Status), byCreated: false),
        LeadSorting.Staff => LeadIndexes.Of(nameof(Lead.StaffName), byCreated: false),
        LeadSorting.Source => LeadIndexes.Of(nameof(Lead.Source), byCreated: false),
        _ => null,
    };

    /// <summary>The narrower of the two indexes over all leads that holds what this order asks.</summary>
    private static string WholeOf(string? sort) =>
        LeadSorting.KeyOf(sort) is LeadSorting.Default or LeadSorting.Updated or LeadSorting.Status or LeadSorting.Staff or LeadSorting.Source ? LeadIndexes.ByName : LeadIndexes.ByCreated;

    /// <summary>
    /// Whether the index of one part holds all that the query asks. Where it does not, every lead of the part would have to
    /// be looked up, and the index that holds everything is sooner read through.
    /// </summary>
    private static bool AreEnough(LeadQuery query) => (query.CountFilters() - FacetsOf(query)) switch
    {
        0 => true,
        1 => query.List is LeadList.Fresh or LeadList.Unassigned || (query.List is not null && query.CountFilters() == 1),
        _ => false,
    };

    /// <summary>The index of the two values that are asked and nothing else; null where there is none.</summary>
    private static string? PairOf(LeadQuery query, bool byCreated)
    {
        var single = new[] { (nameof(Lead.Status), query.Status.Count), (nameof(Lead.StaffName), query.Staff.Count), (nameof(Lead.Source), query.Source.Count) }
            .Where(facet => facet.Item2 == 1).Select(facet => facet.Item1).ToList();
        return query.CountFilters() == 2 ? LeadIndexes.Of(single, byCreated) : null;
    }

    private static int FacetsOf(LeadQuery query) =>
        new[] { query.Status.Count, query.Source.Count, query.Staff.Count, query.Event.Count, query.AssigneeId.Count }.Count(values => values > 0);

    /// <summary>Whether the actor sees every lead, so that an index over all of them serves him.</summary>
    public static bool SeesAll(Actor actor) => PermissionMatrix.ScopeOf(actor.Role, LeadAction.ViewLead).HasFlag(Scope.All);

    /// <summary>Through which scopes the actor can see a lead of the list at all.</summary>
    public static Scope ScopeOf(Actor actor, LeadList? list) => LeadLists.CanHold(list, PermissionMatrix.ScopeOf(actor.Role, LeadAction.ViewLead));

    private static async Task<List<(string Index, int Count)>> PartsAsync(LeadDbContext db, LeadQuery query, bool byCreated, CancellationToken ct)
    {
        var parts = PartsOf(query, byCreated).ToList();
        var people = query.AssigneeId.Count == 1 ? query.AssigneeId[0] : (int?)null;
        if (parts.Count == 0 && people is null)
            return [];

        var keys = parts.Select(part => part.Key).ToList();
        var counts = (await db.LeadTallies.Where(row => row.Owner == TallyGroups.All && keys.Contains(row.Key)).Select(row => new { row.Kind, row.Key, row.Count }).ToListAsync(ct))
            .ToDictionary(sum => (sum.Kind, sum.Key), sum => sum.Count);
        var known = parts.Select(part => (part.Index, counts.GetValueOrDefault((part.Kind, part.Key)))).ToList();
        if (people is { } assignee)
            known.Add((LeadIndexes.Of(nameof(Lead.AssigneeId), byCreated), await CountOfAsync(db, assignee, ct)));
        return known;
    }

    private static IEnumerable<(string Index, TallyKind Kind, string Key)> PartsOf(LeadQuery query, bool byCreated)
    {
        if (query.List is LeadList.Fresh or LeadList.Unassigned)
            yield return (LeadIndexes.Of(nameof(Lead.Status), byCreated), TallyKind.Status, nameof(LeadStatus.New));
        if (query.List is LeadList.Special or LeadList.Escalated or LeadList.Won or LeadList.Referrals)
            yield return (LeadIndexes.Of(query.List.Value, byCreated), TallyKind.List, query.List.Value.ToString());
        if (query.Status is [var status])
            yield return (LeadIndexes.Of(nameof(Lead.Status), byCreated), TallyKind.Status, status.ToString());
        if (query.Source is [var source])
            yield return (LeadIndexes.Of(nameof(Lead.Source), byCreated), TallyKind.Source, source);
        if (query.Staff is [var staff])
            yield return (LeadIndexes.Of(nameof(Lead.StaffName), byCreated), TallyKind.Staff, staff);
        if (query.Event is [var outreach])
            yield return (LeadIndexes.Of(nameof(Lead.EventName), byCreated), TallyKind.Event, outreach);
    }

    private static Task<int> CountOfAsync(LeadDbContext db, int assignee, CancellationToken ct) =>
        TallySums.TotalsOf(db, db.TallyOwners.Where(owner => owner.AssigneeId == assignee)).SumAsync(row => row.Count, ct);
}
