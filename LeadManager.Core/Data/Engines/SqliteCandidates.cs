using Microsoft.EntityFrameworkCore;

namespace LeadManager.Core.Data.Engines;

/// <summary>What <see cref="SqliteSearch"/> answers to one question.</summary>
internal sealed class SqliteCandidates(LeadDbContext db, string question) : SearchCandidates
{
    /// <summary>So many candidates are counted; of more it is judged by the place of the last of them how many there are. Those with a number lie all over the order of names, so that few tell.</summary>
    private const int Counted = 2_000, CountedOfNumber = 500;

    /// <summary>So many more of those with a number are put into order than are wanted, to have all of the last shelf with one that is.</summary>
    private const int OfLastShelf = 100;

    private SearchShare? _share;

    public override IQueryable<int> Ids => db.Database.SqlQuery<int>($"""SELECT rowid & {SqliteShelves.IdMask} AS "Value" FROM "LeadSearch" WHERE "LeadSearch" MATCH {question}""");

    public override async Task<List<int>> FindByNameAsync(bool down, int take, CancellationToken ct)
    {
        if (SqliteSearch.IsOfDigits(question) && await FindAtOnceAsync(down, take, ct) is { } found)
            return found;
        var last = await FindAsync(down ? BackFrom(take - 1) : From(take - 1), ct);
        return await (down ? LastSince(last, take) : FirstUpTo(last, take)).ToListAsync(ct);
    }

    /// <summary>Those of the first shelves, which number questions find few on each of; null where the last shelf that is needed was not read to its end.</summary>
    private async Task<List<int>?> FindAtOnceAsync(bool down, int take, CancellationToken ct)
    {
        var most = take + OfLastShelf;
        var places = await (down ? LastPlaces(most) : FirstPlaces(most)).ToListAsync(ct);
        if (places.Count == most)
        {
            var edge = SqliteShelves.ShelfOf(down ? places.Min() : places.Max());
            places.RemoveAll(place => SqliteShelves.ShelfOf(place) == edge);
            if (places.Count < take)
                return null;
        }

        return [.. places.Take(take).Select(place => (int)(place & SqliteShelves.IdMask))];
    }

    public override async Task<SearchShare?> EstimateAsync(CancellationToken ct) => _share ??= await JudgeAsync(ct);

    public override async Task<bool> AreMoreThanAsync(int number, CancellationToken ct) => await FindAsync(From(number), ct) is not null;

    private async Task<SearchShare?> JudgeAsync(CancellationToken ct)
    {
        var counted = SqliteSearch.IsOfDigits(question) ? CountedOfNumber : Counted;
        if (await FindAsync(From(counted), ct) is not { } place)
            return null;
        var extent = await SqliteExtent.ReadAsync(db, ct);
        return new SearchShare(counted * extent.Leads / extent.CountBefore(place), extent.Leads);
    }

    private static async Task<long?> FindAsync(IQueryable<long> place, CancellationToken ct) => (await place.ToListAsync(ct)) is [var found] ? found : null;

    /// <summary>The place of the candidate that has so many before it.</summary>
    private IQueryable<long> From(int number) => db.Database.SqlQuery<long>($"""SELECT rowid AS "Value" FROM "LeadSearch" WHERE "LeadSearch" MATCH {question} ORDER BY rowid LIMIT 1 OFFSET {number}""");

    /// <summary>The same from the last backwards.</summary>
    private IQueryable<long> BackFrom(int number) => db.Database.SqlQuery<long>($"""SELECT rowid AS "Value" FROM "LeadSearch" WHERE "LeadSearch" MATCH {question} ORDER BY rowid DESC LIMIT 1 OFFSET {number}""");

    /// <summary>The places of so many from the first shelf on, in the order of names.</summary>
    private IQueryable<long> FirstPlaces(int most) => db.Database.SqlQuery<long>($"""
        SELECT name."Place" AS "Value" FROM (SELECT rowid FROM "LeadSearch" WHERE "LeadSearch" MATCH {question} ORDER BY rowid LIMIT {most}) AS hit
        CROSS JOIN "LeadOrder" AS name ON name."Place" = hit.rowid ORDER BY name."SortName", name."Place"
        """);

    /// <summary>The same from the last shelf backwards.</summary>
    private IQueryable<long> LastPlaces(int most) => db.Database.SqlQuery<long>($"""
        SELECT name."Place" AS "Value" FROM (SELECT rowid FROM "LeadSearch" WHERE "LeadSearch" MATCH {question} ORDER BY rowid DESC LIMIT {most}) AS hit
        CROSS JOIN "LeadOrder" AS name ON name."Place" = hit.rowid ORDER BY name."SortName" DESC, name."Place" DESC
        """);

    /// <summary>The first by name on the shelves up to that of the last place that is needed.</summary>
    private IQueryable<int> FirstUpTo(long? last, int take) => db.Database.SqlQuery<int>($"""
        SELECT name."Place" & {SqliteShelves.IdMask} AS "Value" FROM "LeadSearch" AS hit CROSS JOIN "LeadOrder" AS name ON name."Place" = hit.rowid
        WHERE hit."LeadSearch" MATCH {question} AND hit.rowid < {(last is { } place ? SqliteShelves.BeginOf(SqliteShelves.ShelfOf(place) + 1) : long.MaxValue)} ORDER BY name."SortName", name."Place" LIMIT {take}
        """);

    /// <summary>The last by name on the shelves since that of the first place that is needed.</summary>
    private IQueryable<int> LastSince(long? last, int take) => db.Database.SqlQuery<int>($"""
        SELECT name."Place" & {SqliteShelves.IdMask} AS "Value" FROM "LeadSearch" AS hit CROSS JOIN "LeadOrder" AS name ON name."Place" = hit.rowid
        WHERE hit."LeadSearch" MATCH {question} AND hit.rowid >= {(last is { } place ? SqliteShelves.BeginOf(SqliteShelves.ShelfOf(place)) : 0)} ORDER BY name."SortName" DESC, name."Place" DESC LIMIT {take}
        """);
}
