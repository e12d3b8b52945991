using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace LeadManager.Core.Data.Migrations
{
    /// <inheritdoc />
    public partial class Answers : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_ChainEntries_UserId_AssignedAt",
                table: "ChainEntries");

            migrationBuilder.AddColumn<int>(
                name: "AcceptedAfter",
                table: "ChainEntries",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "ContactedAfter",
                table: "ChainEntries",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.CreateIndex(
                name: "IX_ChainEntries_Answers",
                table: "ChainEntries",
                columns: new[] { "UserId", "AssignedAt", "ById", "AcceptedAfter", "ContactedAfter", "LeadId" });

            migrationBuilder.CreateIndex(
                name: "IX_Activities_ById_At_LeadId",
                table: "Activities",
                columns: new[] { "ById", "At", "LeadId" },
                filter: "\"ById\" IS NOT NULL");

            // What happened before these columns: an acceptance of what somebody else had given, and the holder's first contact in his turn.
            migrationBuilder.Sql("""
                UPDATE "ChainEntries" SET "AcceptedAfter" = CAST(max(0, (julianday("AcceptedAt") - julianday("AssignedAt")) * 1440) AS INTEGER)
                WHERE "AcceptedAt" IS NOT NULL AND ("ById" IS NULL OR "ById" <> "UserId");
                UPDATE "ChainEntries" SET "ContactedAfter" = (
                    SELECT CAST((julianday(min(contact."At")) - julianday("ChainEntries"."AssignedAt")) * 1440 AS INTEGER) FROM "Activities" AS contact
                    WHERE contact."LeadId" = "ChainEntries"."LeadId" AND contact."ById" = "ChainEntries"."UserId" AND contact."Type" <> 'Note'
                        AND contact."At" >= "ChainEntries"."AssignedAt" AND ("ChainEntries"."CompletedAt" IS NULL OR contact."At" <= "ChainEntries"."CompletedAt"));
                """);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_ChainEntries_Answers",
                table: "ChainEntries");

            migrationBuilder.DropIndex(
                name: "IX_Activities_ById_At_LeadId",
                table: "Activities");

            migrationBuilder.DropColumn(
                name: "AcceptedAfter",
                table: "ChainEntries");

            migrationBuilder.DropColumn(
                name: "ContactedAfter",
                table: "ChainEntries");

            migrationBuilder.CreateIndex(
                name: "IX_ChainEntries_UserId_AssignedAt",
                table: "ChainEntries",
                columns: new[] { "UserId", "AssignedAt" });
        }
    }
}
