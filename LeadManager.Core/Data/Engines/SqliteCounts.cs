using System.Text.Json;
using LeadManager.Core.Analytics.Tallies;
using Microsoft.EntityFrameworkCore;

namespace LeadManager.Core.Data.Engines;

/// <summary>
/// Keeps the counts up to date with one statement that is always the same and takes one parameter: every save of a lead
/// changes some dozens of them, and a parameter for each value would cost more than the counting.
/// </summary>
internal static class SqliteCounts
{
    public static async Task AddOwnersAsync(LeadDbContext db, IReadOnlyList<TallyOwner> owners, CancellationToken ct)
    {
        var json = JsonSerializer.Serialize(owners.Select(owner => new object?[]
        {
            owner.Key, owner.AssigneeId, owner.TeamLeadId, owner.RelationshipManagerId, owner.Status.ToString(), owner.Outcome?.ToString(),
        }));
        await db.Database.ExecuteSqlAsync($"""
            INSERT INTO "TallyOwners" ("Key", "AssigneeId", "TeamLeadId", "RelationshipManagerId", "Status", "Outcome")
            SELECT json_extract(value, '$[0]'), json_extract(value, '$[1]'), json_extract(value, '$[2]'), json_extract(value, '$[3]'), json_extract(value, '$[4]'), json_extract(value, '$[5]')
            FROM json_each({json}) WHERE true
            ON CONFLICT ("Key") DO NOTHING
            """, ct);
    }

    public static async Task AddAsync(LeadDbContext db, IReadOnlyList<LeadTally> changes, CancellationToken ct)
    {
        var json = JsonSerializer.Serialize(changes.Select(change => new object[] { change.Owner, change.Kind.ToString(), change.Key, change.Count }));
        await db.Database.ExecuteSqlAsync($"""
            INSERT INTO "LeadTallies" ("Owner", "Kind", "Key", "Count")
            SELECT json_extract(value, '$[0]'), json_extract(value, '$[1]'), json_extract(value, '$[2]'), json_extract(value, '$[3]')
            FROM json_each({json}) WHERE true
            ON CONFLICT ("Owner", "Kind", "Key") DO UPDATE SET "Count" = "LeadTallies"."Count" + excluded."Count"
            """, ct);
    }
}
