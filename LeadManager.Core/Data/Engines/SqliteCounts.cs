using System.Data.Common;
using System.Text.Json;
using LeadManager.Core.Analytics.Tallies;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;

namespace LeadManager.Core.Data.Engines;

/// <summary>
/// Keeps the counts up to date with one statement that is always the same and takes one parameter: every save of a lead
/// changes some dozens of them, and a parameter for each value would cost more than the counting.
/// </summary>
internal static class SqliteCounts
{
    private const string AddOwners = """
        INSERT INTO "TallyOwners" ("Key", "AssigneeId", "TeamLeadId", "RelationshipManagerId", "Status", "Outcome")
        SELECT json_extract(value, '$[0]'), json_extract(value, '$[1]'), json_extract(value, '$[2]'), json_extract(value, '$[3]'), json_extract(value, '$[4]'), json_extract(value, '$[5]')
        FROM json_each(@rows) WHERE true
        ON CONFLICT ("Key") DO NOTHING
        """;

    private const string AddCounts = """
        INSERT INTO "LeadTallies" ("Owner", "Kind", "Key", "Count")
        SELECT json_extract(value, '$[0]'), json_extract(value, '$[1]'), json_extract(value, '$[2]'), json_extract(value, '$[3]')
        FROM json_each(@rows) WHERE true
        ON CONFLICT ("Owner", "Kind", "Key") DO UPDATE SET "Count" = "LeadTallies"."Count" + excluded."Count"
        """;

    public static Task AddOwnersAsync(LeadDbContext db, IReadOnlyList<TallyOwner> owners, CancellationToken ct) => RunAsync(db, AddOwners, JsonSerializer.Serialize(owners.Select(owner => new object?[]
    {
        owner.Key, owner.AssigneeId, owner.TeamLeadId, owner.RelationshipManagerId, owner.Status.ToString(), owner.Outcome?.ToString(),
    })), ct);

    public static Task AddAsync(LeadDbContext db, IReadOnlyList<LeadTally> changes, CancellationToken ct) =>
        RunAsync(db, AddCounts, JsonSerializer.Serialize(changes.Select(change => new object[] { change.Owner, change.Kind.ToString(), change.Key, change.Count })), ct);

    private static async Task RunAsync(LeadDbContext db, string sql, string rows, CancellationToken ct)
    {
        if (db.Statements is not { } kept)
        {
            await db.Database.ExecuteSqlRawAsync(sql, [new SqliteParameter("@rows", rows)], ct);
            return;
        }

        var command = kept.Get(sql, () => Make(db, sql));
        command.Transaction = db.Database.CurrentTransaction?.GetDbTransaction();
        command.Parameters[0].Value = rows;
        await command.ExecuteNonQueryAsync(ct);
    }

    private static DbCommand Make(LeadDbContext db, string sql)
    {
        var command = db.Database.GetDbConnection().CreateCommand();
#pragma warning disable CA2100 // one of the two above
        command.CommandText = sql;
#pragma warning restore CA2100
        command.Parameters.Add(new SqliteParameter("@rows", ""));
        return command;
    }
}
