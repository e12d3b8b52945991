using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace LeadManager.Core.Data.Migrations
{
    /// <inheritdoc />
    public partial class Pairs : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateIndex(
                name: "IX_Leads_StaffName_Source_ByCreated",
                table: "Leads",
                columns: new[] { "StaffName", "Source", "CreatedAt", "Id" },
                filter: "\"DeletedAt\" IS NULL");

            migrationBuilder.CreateIndex(
                name: "IX_Leads_StaffName_Source_ByName",
                table: "Leads",
                columns: new[] { "StaffName", "Source", "SortName", "Id" },
                filter: "\"DeletedAt\" IS NULL");

            migrationBuilder.CreateIndex(
                name: "IX_Leads_Status_Source_ByCreated",
                table: "Leads",
                columns: new[] { "Status", "Source", "CreatedAt", "Id" },
                filter: "\"DeletedAt\" IS NULL");

            migrationBuilder.CreateIndex(
                name: "IX_Leads_Status_Source_ByName",
                table: "Leads",
                columns: new[] { "Status", "Source", "SortName", "Id" },
                filter: "\"DeletedAt\" IS NULL");

            migrationBuilder.CreateIndex(
                name: "IX_Leads_Status_StaffName_ByCreated",
                table: "Leads",
                columns: new[] { "Status", "StaffName", "CreatedAt", "Id" },
                filter: "\"DeletedAt\" IS NULL");

            migrationBuilder.CreateIndex(
                name: "IX_Leads_Status_StaffName_ByName",
                table: "Leads",
                columns: new[] { "Status", "StaffName", "SortName", "Id" },
                filter: "\"DeletedAt\" IS NULL");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_Leads_StaffName_Source_ByCreated",
                table: "Leads");

            migrationBuilder.DropIndex(
                name: "IX_Leads_StaffName_Source_ByName",
                table: "Leads");

            migrationBuilder.DropIndex(
                name: "IX_Leads_Status_Source_ByCreated",
                table: "Leads");

            migrationBuilder.DropIndex(
                name: "IX_Leads_Status_Source_ByName",
                table: "Leads");

            migrationBuilder.DropIndex(
                name: "IX_Leads_Status_StaffName_ByCreated",
                table: "Leads");

            migrationBuilder.DropIndex(
                name: "IX_Leads_Status_StaffName_ByName",
                table: "Leads");
        }
    }
}
