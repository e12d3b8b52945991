using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace LeadManager.Core.Data.Migrations
{
    /// <inheritdoc />
    public partial class Speed2 : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_Leads_ByHit",
                table: "Leads");

            migrationBuilder.DropIndex(
                name: "IX_Leads_DueAt",
                table: "Leads");

            migrationBuilder.DropIndex(
                name: "IX_Leads_RelationshipManagerId",
                table: "Leads");

            migrationBuilder.RenameIndex(
                name: "IX_Leads_Won",
                table: "Leads",
                newName: "IX_Leads_Won_ByName");

            migrationBuilder.RenameIndex(
                name: "IX_Leads_Special",
                table: "Leads",
                newName: "IX_Leads_Special_ByName");

            migrationBuilder.RenameIndex(
                name: "IX_Leads_Referrals",
                table: "Leads",
                newName: "IX_Leads_Referrals_ByName");

            migrationBuilder.RenameIndex(
                name: "IX_Leads_Escalated",
                table: "Leads",
                newName: "IX_Leads_Escalated_ByName");

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
                name: "IX_Leads_Won_ByCreated",
                table: "Leads",
                columns: new[] { "CreatedAt", "Id", "ClosedAt" },
                filter: "\"DeletedAt\" IS NULL AND \"Outcome\" = 'Won'");

            migrationBuilder.Sql(FormerSearch.CreateOrder);
            migrationBuilder.Sql(FormerSearch.RebuildOrder);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.Sql(FormerSearch.DropOrder);

            migrationBuilder.DropIndex(
                name: "IX_Leads_DueAt",
                table: "Leads");

            migrationBuilder.DropIndex(
                name: "IX_Leads_Escalated_ByCreated",
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
                name: "IX_Leads_RelationshipManagerId_ByCreated",
                table: "Leads");

            migrationBuilder.DropIndex(
                name: "IX_Leads_RelationshipManagerId_ByName",
                table: "Leads");

            migrationBuilder.DropIndex(
                name: "IX_Leads_Special_ByCreated",
                table: "Leads");

            migrationBuilder.DropIndex(
                name: "IX_Leads_Won_ByCreated",
                table: "Leads");

            migrationBuilder.RenameIndex(
                name: "IX_Leads_Won_ByName",
                table: "Leads",
                newName: "IX_Leads_Won");

            migrationBuilder.RenameIndex(
                name: "IX_Leads_Special_ByName",
                table: "Leads",
                newName: "IX_Leads_Special");

            migrationBuilder.RenameIndex(
                name: "IX_Leads_Referrals_ByName",
                table: "Leads",
                newName: "IX_Leads_Referrals");

            migrationBuilder.RenameIndex(
                name: "IX_Leads_Escalated_ByName",
                table: "Leads",
                newName: "IX_Leads_Escalated");

            migrationBuilder.CreateIndex(
                name: "IX_Leads_ByHit",
                table: "Leads",
                columns: new[] { "Id", "SortName", "CreatedAt" },
                filter: "\"DeletedAt\" IS NULL");

            migrationBuilder.CreateIndex(
                name: "IX_Leads_DueAt",
                table: "Leads",
                columns: new[] { "NextFollowUpAt", "SortName", "Id" },
                filter: "\"DeletedAt\" IS NULL AND \"NextFollowUpAt\" IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_Leads_RelationshipManagerId",
                table: "Leads",
                column: "RelationshipManagerId",
                filter: "\"DeletedAt\" IS NULL AND \"RelationshipManagerId\" IS NOT NULL");
        }
    }
}
