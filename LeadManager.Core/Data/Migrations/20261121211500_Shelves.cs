using LeadManager.Core.Data.Engines;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace LeadManager.Core.Data.Migrations
{
    /// <inheritdoc />
    [DbContext(typeof(LeadDbContext))]
    [Migration("20261121211500_Shelves")]
    public partial class Shelves : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.Sql(FormerSearch.DropIndex);
            migrationBuilder.Sql(FormerSearch.DropOrder);
            migrationBuilder.Sql(SqliteShelves.Create);
            migrationBuilder.Sql(SqliteShelves.Rebuild);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.Sql(SqliteShelves.Drop);
            migrationBuilder.Sql(FormerSearch.CreateOrder);
            migrationBuilder.Sql(FormerSearch.RebuildOrder);
            migrationBuilder.Sql(FormerSearch.CreateIndex);
            migrationBuilder.Sql(FormerSearch.RebuildIndex);
        }
    }
}
