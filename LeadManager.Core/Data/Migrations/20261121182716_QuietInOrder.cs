using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace LeadManager.Core.Data.Migrations
{
    /// <inheritdoc />
    public partial class QuietInOrder : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_Leads_AssigneeId_ByCreated",
                table: "Leads");

            migrationBuilder.DropIndex(
                name: "IX_Leads_AssigneeId_ByName",
                table: "Leads");

            migrationBuilder.DropIndex(
                name: "IX_Leads_ClosedById",
                table: "Leads");

            migrationBuilder.DropIndex(
                name: "IX_Leads_EventId",
                table: "Leads");

            migrationBuilder.DropIndex(
                name: "IX_Leads_Quiet",
                table: "Leads");

            migrationBuilder.DropIndex(
                name: "IX_Leads_RelationshipManagerId_ByCreated",
                table: "Leads");

            migrationBuilder.DropIndex(
                name: "IX_Leads_RelationshipManagerId_ByName",
                table: "Leads");

            migrationBuilder.DropIndex(
                name: "IX_Leads_TeamLeadId_ByCreated",
                table: "Leads");

            migrationBuilder.DropIndex(
                name: "IX_Leads_TeamLeadId_ByName",
                table: "Leads");

            migrationBuilder.CreateIndex(
                name: "IX_Leads_AssigneeId_ByCreated",
                table: "Leads",
                columns: new[] { "AssigneeId", "CreatedAt", "Id", "Status", "Source", "StaffName", "EventName", "Outcome", "TeamLeadId", "RelationshipManagerId", "IsSpecial", "IsEscalated", "ActiveClient", "NextFollowUpAt", "Milestone1At", "Milestone2At", "Milestone3At" },
                filter: "\"DeletedAt\" IS NULL AND \"AssigneeId\" IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_Leads_AssigneeId_ByName",
                table: "Leads",
                columns: new[] { "AssigneeId", "SortName", "Id", "Status", "Source", "StaffName", "EventName", "Outcome", "TeamLeadId", "RelationshipManagerId", "IsSpecial", "IsEscalated", "ActiveClient", "NextFollowUpAt", "Milestone1At", "Milestone2At", "Milestone3At" },
                filter: "\"DeletedAt\" IS NULL AND \"AssigneeId\" IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_Leads_ClosedById",
                table: "Leads",
                column: "ClosedById",
                filter: "\"ClosedById\" IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_Leads_EventId",
                table: "Leads",
                column: "EventId",
                filter: "\"EventId\" IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_Leads_Quiet",
                table: "Leads",
                columns: new[] { "AssigneeId", "UpdatedAt", "Milestone1At", "Milestone2At", "Milestone3At", "TeamLeadId", "RelationshipManagerId", "CreatedById", "Status", "Outcome", "AcceptedAt", "IsSpecial", "IsEscalated" },
                filter: "\"DeletedAt\" IS NULL AND \"Outcome\" IS NULL AND \"Status\" <> 'Lost' AND \"AssigneeId\" IS NOT NULL AND \"NextFollowUpAt\" IS NULL");

            migrationBuilder.CreateIndex(
                name: "IX_Leads_Quiet_ByCreated",
                table: "Leads",
                columns: new[] { "CreatedAt", "Id", "UpdatedAt", "Milestone1At", "Milestone2At", "Milestone3At", "AssigneeId", "TeamLeadId", "RelationshipManagerId", "CreatedById", "Status", "Outcome", "AcceptedAt", "IsSpecial", "IsEscalated" },
                filter: "\"DeletedAt\" IS NULL AND \"Outcome\" IS NULL AND \"Status\" <> 'Lost' AND \"AssigneeId\" IS NOT NULL AND \"NextFollowUpAt\" IS NULL");

            migrationBuilder.CreateIndex(
                name: "IX_Leads_Quiet_ByName",
                table: "Leads",
                columns: new[] { "SortName", "Id", "UpdatedAt", "Milestone1At", "Milestone2At", "Milestone3At", "AssigneeId", "TeamLeadId", "RelationshipManagerId", "CreatedById", "Status", "Outcome", "AcceptedAt", "IsSpecial", "IsEscalated" },
                filter: "\"DeletedAt\" IS NULL AND \"Outcome\" IS NULL AND \"Status\" <> 'Lost' AND \"AssigneeId\" IS NOT NULL AND \"NextFollowUpAt\" IS NULL");

            migrationBuilder.CreateIndex(
                name: "IX_Leads_RelationshipManagerId_ByCreated",
                table: "Leads",
                columns: new[] { "RelationshipManagerId", "CreatedAt", "Id", "AssigneeId", "TeamLeadId", "Status", "Outcome", "IsSpecial", "IsEscalated", "ActiveClient", "NextFollowUpAt", "Milestone1At", "Milestone2At", "Milestone3At" },
                filter: "\"DeletedAt\" IS NULL AND \"RelationshipManagerId\" IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_Leads_RelationshipManagerId_ByName",
                table: "Leads",
                columns: new[] { "RelationshipManagerId", "SortName", "Id", "AssigneeId", "TeamLeadId", "Status", "Outcome", "IsSpecial", "IsEscalated", "ActiveClient", "NextFollowUpAt", "Milestone1At", "Milestone2At", "Milestone3At" },
                filter: "\"DeletedAt\" IS NULL AND \"RelationshipManagerId\" IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_Leads_TeamLeadId_ByCreated",
                table: "Leads",
                columns: new[] { "TeamLeadId", "CreatedAt", "Id", "AssigneeId", "RelationshipManagerId", "Status", "Outcome", "IsSpecial", "IsEscalated", "ActiveClient", "NextFollowUpAt", "Milestone1At", "Milestone2At", "Milestone3At" },
                filter: "\"DeletedAt\" IS NULL AND \"TeamLeadId\" IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_Leads_TeamLeadId_ByName",
                table: "Leads",
                columns: new[] { "TeamLeadId", "SortName", "Id", "AssigneeId", "RelationshipManagerId", "Status", "Outcome", "IsSpecial", "IsEscalated", "ActiveClient", "NextFollowUpAt", "Milestone1At", "Milestone2At", "Milestone3At" },
                filter: "\"DeletedAt\" IS NULL AND \"TeamLeadId\" IS NOT NULL");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_Leads_AssigneeId_ByCreated",
                table: "Leads");

            migrationBuilder.DropIndex(
                name: "IX_Leads_AssigneeId_ByName",
                table: "Leads");

            migrationBuilder.DropIndex(
                name: "IX_Leads_ClosedById",
                table: "Leads");

            migrationBuilder.DropIndex(
                name: "IX_Leads_EventId",
                table: "Leads");

            migrationBuilder.DropIndex(
                name: "IX_Leads_Quiet",
                table: "Leads");

            migrationBuilder.DropIndex(
                name: "IX_Leads_Quiet_ByCreated",
                table: "Leads");

            migrationBuilder.DropIndex(
                name: "IX_Leads_Quiet_ByName",
                table: "Leads");

            migrationBuilder.DropIndex(
                name: "IX_Leads_RelationshipManagerId_ByCreated",
                table: "Leads");

            migrationBuilder.DropIndex(
                name: "IX_Leads_RelationshipManagerId_ByName",
                table: "Leads");

            migrationBuilder.DropIndex(
                name: "IX_Leads_TeamLeadId_ByCreated",
                table: "Leads");

            migrationBuilder.DropIndex(
                name: "IX_Leads_TeamLeadId_ByName",
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
                name: "IX_Leads_ClosedById",
                table: "Leads",
                column: "ClosedById");

            migrationBuilder.CreateIndex(
                name: "IX_Leads_EventId",
                table: "Leads",
                column: "EventId");

            migrationBuilder.CreateIndex(
                name: "IX_Leads_Quiet",
                table: "Leads",
                columns: new[] { "AssigneeId", "UpdatedAt" },
                filter: "\"DeletedAt\" IS NULL AND \"Outcome\" IS NULL AND \"Status\" <> 'Lost' AND \"AssigneeId\" IS NOT NULL AND \"NextFollowUpAt\" IS NULL");

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
                name: "IX_Leads_TeamLeadId_ByCreated",
                table: "Leads",
                columns: new[] { "TeamLeadId", "CreatedAt", "Id", "AssigneeId", "RelationshipManagerId", "Status", "Outcome", "IsSpecial", "IsEscalated", "ActiveClient", "NextFollowUpAt" },
                filter: "\"DeletedAt\" IS NULL AND \"TeamLeadId\" IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_Leads_TeamLeadId_ByName",
                table: "Leads",
                columns: new[] { "TeamLeadId", "SortName", "Id", "AssigneeId", "RelationshipManagerId", "Status", "Outcome", "IsSpecial", "IsEscalated", "ActiveClient", "NextFollowUpAt" },
                filter: "\"DeletedAt\" IS NULL AND \"TeamLeadId\" IS NOT NULL");
        }
    }
}
