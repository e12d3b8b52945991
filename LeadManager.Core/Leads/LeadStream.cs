using System.Runtime.CompilerServices;
using LeadManager.Core.Access;
using LeadManager.Core.Data;
using LeadManager.Core.Data.Engines;
using Microsoft.EntityFrameworkCore;

namespace LeadManager.Core.Leads;

/// <summary>
/// Reads all leads of a list one by one, with a memory that hardly grows with them. In an order that an index has, they
/// are read as they stand there. In any other the engine would sort them whole, hundreds of megabytes of a million: there
/// only their numbers are sorted, and the leads are looked up some at a time.
/// </summary>
internal static class LeadStream
{
    private const int LookedUpAtOnce = 500;

    /// <summary>The leads in order. <paramref name="matching"/> narrows leads down to those that the query means.</summary>
    public static async IAsyncEnumerable<Lead> ReadAsync(
        LeadDbContext db, DatabaseEngine engine, Actor actor, LeadQuery query, Func<IQueryable<Lead>, IQueryable<Lead>> matching, [EnumeratorCancellation] CancellationToken ct)
    {
        await using var moment = await engine.BeginReadAsync(db, ct); // sorted and looked up as of the same moment
        if (await OrderedAsync(db, engine, actor, query, ct) is { } ordered)
        {
            await foreach (var lead in matching(ordered).Sorted(query.Sort).AsNoTracking().Select(LeadLine.Columns).AsAsyncEnumerable().WithCancellation(ct))
                yield return lead;
            yield break;
        }

        var numbers = await matching(db.Leads).Sorted(query.Sort).Select(lead => lead.Id).ToListAsync(ct);
        foreach (var some in numbers.Chunk(LookedUpAtOnce))
        {
            // Within the moment they still match; only the right is asked again, by the rule that no lead is read without.
            var leads = await db.Leads.Allowed(actor, LeadAction.ViewLead).Where(lead => some.Contains(lead.Id)).AsNoTracking().Select(LeadLine.Columns).ToDictionaryAsync(lead => lead.Id, ct);
            foreach (var number in some)
                yield return leads[number];
        }
    }

    /// <summary>The leads by an index in the wanted order; null where there is none for this actor and query.</summary>
    private static async Task<IQueryable<Lead>?> OrderedAsync(LeadDbContext db, DatabaseEngine engine, Actor actor, LeadQuery query, CancellationToken ct)
    {
        if (LeadSorting.KeyOf(query.Sort) is not (LeadSorting.Default or LeadSorting.Newest) || LeadSearch.Of(query.Search) is not null)
            return null;
        return await LeadPaths.ChooseAsync(db, actor, query, ct) is { } path ? engine.LeadsBy(db, path) : null;
    }
}
