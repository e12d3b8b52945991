using System.Text.Json;
using Microsoft.EntityFrameworkCore;

namespace LeadManager.Core.Data.Engines;

/// <summary>What <see cref="SqliteSearch"/> answers to one question.</summary>
internal sealed class SqliteCandidates(LeadDbContext db, string question) : SearchCandidates
{
    /// <summary>So many candidates are passed over to judge by their place how many there are.</summary>
    private const int Sample = 500;

    /// <summary>More than so many are sooner put into order in two halves at once.</summary>
    private const int HalvedFrom = 2_000;

    private SearchShare? _share;

    public override IQueryable<int> Ids => db.Database.SqlQuery<int>($"""SELECT rowid AS "Value" FROM "LeadSearch" WHERE "LeadSearch" MATCH {question}""");

    public override async Task<List<int>> FindByNameAsync(IDbContextFactory<LeadDbContext> contexts, bool down, int take, CancellationToken ct)
    {
        if (!db.Engine.AsksOneProcessor || await EstimateAsync(ct) is not { Candidates: > HalvedFrom, Leads: var leads })
            return await ByName(db, 0, int.MaxValue, down, take).ToListAsync(ct);
        var middle = (int)(leads / 2);
        var halves = await TwoReaders.ReadAsync(
            contexts, db, own => ByName(own, 0, middle, down, take).ToListAsync(ct), own => ByName(own, middle, int.MaxValue, down, take).ToListAsync(ct), ct);
        return await InOrder(JsonSerializer.Serialize(halves.SelectMany(half => half)), down, take).ToListAsync(ct);
    }

    public override async Task<SearchShare?> EstimateAsync(CancellationToken ct) => _share ??= await JudgeAsync(ct);

    public override async Task<bool> AreMoreThanAsync(int number, CancellationToken ct) =>
        (await db.Database.SqlQuery<int>($"""SELECT rowid AS "Value" FROM "LeadSearch" WHERE "LeadSearch" MATCH {question} LIMIT 1 OFFSET {number}""").ToListAsync(ct)).Count > 0;

    private async Task<SearchShare?> JudgeAsync(CancellationToken ct) =>
        (await db.Database.SqlQuery<Reach>($"""
            SELECT (SELECT rowid FROM "LeadSearch" WHERE "LeadSearch" MATCH {question} LIMIT 1 OFFSET {Sample}) AS "Place", (SELECT max("Id") FROM "LeadOrder") AS "Last"
            """).ToListAsync(ct)) is [{ Place: { } place, Last: { } last }] ? new SearchShare((long)Sample * last / place, last) : null;

    /// <summary>The first by name of those whose numbers lie above one and up to the other.</summary>
    private IQueryable<int> ByName(LeadDbContext reader, int above, int upTo, bool down, int take) => down
        ? reader.Database.SqlQuery<int>($"""
            SELECT name."Id" AS "Value" FROM "LeadSearch" AS hit CROSS JOIN "LeadOrder" AS name ON name."Id" = hit.rowid
            WHERE hit."LeadSearch" MATCH {question} AND hit.rowid > {above} AND hit.rowid <= {upTo} ORDER BY name."SortName" DESC, name."Id" DESC LIMIT {take}
            """)
        : reader.Database.SqlQuery<int>($"""
            SELECT name."Id" AS "Value" FROM "LeadSearch" AS hit CROSS JOIN "LeadOrder" AS name ON name."Id" = hit.rowid
            WHERE hit."LeadSearch" MATCH {question} AND hit.rowid > {above} AND hit.rowid <= {upTo} ORDER BY name."SortName", name."Id" LIMIT {take}
            """);

    /// <summary>The first by name of a few.</summary>
    private IQueryable<int> InOrder(string ids, bool down, int take) => down
        ? db.Database.SqlQuery<int>($"""SELECT "Id" AS "Value" FROM "LeadOrder" WHERE "Id" IN (SELECT value FROM json_each({ids})) ORDER BY "SortName" DESC, "Id" DESC LIMIT {take}""")
        : db.Database.SqlQuery<int>($"""SELECT "Id" AS "Value" FROM "LeadOrder" WHERE "Id" IN (SELECT value FROM json_each({ids})) ORDER BY "SortName", "Id" LIMIT {take}""");

    private sealed record Reach(long? Place, long? Last);
}
