using LeadManager.Core.Analytics.Tallies;
using LeadManager.Core.Data;
using Microsoft.EntityFrameworkCore;

namespace LeadManager.Benchmarks.Roles;

/// <summary>
/// Spreads the demo's leads over the whole crowd: whose a lead is, who entered it and who is its relationship manager becomes
/// one of all people of the same role, the responsible manager the one above the assignee. Everything else stays.
/// </summary>
internal static class RoleLeads
{
    /// <summary>The same number for the same lead, spread evenly.</summary>
    private const string Dice = """((lead."Id" * 2654435761) >> 9)""";

    /// <summary>Another one, so that the assignees of one relationship manager are not always the same.</summary>
    private const string OtherDice = """((lead."Id" * 40503) >> 5)""";

    private const string Crew = """
        CREATE TEMP TABLE "Crew" AS SELECT "Id", "Role", "ManagerId", "Name", "UserName", row_number() OVER (PARTITION BY "Role" ORDER BY "Id") - 1 AS "Place",
            count(*) OVER (PARTITION BY "Role") AS "Many" FROM "Users" WHERE "IsApproved";
        CREATE INDEX "CrewId" ON "Crew" ("Id"); CREATE INDEX "CrewPlace" ON "Crew" ("Role", "Place");
        """;

    private const string Spread = $"""
        UPDATE "Leads" AS lead SET
            "AssigneeId" = (SELECT new."Id" FROM "Crew" AS old JOIN "Crew" AS new ON new."Role" = old."Role" AND new."Place" = {Dice} % old."Many" WHERE old."Id" = lead."AssigneeId"),
            "TeamLeadId" = (SELECT new."ManagerId" FROM "Crew" AS old JOIN "Crew" AS new ON new."Role" = old."Role" AND new."Place" = {Dice} % old."Many" WHERE old."Id" = lead."AssigneeId"),
            "RelationshipManagerId" = (SELECT new."Id" FROM "Crew" AS old JOIN "Crew" AS new ON new."Role" = old."Role" AND new."Place" = {OtherDice} % old."Many" WHERE old."Id" = lead."RelationshipManagerId"),
            ("CreatedById", "StaffUserId", "StaffName", "CreatedBy") = (SELECT new."Id", new."Id", new."Name", new."UserName"
                FROM "Crew" AS old JOIN "Crew" AS new ON new."Role" = old."Role" AND new."Place" = {Dice} % old."Many" WHERE old."Id" = lead."CreatedById")
        """;

    /// <summary>Spreads them, inside a write that has begun.</summary>
    public static async Task SpreadAsync(BenchOffice office, LeadDbContext db)
    {
        var fill = await office.Engine.BeginFillAsync(db, default);
        db.Database.SetCommandTimeout(TimeSpan.FromMinutes(5));
        await db.Database.ExecuteSqlRawAsync(Crew);
        await db.Database.ExecuteSqlRawAsync(Spread);
        await fill.CompleteAsync(default);
        await TallyService.RepairAsync(db, default);
    }
}
