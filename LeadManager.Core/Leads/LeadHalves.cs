using LeadManager.Core.Access;
using LeadManager.Core.Analytics.Tallies;
using LeadManager.Core.Data;
using LeadManager.Core.Data.Configurations;
using LeadManager.Core.Data.Engines;
using Microsoft.EntityFrameworkCore;

namespace LeadManager.Core.Leads;

/// <summary>
/// Reads through the leads of everybody in two halves at once, where the engine would keep one processor busy and leave
/// the others idle. Each half is read as of its own moment.
/// </summary>
public sealed class LeadHalves(IDbContextFactory<LeadDbContext> contexts, DatabaseEngine engine)
{
    /// <summary>The halves are still about equal when a tenth of the leads have come or gone.</summary>
    private const int Tolerance = 10;

    private volatile Middle? _middle;

    /// <summary>Fewer leads are read through before a second reader has begun.</summary>
    internal int LeadsMin { get; set; } = 50_000;

    /// <summary>What the read gives of either half of this index; null where it is not worth two readers.</summary>
    internal async Task<IReadOnlyList<T>?> ReadAsync<T>(LeadDbContext db, string? index, Func<LeadDbContext, Func<IQueryable<Lead>, IQueryable<Lead>>, Task<T>> read, CancellationToken ct) =>
        engine.AsksOneProcessor && LeadIndexes.IsByCreated(index) is { } byCreated && await FindMiddleAsync(db, ct) is { } middle
            ? await ReadAsync(db, byCreated ? ByCreated(middle.At) : ByName(middle.Name), read, ct) : null;

    /// <summary>The same of the leads before and since this moment (UTC).</summary>
    internal async Task<IReadOnlyList<T>?> ReadAsync<T>(LeadDbContext db, DateTime middle, Func<LeadDbContext, Func<IQueryable<Lead>, IQueryable<Lead>>, Task<T>> read, CancellationToken ct) =>
        engine.AsksOneProcessor && await CountAsync(db, ct) >= LeadsMin ? await ReadAsync(db, ByCreated(middle), read, ct) : null;

    private Task<IReadOnlyList<T>> ReadAsync<T>(LeadDbContext db, Halves halves, Func<LeadDbContext, Func<IQueryable<Lead>, IQueryable<Lead>>, Task<T>> read, CancellationToken ct) =>
        TwoReaders.ReadAsync(contexts, db, own => read(own, halves.First), own => read(own, halves.Second), ct);

    /// <summary>The lead in the middle of either order; looked up again when many have come or gone.</summary>
    private async Task<Middle?> FindMiddleAsync(LeadDbContext db, CancellationToken ct)
    {
        var count = await CountAsync(db, ct);
        if (count < LeadsMin)
            return null;
        if (_middle is { } known && Math.Abs(known.Count - count) * Tolerance < count)
            return known;
        var name = await Present(db, LeadIndexes.ByName).OrderBy(lead => lead.SortName).Select(lead => lead.SortName).Skip(count / 2).FirstOrDefaultAsync(ct);
        var at = await Present(db, LeadIndexes.ByCreated).OrderBy(lead => lead.CreatedAt).Select(lead => (DateTime?)lead.CreatedAt).Skip(count / 2).FirstOrDefaultAsync(ct);
        return name is null || at is null ? null : _middle = new Middle(count, name, at.Value);
    }

    private static Task<int> CountAsync(LeadDbContext db, CancellationToken ct) =>
        db.LeadTallies.Where(row => row.Owner == TallyGroups.All && row.Kind == TallyKind.Total).SumAsync(row => row.Count, ct);

    private IQueryable<Lead> Present(LeadDbContext db, string index) => engine.AllowedBy(db, Actor.System, LeadAction.ViewLead, index);

    private static Halves ByCreated(DateTime at) => new(leads => leads.Where(lead => lead.CreatedAt < at), leads => leads.Where(lead => lead.CreatedAt >= at));

#pragma warning disable CA1309 // becomes a comparison in SQL, which is ordinal
    private static Halves ByName(string name) =>
        new(leads => leads.Where(lead => string.Compare(lead.SortName, name) < 0), leads => leads.Where(lead => string.Compare(lead.SortName, name) >= 0));
#pragma warning restore CA1309

    private sealed record Middle(int Count, string Name, DateTime At);

    private sealed record Halves(Func<IQueryable<Lead>, IQueryable<Lead>> First, Func<IQueryable<Lead>, IQueryable<Lead>> Second);
}
