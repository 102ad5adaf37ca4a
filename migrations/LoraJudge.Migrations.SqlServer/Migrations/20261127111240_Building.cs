using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace LoraJudge.Migrations.SqlServer.Migrations
{
    /// <inheritdoc />
    public partial class Building : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "TrainedModels",
                table: "TrainingRuns",
                type: "nvarchar(max)",
                nullable: false,
                defaultValue: "[]"
            );

            migrationBuilder.AddColumn<string>(
                name: "ValidatedModels",
                table: "TrainingRuns",
                type: "nvarchar(max)",
                nullable: false,
                defaultValue: "[]"
            );

            migrationBuilder.AddColumn<double>(
                name: "CleansingThreshold",
                table: "SampleSets",
                type: "float",
                nullable: false,
                defaultValue: 0.01
            );

            migrationBuilder.AddColumn<int>(name: "Height", table: "SampleImages", type: "int", nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "LineDrawingBackend",
                table: "SampleImages",
                type: "nvarchar(200)",
                maxLength: 200,
                nullable: true
            );

            migrationBuilder.AddColumn<string>(
                name: "LineDrawingSha256",
                table: "SampleImages",
                type: "varchar(64)",
                unicode: false,
                maxLength: 64,
                nullable: true,
                collation: "Latin1_General_100_BIN2"
            );

            migrationBuilder.AddColumn<int>(name: "Width", table: "SampleImages", type: "int", nullable: true);

            migrationBuilder.AddColumn<string>(name: "Proof", table: "ReferenceImages", type: "nvarchar(max)", nullable: true);

            migrationBuilder.AddColumn<int>(name: "Ruling", table: "ReferenceImages", type: "int", nullable: false, defaultValue: 0);

            migrationBuilder.AddColumn<double>(name: "Alpha", table: "LoraModels", type: "float", nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "AutoV3",
                table: "LoraModels",
                type: "varchar(12)",
                unicode: false,
                maxLength: 12,
                nullable: true,
                collation: "Latin1_General_100_BIN2"
            );

            migrationBuilder.AddColumn<int>(name: "Rank", table: "LoraModels", type: "int", nullable: true);

            migrationBuilder.AddColumn<DateTime>(name: "RetiredUtc", table: "LoraModels", type: "datetime2", nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Statements",
                table: "LoraModels",
                type: "nvarchar(max)",
                nullable: false,
                defaultValue: "{}"
            );

            migrationBuilder.AddColumn<string>(
                name: "Tags",
                table: "LoraModels",
                type: "nvarchar(max)",
                nullable: false,
                defaultValue: "[]"
            );

            migrationBuilder.AddColumn<string>(
                name: "ThumbnailSha256",
                table: "LoraModels",
                type: "varchar(64)",
                unicode: false,
                maxLength: 64,
                nullable: true,
                collation: "Latin1_General_100_BIN2"
            );

            migrationBuilder.AddColumn<string>(
                name: "TrainingFacts",
                table: "LoraModels",
                type: "nvarchar(max)",
                nullable: false,
                defaultValue: "{}"
            );

            migrationBuilder.CreateTable(
                name: "ArtistReports",
                columns: table => new
                {
                    Id = table.Column<long>(type: "bigint", nullable: false).Annotation("SqlServer:Identity", "1, 1"),
                    Code = table.Column<string>(
                        type: "varchar(22)",
                        unicode: false,
                        maxLength: 22,
                        nullable: false,
                        collation: "Latin1_General_100_BIN2"
                    ),
                    Title = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: true),
                    EncoderHash = table.Column<string>(
                        type: "varchar(64)",
                        unicode: false,
                        maxLength: 64,
                        nullable: false,
                        collation: "Latin1_General_100_BIN2"
                    ),
                    EncoderName = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: false),
                    Findings = table.Column<string>(type: "nvarchar(max)", nullable: false),
                    CreatedUtc = table.Column<DateTime>(type: "datetime2", nullable: false),
                    ExpiresUtc = table.Column<DateTime>(type: "datetime2", nullable: false),
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ArtistReports", x => x.Id);
                }
            );

            migrationBuilder.CreateTable(
                name: "BuildRuns",
                columns: table => new
                {
                    Id = table.Column<long>(type: "bigint", nullable: false).Annotation("SqlServer:Identity", "1, 1"),
                    Name = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: false),
                    SampleSetId = table.Column<long>(type: "bigint", nullable: false),
                    Backend = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: false),
                    Seed = table.Column<long>(type: "bigint", nullable: false),
                    Edge = table.Column<int>(type: "int", nullable: false),
                    State = table.Column<int>(type: "int", nullable: false),
                    PauseRequested = table.Column<bool>(type: "bit", nullable: false),
                    CancelRequested = table.Column<bool>(type: "bit", nullable: false),
                    Problem = table.Column<string>(type: "nvarchar(2000)", maxLength: 2000, nullable: true),
                    AwaySinceUtc = table.Column<DateTime>(type: "datetime2", nullable: true),
                    RequestedBy = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: true),
                    CreatedUtc = table.Column<DateTime>(type: "datetime2", nullable: false),
                    StartedUtc = table.Column<DateTime>(type: "datetime2", nullable: true),
                    EndedUtc = table.Column<DateTime>(type: "datetime2", nullable: true),
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_BuildRuns", x => x.Id);
                    table.ForeignKey(
                        name: "FK_BuildRuns_SampleSets_SampleSetId",
                        column: x => x.SampleSetId,
                        principalTable: "SampleSets",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict
                    );
                }
            );

            migrationBuilder.CreateTable(
                name: "CivitaiRecords",
                columns: table => new
                {
                    Id = table.Column<long>(type: "bigint", nullable: false).Annotation("SqlServer:Identity", "1, 1"),
                    Sha256 = table.Column<string>(
                        type: "varchar(64)",
                        unicode: false,
                        maxLength: 64,
                        nullable: false,
                        collation: "Latin1_General_100_BIN2"
                    ),
                    Version = table.Column<string>(type: "nvarchar(max)", nullable: true),
                    Model = table.Column<string>(type: "nvarchar(max)", nullable: true),
                    AskedUtc = table.Column<DateTime>(type: "datetime2", nullable: false),
                    GoneUtc = table.Column<DateTime>(type: "datetime2", nullable: true),
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_CivitaiRecords", x => x.Id);
                }
            );

            migrationBuilder.CreateTable(
                name: "ArtistPictures",
                columns: table => new
                {
                    Id = table.Column<long>(type: "bigint", nullable: false).Annotation("SqlServer:Identity", "1, 1"),
                    ArtistReportId = table.Column<long>(type: "bigint", nullable: false),
                    Position = table.Column<int>(type: "int", nullable: false),
                    FileName = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: false),
                    BlobSha256 = table.Column<string>(
                        type: "varchar(64)",
                        unicode: false,
                        maxLength: 64,
                        nullable: false,
                        collation: "Latin1_General_100_BIN2"
                    ),
                    Width = table.Column<int>(type: "int", nullable: false),
                    Height = table.Column<int>(type: "int", nullable: false),
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ArtistPictures", x => x.Id);
                    table.ForeignKey(
                        name: "FK_ArtistPictures_ArtistReports_ArtistReportId",
                        column: x => x.ArtistReportId,
                        principalTable: "ArtistReports",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade
                    );
                }
            );

            migrationBuilder.CreateTable(
                name: "BuildItems",
                columns: table => new
                {
                    Id = table.Column<long>(type: "bigint", nullable: false).Annotation("SqlServer:Identity", "1, 1"),
                    BuildRunId = table.Column<long>(type: "bigint", nullable: false),
                    LoraModelId = table.Column<long>(type: "bigint", nullable: false),
                    Stage = table.Column<int>(type: "int", nullable: false),
                    Total = table.Column<int>(type: "int", nullable: false),
                    Generated = table.Column<int>(type: "int", nullable: false),
                    Removed = table.Column<int>(type: "int", nullable: false),
                    Encoded = table.Column<int>(type: "int", nullable: false),
                    Failures = table.Column<int>(type: "int", nullable: false),
                    Problem = table.Column<string>(type: "nvarchar(2000)", maxLength: 2000, nullable: true),
                    Worker = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: true),
                    LeaseEndsUtc = table.Column<DateTime>(type: "datetime2", nullable: true),
                    NotBeforeUtc = table.Column<DateTime>(type: "datetime2", nullable: true),
                    StartedUtc = table.Column<DateTime>(type: "datetime2", nullable: true),
                    EndedUtc = table.Column<DateTime>(type: "datetime2", nullable: true),
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_BuildItems", x => x.Id);
                    table.ForeignKey(
                        name: "FK_BuildItems_BuildRuns_BuildRunId",
                        column: x => x.BuildRunId,
                        principalTable: "BuildRuns",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade
                    );
                    table.ForeignKey(
                        name: "FK_BuildItems_LoraModels_LoraModelId",
                        column: x => x.LoraModelId,
                        principalTable: "LoraModels",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade
                    );
                }
            );

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

            migrationBuilder.CreateIndex(name: "IX_SampleImages_LineDrawingSha256", table: "SampleImages", column: "LineDrawingSha256");

            migrationBuilder.CreateIndex(name: "IX_LoraModels_AutoV3", table: "LoraModels", column: "AutoV3");

            migrationBuilder.CreateIndex(name: "IX_LoraModels_ThumbnailSha256", table: "LoraModels", column: "ThumbnailSha256");

            migrationBuilder.CreateIndex(
                name: "IX_ArtistPictures_ArtistReportId_Position",
                table: "ArtistPictures",
                columns: new[] { "ArtistReportId", "Position" },
                unique: true
            );

            migrationBuilder.CreateIndex(name: "IX_ArtistPictures_BlobSha256", table: "ArtistPictures", column: "BlobSha256");

            migrationBuilder.CreateIndex(name: "IX_ArtistReports_Code", table: "ArtistReports", column: "Code", unique: true);

            migrationBuilder.CreateIndex(name: "IX_ArtistReports_ExpiresUtc", table: "ArtistReports", column: "ExpiresUtc");

            migrationBuilder.CreateIndex(name: "IX_BuildIncidents_BuildItemId", table: "BuildIncidents", column: "BuildItemId");

            migrationBuilder.CreateIndex(
                name: "IX_BuildItems_BuildRunId_LoraModelId",
                table: "BuildItems",
                columns: new[] { "BuildRunId", "LoraModelId" },
                unique: true
            );

            migrationBuilder.CreateIndex(name: "IX_BuildItems_LoraModelId", table: "BuildItems", column: "LoraModelId");

            migrationBuilder.CreateIndex(name: "IX_BuildItems_Stage", table: "BuildItems", column: "Stage");

            migrationBuilder.CreateIndex(name: "IX_BuildRuns_SampleSetId", table: "BuildRuns", column: "SampleSetId");

            migrationBuilder.CreateIndex(name: "IX_BuildRuns_State", table: "BuildRuns", column: "State");

            migrationBuilder.CreateIndex(name: "IX_CivitaiRecords_Sha256", table: "CivitaiRecords", column: "Sha256", unique: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(name: "ArtistPictures");

            migrationBuilder.DropTable(name: "BuildIncidents");

            migrationBuilder.DropTable(name: "CivitaiRecords");

            migrationBuilder.DropTable(name: "ArtistReports");

            migrationBuilder.DropTable(name: "BuildItems");

            migrationBuilder.DropTable(name: "BuildRuns");

            migrationBuilder.DropIndex(name: "IX_SampleImages_LineDrawingSha256", table: "SampleImages");

            migrationBuilder.DropIndex(name: "IX_LoraModels_AutoV3", table: "LoraModels");

            migrationBuilder.DropIndex(name: "IX_LoraModels_ThumbnailSha256", table: "LoraModels");

            migrationBuilder.DropColumn(name: "TrainedModels", table: "TrainingRuns");

            migrationBuilder.DropColumn(name: "ValidatedModels", table: "TrainingRuns");

            migrationBuilder.DropColumn(name: "CleansingThreshold", table: "SampleSets");

            migrationBuilder.DropColumn(name: "Height", table: "SampleImages");

            migrationBuilder.DropColumn(name: "LineDrawingBackend", table: "SampleImages");

            migrationBuilder.DropColumn(name: "LineDrawingSha256", table: "SampleImages");

            migrationBuilder.DropColumn(name: "Width", table: "SampleImages");

            migrationBuilder.DropColumn(name: "Proof", table: "ReferenceImages");

            migrationBuilder.DropColumn(name: "Ruling", table: "ReferenceImages");

            migrationBuilder.DropColumn(name: "Alpha", table: "LoraModels");

            migrationBuilder.DropColumn(name: "AutoV3", table: "LoraModels");

            migrationBuilder.DropColumn(name: "Rank", table: "LoraModels");

            migrationBuilder.DropColumn(name: "RetiredUtc", table: "LoraModels");

            migrationBuilder.DropColumn(name: "Statements", table: "LoraModels");

            migrationBuilder.DropColumn(name: "Tags", table: "LoraModels");

            migrationBuilder.DropColumn(name: "ThumbnailSha256", table: "LoraModels");

            migrationBuilder.DropColumn(name: "TrainingFacts", table: "LoraModels");
        }
    }
}
