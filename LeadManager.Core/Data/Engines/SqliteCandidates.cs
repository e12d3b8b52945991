using Microsoft.EntityFrameworkCore;

namespace LeadManager.Core.Data.Engines;

/// <summary>What <see cref="SqliteSearch"/> answers to one question.</summary>
internal sealed class SqliteCandidates(LeadDbContext db, string question) : SearchCandidates
{
    /// <summary>So many candidates are passed over to judge by their place how many there are.</summary>
    private const int Sample = 500;

    public override IQueryable<int> Ids => db.Database.SqlQuery<int>($"""SELECT rowid AS "Value" FROM "LeadSearch" WHERE "LeadSearch" MATCH {question}""");

    public override IQueryable<int> ByName(bool down, int take) => down
        ? db.Database.SqlQuery<int>($"""
            SELECT name."Id" AS "Value" FROM "LeadSearch" AS hit CROSS JOIN "LeadOrder" AS name ON name."Id" = hit.rowid
            WHERE hit."LeadSearch" MATCH {question} ORDER BY name."SortName" DESC, name."Id" DESC LIMIT {take}
            """)
        : db.Database.SqlQuery<int>($"""
            SELECT name."Id" AS "Value" FROM "LeadSearch" AS hit CROSS JOIN "LeadOrder" AS name ON name."Id" = hit.rowid
            WHERE hit."LeadSearch" MATCH {question} ORDER BY name."SortName", name."Id" LIMIT {take}
            """);

    public override async Task<SearchShare?> EstimateAsync(CancellationToken ct) =>
        (await db.Database.SqlQuery<Reach>($"""
            SELECT (SELECT rowid FROM "LeadSearch" WHERE "LeadSearch" MATCH {question} LIMIT 1 OFFSET {Sample}) AS "Place", (SELECT max("Id") FROM "LeadOrder") AS "Last"
            """).ToListAsync(ct)) is [{ Place: { } place, Last: { } last }] ? new SearchShare((long)Sample * last / place, last) : null;

    public override async Task<bool> AreMoreThanAsync(int number, CancellationToken ct) =>
        (await db.Database.SqlQuery<int>($"""SELECT rowid AS "Value" FROM "LeadSearch" WHERE "LeadSearch" MATCH {question} LIMIT 1 OFFSET {number}""").ToListAsync(ct)).Count > 0;

    private sealed record Reach(long? Place, long? Last);
}
