using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace LoraJudge.Migrations.Sqlite.Migrations
{
    /// <inheritdoc />
    public partial class Training : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<double>(name: "MseToOriginal", table: "ReferenceImages", type: "REAL", nullable: true);

            migrationBuilder.AddColumn<bool>(
                name: "RemovedByCleansing",
                table: "ReferenceImages",
                type: "INTEGER",
                nullable: false,
                defaultValue: false
            );

            migrationBuilder.AddColumn<string>(
                name: "CheckpointSha256",
                table: "Encoders",
                type: "TEXT",
                unicode: false,
                maxLength: 64,
                nullable: true
            );

            migrationBuilder.AddColumn<string>(name: "Facts", table: "Encoders", type: "TEXT", nullable: true);

            migrationBuilder.AddColumn<bool>(name: "IsWanted", table: "Encoders", type: "INTEGER", nullable: false, defaultValue: false);

            migrationBuilder.CreateTable(
                name: "Evaluations",
                columns: table => new
                {
                    Id = table.Column<long>(type: "INTEGER", nullable: false).Annotation("Sqlite:Autoincrement", true),
                    EncoderId = table.Column<long>(type: "INTEGER", nullable: false),
                    Kind = table.Column<int>(type: "INTEGER", nullable: false),
                    Data = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    DataHash = table.Column<string>(type: "TEXT", unicode: false, maxLength: 64, nullable: false),
                    Seed = table.Column<long>(type: "INTEGER", nullable: false),
                    Figures = table.Column<string>(type: "TEXT", nullable: false),
                    CreatedUtc = table.Column<DateTime>(type: "TEXT", nullable: false),
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Evaluations", x => x.Id);
                    table.ForeignKey(
                        name: "FK_Evaluations_Encoders_EncoderId",
                        column: x => x.EncoderId,
                        principalTable: "Encoders",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade
                    );
                }
            );

            migrationBuilder.CreateTable(
                name: "TrainingRuns",
                columns: table => new
                {
                    Id = table.Column<long>(type: "INTEGER", nullable: false).Annotation("Sqlite:Autoincrement", true),
                    Name = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    VariantMethod = table.Column<string>(type: "TEXT", maxLength: 200, nullable: true),
                    Options = table.Column<string>(type: "TEXT", nullable: false),
                    Seed = table.Column<long>(type: "INTEGER", nullable: false),
                    SampleSet = table.Column<string>(type: "TEXT", maxLength: 200, nullable: true),
                    State = table.Column<int>(type: "INTEGER", nullable: false),
                    CancelRequested = table.Column<bool>(type: "INTEGER", nullable: false),
                    Prepared = table.Column<int>(type: "INTEGER", nullable: false),
                    PreparedOf = table.Column<int>(type: "INTEGER", nullable: false),
                    Step = table.Column<int>(type: "INTEGER", nullable: false),
                    Steps = table.Column<int>(type: "INTEGER", nullable: false),
                    Models = table.Column<int>(type: "INTEGER", nullable: false),
                    Pictures = table.Column<int>(type: "INTEGER", nullable: false),
                    DataHash = table.Column<string>(type: "TEXT", unicode: false, maxLength: 64, nullable: true),
                    Problem = table.Column<string>(type: "TEXT", maxLength: 2000, nullable: true),
                    EncoderId = table.Column<long>(type: "INTEGER", nullable: true),
                    CreatedUtc = table.Column<DateTime>(type: "TEXT", nullable: false),
                    StartedUtc = table.Column<DateTime>(type: "TEXT", nullable: true),
                    EndedUtc = table.Column<DateTime>(type: "TEXT", nullable: true),
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_TrainingRuns", x => x.Id);
                    table.ForeignKey(
                        name: "FK_TrainingRuns_Encoders_EncoderId",
                        column: x => x.EncoderId,
                        principalTable: "Encoders",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.SetNull
                    );
                }
            );

            migrationBuilder.CreateTable(
                name: "TrainingEpochs",
                columns: table => new
                {
                    Id = table.Column<long>(type: "INTEGER", nullable: false).Annotation("Sqlite:Autoincrement", true),
                    TrainingRunId = table.Column<long>(type: "INTEGER", nullable: false),
                    Epoch = table.Column<int>(type: "INTEGER", nullable: false),
                    Step = table.Column<int>(type: "INTEGER", nullable: false),
                    Loss = table.Column<double>(type: "REAL", nullable: false),
                    ValidationLoss = table.Column<double>(type: "REAL", nullable: true),
                    ValidationMrr = table.Column<double>(type: "REAL", nullable: true),
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_TrainingEpochs", x => x.Id);
                    table.ForeignKey(
                        name: "FK_TrainingEpochs_TrainingRuns_TrainingRunId",
                        column: x => x.TrainingRunId,
                        principalTable: "TrainingRuns",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade
                    );
                }
            );

            migrationBuilder.CreateTable(
                name: "TrainingLosses",
                columns: table => new
                {
                    Id = table.Column<long>(type: "INTEGER", nullable: false).Annotation("Sqlite:Autoincrement", true),
                    TrainingRunId = table.Column<long>(type: "INTEGER", nullable: false),
                    Step = table.Column<int>(type: "INTEGER", nullable: false),
                    Epoch = table.Column<int>(type: "INTEGER", nullable: false),
                    Loss = table.Column<double>(type: "REAL", nullable: false),
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_TrainingLosses", x => x.Id);
                    table.ForeignKey(
                        name: "FK_TrainingLosses_TrainingRuns_TrainingRunId",
                        column: x => x.TrainingRunId,
                        principalTable: "TrainingRuns",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade
                    );
                }
            );

            migrationBuilder.CreateIndex(name: "IX_Evaluations_EncoderId", table: "Evaluations", column: "EncoderId");

            migrationBuilder.CreateIndex(
                name: "IX_TrainingEpochs_TrainingRunId_Epoch",
                table: "TrainingEpochs",
                columns: new[] { "TrainingRunId", "Epoch" },
                unique: true
            );

            migrationBuilder.CreateIndex(
                name: "IX_TrainingLosses_TrainingRunId_Step",
                table: "TrainingLosses",
                columns: new[] { "TrainingRunId", "Step" },
                unique: true
            );

            migrationBuilder.CreateIndex(name: "IX_TrainingRuns_EncoderId", table: "TrainingRuns", column: "EncoderId");

            migrationBuilder.CreateIndex(name: "IX_TrainingRuns_State", table: "TrainingRuns", column: "State");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(name: "Evaluations");

            migrationBuilder.DropTable(name: "TrainingEpochs");

            migrationBuilder.DropTable(name: "TrainingLosses");

            migrationBuilder.DropTable(name: "TrainingRuns");

            migrationBuilder.DropColumn(name: "MseToOriginal", table: "ReferenceImages");

            migrationBuilder.DropColumn(name: "RemovedByCleansing", table: "ReferenceImages");

            migrationBuilder.DropColumn(name: "CheckpointSha256", table: "Encoders");

            migrationBuilder.DropColumn(name: "Facts", table: "Encoders");

            migrationBuilder.DropColumn(name: "IsWanted", table: "Encoders");
        }
    }
}
