using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace LoraJudge.Migrations.SqlServer.Migrations
{
    /// <inheritdoc />
    public partial class BuildIncidents : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<DateTime>(name: "AwaySinceUtc", table: "BuildRuns", type: "datetime2", nullable: true);

            migrationBuilder.CreateTable(
                name: "BuildIncidents",
                columns: table => new
                {
                    Id = table.Column<long>(type: "bigint", nullable: false).Annotation("SqlServer:Identity", "1, 1"),
                    BuildItemId = table.Column<long>(type: "bigint", nullable: false),
                    Sample = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: true),
                    Fault = table.Column<string>(type: "nvarchar(50)", maxLength: 50, nullable: false),
                    Message = table.Column<string>(type: "nvarchar(2000)", maxLength: 2000, nullable: false),
                    AtUtc = table.Column<DateTime>(type: "datetime2", nullable: false),
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_BuildIncidents", x => x.Id);
                    table.ForeignKey(
                        name: "FK_BuildIncidents_BuildItems_BuildItemId",
                        column: x => x.BuildItemId,
                        principalTable: "BuildItems",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade
                    );
                }
            );

            migrationBuilder.CreateIndex(name: "IX_BuildIncidents_BuildItemId", table: "BuildIncidents", column: "BuildItemId");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(name: "BuildIncidents");

            migrationBuilder.DropColumn(name: "AwaySinceUtc", table: "BuildRuns");
        }
    }
}
