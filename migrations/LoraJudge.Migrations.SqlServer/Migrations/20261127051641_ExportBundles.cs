using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace LoraJudge.Migrations.SqlServer.Migrations
{
    /// <inheritdoc />
    public partial class ExportBundles : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "DataSha256",
                table: "Studies",
                type: "varchar(64)",
                unicode: false,
                maxLength: 64,
                nullable: true,
                collation: "Latin1_General_100_BIN2"
            );

            migrationBuilder.CreateTable(
                name: "ApiTokens",
                columns: table => new
                {
                    Id = table.Column<long>(type: "bigint", nullable: false).Annotation("SqlServer:Identity", "1, 1"),
                    UserId = table.Column<long>(type: "bigint", nullable: false),
                    Name = table.Column<string>(type: "nvarchar(100)", maxLength: 100, nullable: false),
                    Sha256 = table.Column<string>(
                        type: "varchar(64)",
                        unicode: false,
                        maxLength: 64,
                        nullable: false,
                        collation: "Latin1_General_100_BIN2"
                    ),
                    CreatedUtc = table.Column<DateTime>(type: "datetime2", nullable: false),
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ApiTokens", x => x.Id);
                    table.ForeignKey(
                        name: "FK_ApiTokens_AspNetUsers_UserId",
                        column: x => x.UserId,
                        principalTable: "AspNetUsers",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade
                    );
                }
            );

            migrationBuilder.CreateTable(
                name: "ExportBundles",
                columns: table => new
                {
                    Id = table.Column<long>(type: "bigint", nullable: false).Annotation("SqlServer:Identity", "1, 1"),
                    StudyId = table.Column<long>(type: "bigint", nullable: false),
                    MadeUtc = table.Column<DateTime>(type: "datetime2", nullable: false),
                    SchemaVersion = table.Column<int>(type: "int", nullable: false),
                    Sha256 = table.Column<string>(
                        type: "varchar(64)",
                        unicode: false,
                        maxLength: 64,
                        nullable: false,
                        collation: "Latin1_General_100_BIN2"
                    ),
                    Bytes = table.Column<long>(type: "bigint", nullable: false),
                    Fingerprint = table.Column<string>(
                        type: "varchar(64)",
                        unicode: false,
                        maxLength: 64,
                        nullable: false,
                        collation: "Latin1_General_100_BIN2"
                    ),
                    Filters = table.Column<string>(type: "nvarchar(max)", nullable: false),
                    Seed = table.Column<long>(type: "bigint", nullable: false),
                    Encoders = table.Column<string>(type: "nvarchar(max)", nullable: false),
                    RowCounts = table.Column<string>(type: "nvarchar(max)", nullable: false),
                    IsKept = table.Column<bool>(type: "bit", nullable: false),
                    SupersededUtc = table.Column<DateTime>(type: "datetime2", nullable: true),
                    SupersededReason = table.Column<string>(type: "nvarchar(400)", maxLength: 400, nullable: true),
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ExportBundles", x => x.Id);
                    table.ForeignKey(
                        name: "FK_ExportBundles_Studies_StudyId",
                        column: x => x.StudyId,
                        principalTable: "Studies",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict
                    );
                }
            );

            migrationBuilder.CreateIndex(name: "IX_Studies_DataSha256", table: "Studies", column: "DataSha256");

            migrationBuilder.CreateIndex(name: "IX_ApiTokens_Sha256", table: "ApiTokens", column: "Sha256", unique: true);

            migrationBuilder.CreateIndex(name: "IX_ApiTokens_UserId", table: "ApiTokens", column: "UserId");

            migrationBuilder.CreateIndex(name: "IX_ExportBundles_StudyId", table: "ExportBundles", column: "StudyId");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(name: "ApiTokens");

            migrationBuilder.DropTable(name: "ExportBundles");

            migrationBuilder.DropIndex(name: "IX_Studies_DataSha256", table: "Studies");

            migrationBuilder.DropColumn(name: "DataSha256", table: "Studies");
        }
    }
}
