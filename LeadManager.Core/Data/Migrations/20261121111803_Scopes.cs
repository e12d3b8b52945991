using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace LeadManager.Core.Data.Migrations
{
    /// <inheritdoc />
    public partial class Scopes : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            // In the order in which they are added up, whose they are first; without rows of its own it is written in one place.
            migrationBuilder.Sql("""
                DROP TABLE "LeadTallies";
                CREATE TABLE "LeadTallies" ("Owner" TEXT NOT NULL, "Kind" TEXT NOT NULL, "Key" TEXT NOT NULL, "Count" INTEGER NOT NULL,
                    CONSTRAINT "PK_LeadTallies" PRIMARY KEY ("Owner", "Kind", "Key")) WITHOUT ROWID;
                """);

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
                name: "IX_Leads_ByName",
                table: "Leads");

            migrationBuilder.DropIndex(
                name: "IX_Leads_DueAt",
                table: "Leads");

            migrationBuilder.DropIndex(
                name: "IX_Leads_Escalated_ByCreated",
                table: "Leads");

            migrationBuilder.DropIndex(
                name: "IX_Leads_Escalated_ByName",
                table: "Leads");

            migrationBuilder.DropIndex(
                name: "IX_Leads_Overdue_ByCreated",
                table: "Leads");

            migrationBuilder.DropIndex(
                name: "IX_Leads_Overdue_ByName",
                table: "Leads");

            migrationBuilder.DropIndex(
                name: "IX_Leads_Referrals_ByCreated",
                table: "Leads");

            migrationBuilder.DropIndex(
                name: "IX_Leads_Referrals_ByName",
                table: "Leads");

            migrationBuilder.DropIndex(
                name: "IX_Leads_RelationshipManagerId_ByCreated",
                table: "Leads");

            migrationBuilder.DropIndex(
                name: "IX_Leads_RelationshipManagerId_ByName",
                table: "Leads");

            migrationBuilder.DropIndex(
                name: "IX_Leads_Special_ByCreated",
                table: "Leads");

            migrationBuilder.DropIndex(
                name: "IX_Leads_Special_ByName",
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
                name: "IX_Leads_Won_ByCreated",
                table: "Leads");

            migrationBuilder.DropIndex(
                name: "IX_Leads_Won_ByName",
                table: "Leads");

            migrationBuilder.DropIndex(
                name: "IX_Leads_WonAt",
                table: "Leads");

            migrationBuilder.CreateIndex(
                name: "IX_Leads_AssigneeId_ByCreated",
                table: "Leads",
                columns: new[] { "AssigneeId", "CreatedAt", "Id", "Status", "Source", "StaffName", "EventName", "Outcome", "TeamLeadId", "RelationshipManagerId", "IsSpecial", "IsEscalated", "ActiveClient", "NextFollowUpAt" },
                filter: "\"DeletedAt\" IS NULL AND \"AssigneeId\" IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_Leads_AssigneeId_ByName",
                table: "Leads",
                columns: new[] { "AssigneeId", "SortName", "Id", "Status", "Source", "StaffName", "EventName", "Outcome", "TeamLeadId", "RelationshipManagerId", "IsSpecial", "IsEscalated", "ActiveClient", "NextFollowUpAt" },
                filter: "\"DeletedAt\" IS NULL AND \"AssigneeId\" IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_Leads_ByCreated",
                table: "Leads",
                columns: new[] { "CreatedAt", "Id", "Status", "Outcome", "AssigneeId", "RelationshipManagerId", "TeamLeadId", "CreatedById", "Temperature", "ActiveClient", "ReferralType", "IsSpecial", "IsEscalated", "Source", "StaffName", "EventName", "WordOfMouthType", "LastContactStatus", "LastContactDate", "City", "Milestone1At", "Milestone2At", "Milestone3At", "ClosedAt", "NextFollowUpAt", "AcceptedAt" },
                filter: "\"DeletedAt\" IS NULL");

            migrationBuilder.CreateIndex(
                name: "IX_Leads_ByName",
                table: "Leads",
                columns: new[] { "SortName", "Id", "Status", "Outcome", "AssigneeId", "RelationshipManagerId", "TeamLeadId", "CreatedById", "Temperature", "ActiveClient", "ReferralType", "IsSpecial", "IsEscalated", "Source", "StaffName", "EventName", "WordOfMouthType", "LastContactStatus", "LastContactDate", "City", "Milestone1At", "Milestone2At", "Milestone3At", "ClosedAt", "NextFollowUpAt", "AcceptedAt", "CreatedAt", "UpdatedAt" },
                filter: "\"DeletedAt\" IS NULL");

            migrationBuilder.CreateIndex(
                name: "IX_Leads_DueAt",
                table: "Leads",
                columns: new[] { "NextFollowUpAt", "SortName", "CreatedAt", "AssigneeId", "TeamLeadId", "RelationshipManagerId", "CreatedById", "Status", "Outcome", "AcceptedAt", "IsSpecial", "IsEscalated" },
                filter: "\"DeletedAt\" IS NULL AND \"NextFollowUpAt\" IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_Leads_Escalated_ByCreated",
                table: "Leads",
                columns: new[] { "CreatedAt", "Id", "AssigneeId", "TeamLeadId", "RelationshipManagerId", "CreatedById", "Status", "Outcome", "AcceptedAt", "IsSpecial", "IsEscalated" },
                filter: "\"DeletedAt\" IS NULL AND \"IsEscalated\"");

            migrationBuilder.CreateIndex(
                name: "IX_Leads_Escalated_ByName",
                table: "Leads",
                columns: new[] { "SortName", "Id", "AssigneeId", "TeamLeadId", "RelationshipManagerId", "CreatedById", "Status", "Outcome", "AcceptedAt", "IsSpecial", "IsEscalated" },
                filter: "\"DeletedAt\" IS NULL AND \"IsEscalated\"");

            migrationBuilder.CreateIndex(
                name: "IX_Leads_Overdue_ByCreated",
                table: "Leads",
                columns: new[] { "CreatedAt", "Id", "NextFollowUpAt", "AssigneeId", "TeamLeadId", "RelationshipManagerId", "CreatedById", "Status", "Outcome", "AcceptedAt", "IsSpecial", "IsEscalated" },
                filter: "\"DeletedAt\" IS NULL AND \"NextFollowUpAt\" IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_Leads_Overdue_ByName",
                table: "Leads",
                columns: new[] { "SortName", "Id", "NextFollowUpAt", "AssigneeId", "TeamLeadId", "RelationshipManagerId", "CreatedById", "Status", "Outcome", "AcceptedAt", "IsSpecial", "IsEscalated" },
                filter: "\"DeletedAt\" IS NULL AND \"NextFollowUpAt\" IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_Leads_Referrals_ByCreated",
                table: "Leads",
                columns: new[] { "CreatedAt", "Id", "ReferralType", "AssigneeId", "TeamLeadId", "RelationshipManagerId", "CreatedById", "Status", "Outcome", "AcceptedAt", "IsSpecial", "IsEscalated" },
                filter: "\"DeletedAt\" IS NULL AND \"ActiveClient\"");

            migrationBuilder.CreateIndex(
                name: "IX_Leads_Referrals_ByName",
                table: "Leads",
                columns: new[] { "SortName", "Id", "ReferralType", "AssigneeId", "TeamLeadId", "RelationshipManagerId", "CreatedById", "Status", "Outcome", "AcceptedAt", "IsSpecial", "IsEscalated" },
                filter: "\"DeletedAt\" IS NULL AND \"ActiveClient\"");

            migrationBuilder.CreateIndex(
                name: "IX_Leads_RelationshipManagerId_ByCreated",
                table: "Leads",
                columns: new[] { "RelationshipManagerId", "CreatedAt", "Id", "AssigneeId", "TeamLeadId", "Status", "Outcome", "IsSpecial", "IsEscalated", "ActiveClient", "NextFollowUpAt" },
                filter: "\"DeletedAt\" IS NULL AND \"RelationshipManagerId\" IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_Leads_RelationshipManagerId_ByName",
                table: "Leads",
                columns: new[] { "RelationshipManagerId", "SortName", "Id", "AssigneeId", "TeamLeadId", "Status", "Outcome", "IsSpecial", "IsEscalated", "ActiveClient", "NextFollowUpAt" },
                filter: "\"DeletedAt\" IS NULL AND \"RelationshipManagerId\" IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_Leads_Special_ByCreated",
                table: "Leads",
                columns: new[] { "CreatedAt", "Id", "AssigneeId", "TeamLeadId", "RelationshipManagerId", "CreatedById", "Status", "Outcome", "AcceptedAt", "IsSpecial", "IsEscalated" },
                filter: "\"DeletedAt\" IS NULL AND \"IsSpecial\"");

            migrationBuilder.CreateIndex(
                name: "IX_Leads_Special_ByName",
                table: "Leads",
                columns: new[] { "SortName", "Id", "AssigneeId", "TeamLeadId", "RelationshipManagerId", "CreatedById", "Status", "Outcome", "AcceptedAt", "IsSpecial", "IsEscalated" },
                filter: "\"DeletedAt\" IS NULL AND \"IsSpecial\"");

            migrationBuilder.CreateIndex(
                name: "IX_Leads_Status_ByCreated",
                table: "Leads",
                columns: new[] { "Status", "CreatedAt", "Id", "Source", "StaffName", "AssigneeId", "EventName", "Outcome", "TeamLeadId", "RelationshipManagerId", "CreatedById" },
                filter: "\"DeletedAt\" IS NULL");

            migrationBuilder.CreateIndex(
                name: "IX_Leads_Status_ByName",
                table: "Leads",
                columns: new[] { "Status", "SortName", "Id", "Source", "StaffName", "AssigneeId", "EventName", "Outcome", "TeamLeadId", "RelationshipManagerId", "CreatedById" },
                filter: "\"DeletedAt\" IS NULL");

            migrationBuilder.CreateIndex(
                name: "IX_Leads_TeamLeadId_ByCreated",
                table: "Leads",
                columns: new[] { "TeamLeadId", "CreatedAt", "Id", "AssigneeId", "RelationshipManagerId", "Status", "Outcome", "IsSpecial", "IsEscalated", "ActiveClient", "NextFollowUpAt" },
                filter: "\"DeletedAt\" IS NULL AND \"TeamLeadId\" IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_Leads_TeamLeadId_ByName",
                table: "Leads",
                columns: new[] { "TeamLeadId", "SortName", "Id", "AssigneeId", "RelationshipManagerId", "Status", "Outcome", "IsSpecial", "IsEscalated", "ActiveClient", "NextFollowUpAt" },
                filter: "\"DeletedAt\" IS NULL AND \"TeamLeadId\" IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_Leads_Won_ByCreated",
                table: "Leads",
                columns: new[] { "CreatedAt", "Id", "ClosedAt", "AssigneeId", "TeamLeadId", "RelationshipManagerId", "CreatedById", "Status", "Outcome", "AcceptedAt", "IsSpecial", "IsEscalated" },
                filter: "\"DeletedAt\" IS NULL AND \"Outcome\" = 'Won'");

            migrationBuilder.CreateIndex(
                name: "IX_Leads_Won_ByName",
                table: "Leads",
                columns: new[] { "SortName", "Id", "ClosedAt", "AssigneeId", "TeamLeadId", "RelationshipManagerId", "CreatedById", "Status", "Outcome", "AcceptedAt", "IsSpecial", "IsEscalated" },
                filter: "\"DeletedAt\" IS NULL AND \"Outcome\" = 'Won'");

            migrationBuilder.CreateIndex(
                name: "IX_Leads_WonAt",
                table: "Leads",
                columns: new[] { "ClosedAt", "AssigneeId", "TeamLeadId", "RelationshipManagerId", "CreatedById", "Status", "Outcome", "AcceptedAt", "IsSpecial", "IsEscalated" },
                filter: "\"DeletedAt\" IS NULL AND \"Outcome\" = 'Won'");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.Sql("""
                DROP TABLE "LeadTallies";
                CREATE TABLE "LeadTallies" ("Kind" TEXT NOT NULL, "Key" TEXT NOT NULL, "Owner" TEXT NOT NULL, "Count" INTEGER NOT NULL,
                    CONSTRAINT "PK_LeadTallies" PRIMARY KEY ("Kind", "Key", "Owner"));
                """);

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
                name: "IX_Leads_ByName",
                table: "Leads");

            migrationBuilder.DropIndex(
                name: "IX_Leads_DueAt",
                table: "Leads");

            migrationBuilder.DropIndex(
                name: "IX_Leads_Escalated_ByCreated",
                table: "Leads");

            migrationBuilder.DropIndex(
                name: "IX_Leads_Escalated_ByName",
                table: "Leads");

            migrationBuilder.DropIndex(
                name: "IX_Leads_Overdue_ByCreated",
                table: "Leads");

            migrationBuilder.DropIndex(
                name: "IX_Leads_Overdue_ByName",
                table: "Leads");

            migrationBuilder.DropIndex(
                name: "IX_Leads_Referrals_ByCreated",
                table: "Leads");

            migrationBuilder.DropIndex(
                name: "IX_Leads_Referrals_ByName",
                table: "Leads");

            migrationBuilder.DropIndex(
                name: "IX_Leads_RelationshipManagerId_ByCreated",
                table: "Leads");

            migrationBuilder.DropIndex(
                name: "IX_Leads_RelationshipManagerId_ByName",
                table: "Leads");

            migrationBuilder.DropIndex(
                name: "IX_Leads_Special_ByCreated",
                table: "Leads");

            migrationBuilder.DropIndex(
                name: "IX_Leads_Special_ByName",
                table: "Leads");

            migrationBuilder.DropIndex(
                name: "IX_Leads_Status_ByCreated",
                table: "Leads");

            migrationBuilder.DropIndex(
                name: "IX_Leads_Status_ByName",
                table: "Leads");

            migrationBuilder.DropIndex(
                name: "IX_Leads_TeamLeadId_ByCreated",
                table: "Leads");

            migrationBuilder.DropIndex(
                name: "IX_Leads_TeamLeadId_ByName",
                table: "Leads");

            migrationBuilder.DropIndex(
                name: "IX_Leads_Won_ByCreated",
                table: "Leads");

            migrationBuilder.DropIndex(
                name: "IX_Leads_Won_ByName",
                table: "Leads");

            migrationBuilder.DropIndex(
                name: "IX_Leads_WonAt",
                table: "Leads");

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
                name: "IX_Leads_ByName",
                table: "Leads",
                columns: new[] { "SortName", "Id", "Status", "Outcome", "AssigneeId", "RelationshipManagerId", "TeamLeadId", "CreatedById", "Temperature", "ActiveClient", "ReferralType", "IsSpecial", "IsEscalated", "Source", "StaffName", "EventName", "WordOfMouthType", "LastContactStatus", "LastContactDate", "City", "Milestone1At", "Milestone2At", "Milestone3At", "ClosedAt", "NextFollowUpAt", "CreatedAt", "UpdatedAt" },
                filter: "\"DeletedAt\" IS NULL");

            migrationBuilder.CreateIndex(
                name: "IX_Leads_DueAt",
                table: "Leads",
                column: "NextFollowUpAt",
                filter: "\"DeletedAt\" IS NULL AND \"NextFollowUpAt\" IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_Leads_Escalated_ByCreated",
                table: "Leads",
                columns: new[] { "CreatedAt", "Id" },
                filter: "\"DeletedAt\" IS NULL AND \"IsEscalated\"");

            migrationBuilder.CreateIndex(
                name: "IX_Leads_Escalated_ByName",
                table: "Leads",
                columns: new[] { "SortName", "Id" },
                filter: "\"DeletedAt\" IS NULL AND \"IsEscalated\"");

            migrationBuilder.CreateIndex(
                name: "IX_Leads_Overdue_ByCreated",
                table: "Leads",
                columns: new[] { "CreatedAt", "Id", "NextFollowUpAt" },
                filter: "\"DeletedAt\" IS NULL AND \"NextFollowUpAt\" IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_Leads_Overdue_ByName",
                table: "Leads",
                columns: new[] { "SortName", "Id", "NextFollowUpAt" },
                filter: "\"DeletedAt\" IS NULL AND \"NextFollowUpAt\" IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_Leads_Referrals_ByCreated",
                table: "Leads",
                columns: new[] { "CreatedAt", "Id", "ReferralType" },
                filter: "\"DeletedAt\" IS NULL AND \"ActiveClient\"");

            migrationBuilder.CreateIndex(
                name: "IX_Leads_Referrals_ByName",
                table: "Leads",
                columns: new[] { "SortName", "Id", "ReferralType" },
                filter: "\"DeletedAt\" IS NULL AND \"ActiveClient\"");

            migrationBuilder.CreateIndex(
                name: "IX_Leads_RelationshipManagerId_ByCreated",
                table: "Leads",
                columns: new[] { "RelationshipManagerId", "CreatedAt", "Id", "AssigneeId" },
                filter: "\"DeletedAt\" IS NULL AND \"RelationshipManagerId\" IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_Leads_RelationshipManagerId_ByName",
                table: "Leads",
                columns: new[] { "RelationshipManagerId", "SortName", "Id", "AssigneeId" },
                filter: "\"DeletedAt\" IS NULL AND \"RelationshipManagerId\" IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_Leads_Special_ByCreated",
                table: "Leads",
                columns: new[] { "CreatedAt", "Id" },
                filter: "\"DeletedAt\" IS NULL AND \"IsSpecial\"");

            migrationBuilder.CreateIndex(
                name: "IX_Leads_Special_ByName",
                table: "Leads",
                columns: new[] { "SortName", "Id" },
                filter: "\"DeletedAt\" IS NULL AND \"IsSpecial\"");

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
                name: "IX_Leads_Won_ByCreated",
                table: "Leads",
                columns: new[] { "CreatedAt", "Id", "ClosedAt" },
                filter: "\"DeletedAt\" IS NULL AND \"Outcome\" = 'Won'");

            migrationBuilder.CreateIndex(
                name: "IX_Leads_Won_ByName",
                table: "Leads",
                columns: new[] { "SortName", "Id", "ClosedAt" },
                filter: "\"DeletedAt\" IS NULL AND \"Outcome\" = 'Won'");

            migrationBuilder.CreateIndex(
                name: "IX_Leads_WonAt",
                table: "Leads",
                column: "ClosedAt",
                filter: "\"DeletedAt\" IS NULL AND \"Outcome\" = 'Won'");
        }
    }
}
