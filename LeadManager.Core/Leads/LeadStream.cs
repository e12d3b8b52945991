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
        var path = LeadSearch.Of(query.Search) is null && LeadPaths.SeesAll(actor) ? await LeadPaths.ChooseAsync(db, actor, query, isCount: false, ct) : null;
        var sorted = matching(engine.LeadsBy(db, path)).Sorted(query.Sort);
        if (path is not null && LeadPaths.IsIndexed(query.Sort))
        {
            await foreach (var lead in sorted.AsNoTracking().Select(LeadLine.Columns).AsAsyncEnumerable().WithCancellation(ct))
                yield return lead;
            yield break;
        }

        var numbers = await sorted.Select(lead => lead.Id).ToListAsync(ct);
        foreach (var some in numbers.Chunk(LookedUpAtOnce))
        {
            // Within the moment they still match; only the right is asked again, by the rule that no lead is read without.
            var leads = await db.Leads.Allowed(actor, LeadAction.ViewLead).Where(lead => some.Contains(lead.Id)).AsNoTracking().Select(LeadLine.Columns).ToDictionaryAsync(lead => lead.Id, ct);
            foreach (var number in some)
                yield return leads[number];
        }
    }
}
