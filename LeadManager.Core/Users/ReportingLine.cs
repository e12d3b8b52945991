using LeadManager.Core.Data;
using Microsoft.EntityFrameworkCore;

namespace LeadManager.Core.Users;

/// <summary>Who reports to whom, directly or over others.</summary>
internal static class ReportingLine
{
    /// <summary>Whether the user is this manager or reports to him, however many steps below.</summary>
    public static async Task<bool> IsBelowAsync(LeadDbContext db, int userId, int managerId, CancellationToken ct) =>
        userId == managerId || (await ReadAboveAsync(db, userId, ct)).Contains(managerId);

    /// <summary>Everybody above the user, however many steps up.</summary>
    public static Task<List<int>> ReadAboveAsync(LeadDbContext db, int userId, CancellationToken ct) =>
        db.Database.SqlQuery<int>(
            $"""
             WITH RECURSIVE "Line" ("Id") AS (
                 SELECT "ManagerId" FROM "Users" WHERE "Id" = {userId} AND "ManagerId" IS NOT NULL
                 UNION
                 SELECT "Users"."ManagerId" FROM "Users" JOIN "Line" ON "Users"."Id" = "Line"."Id" WHERE "Users"."ManagerId" IS NOT NULL)
             SELECT "Id" AS "Value" FROM "Line"
             """).ToListAsync(ct);
}
