using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace LeadManager.Core.Data.Migrations
{
    /// <inheritdoc />
    public partial class Size : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_Leads_AssigneeId",
                table: "Leads");

            migrationBuilder.DropIndex(
                name: "IX_Leads_CreatedAt",
                table: "Leads");

            migrationBuilder.DropIndex(
                name: "IX_Leads_RelationshipManagerId",
                table: "Leads");

            migrationBuilder.DropIndex(
                name: "IX_Leads_SortName_Id",
                table: "Leads");

            migrationBuilder.DropIndex(
                name: "IX_Leads_Source",
                table: "Leads");

            migrationBuilder.DropIndex(
                name: "IX_Leads_StaffName",
                table: "Leads");

            migrationBuilder.DropIndex(
                name: "IX_Leads_Status",
                table: "Leads");

            migrationBuilder.DropIndex(
                name: "IX_Leads_TeamLeadId",
                table: "Leads");

            migrationBuilder.CreateTable(
                name: "LeadTallies",
                columns: table => new
                {
                    Kind = table.Column<string>(type: "TEXT", maxLength: 30, nullable: false),
                    Key = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    Owner = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false),
                    Count = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_LeadTallies", x => new { x.Kind, x.Key, x.Owner });
                });

            migrationBuilder.CreateTable(
                name: "TallyOwners",
                columns: table => new
                {
                    Key = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false),
                    AssigneeId = table.Column<int>(type: "INTEGER", nullable: true),
                    TeamLeadId = table.Column<int>(type: "INTEGER", nullable: true),
                    RelationshipManagerId = table.Column<int>(type: "INTEGER", nullable: true),
                    Status = table.Column<string>(type: "TEXT", maxLength: 30, nullable: false),
                    Outcome = table.Column<string>(type: "TEXT", maxLength: 30, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_TallyOwners", x => x.Key);
                });

            migrationBuilder.CreateIndex(
                name: "IX_Leads_AssigneeId_ByCreated",
                table: "Leads",
                columns: new[] { "AssigneeId", "CreatedAt", "Id", "Status", "Source", "StaffName", "EventName", "Outcome" },
                filter: "\"DeletedAt\" IS NULL AND \"AssigneeId\" IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_Leads_AssigneeId_ByName",
                table: "Leads",
                columns: new[] { "AssigneeId", "SortName", "Id", "Status", "Source", "StaffName", "EventName", "Outcome" },
                filter: "\"DeletedAt\" IS NULL AND \"AssigneeId\" IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_Leads_ByCreated",
                table: "Leads",
                columns: new[] { "CreatedAt", "Id", "Status", "Outcome", "AssigneeId", "RelationshipManagerId", "TeamLeadId", "CreatedById", "Temperature", "ActiveClient", "ReferralType", "IsSpecial", "IsEscalated", "Source", "StaffName", "EventName", "WordOfMouthType", "LastContactStatus", "LastContactDate", "City", "Milestone1At", "Milestone2At", "Milestone3At", "ClosedAt", "NextFollowUpAt" },
                filter: "\"DeletedAt\" IS NULL");

            migrationBuilder.CreateIndex(
                name: "IX_Leads_ByHit",
                table: "Leads",
                columns: new[] { "Id", "SortName", "CreatedAt" },
                filter: "\"DeletedAt\" IS NULL");

            migrationBuilder.CreateIndex(
                name: "IX_Leads_ByName",
                table: "Leads",
                columns: new[] { "SortName", "Id", "Status", "Outcome", "AssigneeId", "RelationshipManagerId", "TeamLeadId", "CreatedById", "Temperature", "ActiveClient", "ReferralType", "IsSpecial", "IsEscalated", "Source", "StaffName", "EventName", "WordOfMouthType", "LastContactStatus", "LastContactDate", "City", "Milestone1At", "Milestone2At", "Milestone3At", "ClosedAt", "NextFollowUpAt", "CreatedAt", "UpdatedAt" },
                filter: "\"DeletedAt\" IS NULL");

            migrationBuilder.CreateIndex(
                name: "IX_Leads_DueAt",
                table: "Leads",
                columns: new[] { "NextFollowUpAt", "SortName", "Id" },
                filter: "\"DeletedAt\" IS NULL AND \"NextFollowUpAt\" IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_Leads_Escalated",
                table: "Leads",
                columns: new[] { "SortName", "Id" },
                filter: "\"DeletedAt\" IS NULL AND \"IsEscalated\"");

            migrationBuilder.CreateIndex(
                name: "IX_Leads_EventName_ByCreated",
                table: "Leads",
                columns: new[] { "EventName", "CreatedAt", "Id", "Status", "Source", "StaffName", "AssigneeId", "Outcome" },
                filter: "\"DeletedAt\" IS NULL AND \"EventName\" IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_Leads_EventName_ByName",
                table: "Leads",
                columns: new[] { "EventName", "SortName", "Id", "Status", "Source", "StaffName", "AssigneeId", "Outcome" },
                filter: "\"DeletedAt\" IS NULL AND \"EventName\" IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_Leads_Referrals",
                table: "Leads",
                columns: new[] { "SortName", "Id", "ReferralType" },
                filter: "\"DeletedAt\" IS NULL AND \"ActiveClient\"");

            migrationBuilder.CreateIndex(
                name: "IX_Leads_RelationshipManagerId",
                table: "Leads",
                column: "RelationshipManagerId",
                filter: "\"DeletedAt\" IS NULL AND \"RelationshipManagerId\" IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_Leads_Source_ByCreated",
                table: "Leads",
                columns: new[] { "Source", "CreatedAt", "Id", "Status", "StaffName", "AssigneeId", "EventName", "Outcome" },
                filter: "\"DeletedAt\" IS NULL");

            migrationBuilder.CreateIndex(
                name: "IX_Leads_Source_ByName",
                table: "Leads",
                columns: new[] { "Source", "SortName", "Id", "Status", "StaffName", "AssigneeId", "EventName", "Outcome" },
                filter: "\"DeletedAt\" IS NULL");

            migrationBuilder.CreateIndex(
                name: "IX_Leads_Special",
                table: "Leads",
                columns: new[] { "SortName", "Id" },
                filter: "\"DeletedAt\" IS NULL AND \"IsSpecial\"");

            migrationBuilder.CreateIndex(
                name: "IX_Leads_StaffName_ByCreated",
                table: "Leads",
                columns: new[] { "StaffName", "CreatedAt", "Id", "Status", "Source", "AssigneeId", "EventName", "Outcome" },
                filter: "\"DeletedAt\" IS NULL");

            migrationBuilder.CreateIndex(
                name: "IX_Leads_StaffName_ByName",
                table: "Leads",
                columns: new[] { "StaffName", "SortName", "Id", "Status", "Source", "AssigneeId", "EventName", "Outcome" },
                filter: "\"DeletedAt\" IS NULL");

            migrationBuilder.CreateIndex(
                name: "IX_Leads_Status_ByCreated",
                table: "Leads",
                columns: new[] { "Status", "CreatedAt", "Id", "Source", "StaffName", "AssigneeId", "EventName", "Outcome" },
                filter: "\"DeletedAt\" IS NULL");

            migrationBuilder.CreateIndex(
                name: "IX_Leads_Status_ByName",
                table: "Leads",
                columns: new[] { "Status", "SortName", "Id", "Source", "StaffName", "AssigneeId", "EventName", "Outcome" },
                filter: "\"DeletedAt\" IS NULL");

            migrationBuilder.CreateIndex(
                name: "IX_Leads_TeamLeadId",
                table: "Leads",
                column: "TeamLeadId",
                filter: "\"DeletedAt\" IS NULL AND \"TeamLeadId\" IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_Leads_Won",
                table: "Leads",
                columns: new[] { "SortName", "Id", "ClosedAt" },
                filter: "\"DeletedAt\" IS NULL AND \"Outcome\" = 'Won'");

            migrationBuilder.CreateIndex(
                name: "IX_Leads_WonAt",
                table: "Leads",
                column: "ClosedAt",
                filter: "\"DeletedAt\" IS NULL AND \"Outcome\" = 'Won'");

            migrationBuilder.Sql(FormerSearch.CreateIndex);
            migrationBuilder.Sql(FormerSearch.RebuildIndex);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.Sql(FormerSearch.DropIndex);

            migrationBuilder.DropTable(
                name: "LeadTallies");

            migrationBuilder.DropTable(
                name: "TallyOwners");

            migrationBuilder.DropIndex(
                name: "IX_Leads_AssigneeId_ByCreated",
                table: "Leads");

            migrationBuilder.DropIndex(
                name: "IX_Leads_AssigneeId_ByName",
                table: "Leads");

            migrationBuilder.DropIndex(
                name: "IX_Leads_ByCreated",
                table: "Leads");

            migrationBuilder.DropIndex(
                name: "IX_Leads_ByHit",
                table: "Leads");

            migrationBuilder.DropIndex(
                name: "IX_Leads_ByName",
                table: "Leads");

            migrationBuilder.DropIndex(
                name: "IX_Leads_DueAt",
                table: "Leads");

            migrationBuilder.DropIndex(
                name: "IX_Leads_Escalated",
                table: "Leads");

            migrationBuilder.DropIndex(
                name: "IX_Leads_EventName_ByCreated",
                table: "Leads");

            migrationBuilder.DropIndex(
                name: "IX_Leads_EventName_ByName",
                table: "Leads");

            migrationBuilder.DropIndex(
                name: "IX_Leads_Referrals",
                table: "Leads");

            migrationBuilder.DropIndex(
                name: "IX_Leads_RelationshipManagerId",
                table: "Leads");

            migrationBuilder.DropIndex(
                name: "IX_Leads_Source_ByCreated",
                table: "Leads");

            migrationBuilder.DropIndex(
                name: "IX_Leads_Source_ByName",
                table: "Leads");

            migrationBuilder.DropIndex(
                name: "IX_Leads_Special",
                table: "Leads");

            migrationBuilder.DropIndex(
                name: "IX_Leads_StaffName_ByCreated",
                table: "Leads");

            migrationBuilder.DropIndex(
                name: "IX_Leads_StaffName_ByName",
                table: "Leads");

            migrationBuilder.DropIndex(
                name: "IX_Leads_Status_ByCreated",
                table: "Leads");

            migrationBuilder.DropIndex(
                name: "IX_Leads_Status_ByName",
                table: "Leads");

            migrationBuilder.DropIndex(
                name: "IX_Leads_TeamLeadId",
                table: "Leads");

            migrationBuilder.DropIndex(
                name: "IX_Leads_Won",
                table: "Leads");

            migrationBuilder.DropIndex(
                name: "IX_Leads_WonAt",
                table: "Leads");

            migrationBuilder.CreateIndex(
                name: "IX_Leads_AssigneeId",
                table: "Leads",
                column: "AssigneeId");

            migrationBuilder.CreateIndex(
                name: "IX_Leads_CreatedAt",
                table: "Leads",
                column: "CreatedAt");

            migrationBuilder.CreateIndex(
                name: "IX_Leads_RelationshipManagerId",
                table: "Leads",
                column: "RelationshipManagerId");

            migrationBuilder.CreateIndex(
                name: "IX_Leads_SortName_Id",
                table: "Leads",
                columns: new[] { "SortName", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_Leads_Source",
                table: "Leads",
                column: "Source");

            migrationBuilder.CreateIndex(
                name: "IX_Leads_StaffName",
                table: "Leads",
                column: "StaffName");

            migrationBuilder.CreateIndex(
                name: "IX_Leads_Status",
                table: "Leads",
                column: "Status");

            migrationBuilder.CreateIndex(
                name: "IX_Leads_TeamLeadId",
                table: "Leads",
                column: "TeamLeadId");
        }
    }
}
