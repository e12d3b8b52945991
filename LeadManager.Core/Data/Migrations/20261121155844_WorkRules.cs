using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace LeadManager.Core.Data.Migrations
{
    /// <inheritdoc />
    public partial class WorkRules : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<DateTime>(
                name: "AcceptSince",
                table: "Organisations",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "AcceptStep",
                table: "Organisations",
                type: "TEXT",
                maxLength: 30,
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "AcceptWithinHours",
                table: "Organisations",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "QuietDays",
                table: "Organisations",
                type: "TEXT",
                maxLength: 300,
                nullable: true);

            migrationBuilder.AddColumn<DateTime>(
                name: "StageSince",
                table: "Leads",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<DateTime>(
                name: "MissedAt",
                table: "ChainEntries",
                type: "TEXT",
                nullable: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropColumn(
                name: "AcceptSince",
                table: "Organisations");

            migrationBuilder.DropColumn(
                name: "AcceptStep",
                table: "Organisations");

            migrationBuilder.DropColumn(
                name: "AcceptWithinHours",
                table: "Organisations");

            migrationBuilder.DropColumn(
                name: "QuietDays",
                table: "Organisations");

            migrationBuilder.DropColumn(
                name: "StageSince",
                table: "Leads");

            migrationBuilder.DropColumn(
                name: "MissedAt",
                table: "ChainEntries");
        }
    }
}
