using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace LoraJudge.Migrations.Sqlite.Migrations
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
                type: "TEXT",
                unicode: false,
                maxLength: 64,
                nullable: true
            );

            migrationBuilder.CreateTable(
                name: "ApiTokens",
                columns: table => new
                {
                    Id = table.Column<long>(type: "INTEGER", nullable: false).Annotation("Sqlite:Autoincrement", true),
                    UserId = table.Column<long>(type: "INTEGER", nullable: false),
                    Name = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false),
                    Sha256 = table.Column<string>(type: "TEXT", unicode: false, maxLength: 64, nullable: false),
                    CreatedUtc = table.Column<DateTime>(type: "TEXT", nullable: false),
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
                    Id = table.Column<long>(type: "INTEGER", nullable: false).Annotation("Sqlite:Autoincrement", true),
                    StudyId = table.Column<long>(type: "INTEGER", nullable: false),
                    MadeUtc = table.Column<DateTime>(type: "TEXT", nullable: false),
                    SchemaVersion = table.Column<int>(type: "INTEGER", nullable: false),
                    Sha256 = table.Column<string>(type: "TEXT", unicode: false, maxLength: 64, nullable: false),
                    Bytes = table.Column<long>(type: "INTEGER", nullable: false),
                    Fingerprint = table.Column<string>(type: "TEXT", unicode: false, maxLength: 64, nullable: false),
                    Filters = table.Column<string>(type: "TEXT", nullable: false),
                    Seed = table.Column<long>(type: "INTEGER", nullable: false),
                    Encoders = table.Column<string>(type: "TEXT", nullable: false),
                    RowCounts = table.Column<string>(type: "TEXT", nullable: false),
                    IsKept = table.Column<bool>(type: "INTEGER", nullable: false),
                    SupersededUtc = table.Column<DateTime>(type: "TEXT", nullable: true),
                    SupersededReason = table.Column<string>(type: "TEXT", maxLength: 400, nullable: true),
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
