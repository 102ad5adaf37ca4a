using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace LoraJudge.Migrations.Sqlite.Migrations
{
    /// <inheritdoc />
    public partial class Studies : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "Studies",
                columns: table => new
                {
                    Id = table.Column<long>(type: "INTEGER", nullable: false).Annotation("Sqlite:Autoincrement", true),
                    Title = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    State = table.Column<int>(type: "INTEGER", nullable: false),
                    Plan = table.Column<string>(type: "TEXT", nullable: false),
                    FrozenPlan = table.Column<string>(type: "TEXT", nullable: true),
                    FrozenHash = table.Column<string>(type: "TEXT", unicode: false, maxLength: 64, nullable: true),
                    IsPaused = table.Column<bool>(type: "INTEGER", nullable: false),
                    CreatedUtc = table.Column<DateTime>(type: "TEXT", nullable: false),
                    OpenedUtc = table.Column<DateTime>(type: "TEXT", nullable: true),
                    ClosedUtc = table.Column<DateTime>(type: "TEXT", nullable: true),
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Studies", x => x.Id);
                }
            );

            migrationBuilder.CreateTable(
                name: "Blocks",
                columns: table => new
                {
                    Id = table.Column<long>(type: "INTEGER", nullable: false).Annotation("Sqlite:Autoincrement", true),
                    StudyId = table.Column<long>(type: "INTEGER", nullable: false),
                    Number = table.Column<int>(type: "INTEGER", nullable: false),
                    FirstOrder = table.Column<int>(type: "INTEGER", nullable: false),
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Blocks", x => x.Id);
                    table.ForeignKey(
                        name: "FK_Blocks_Studies_StudyId",
                        column: x => x.StudyId,
                        principalTable: "Studies",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict
                    );
                }
            );

            migrationBuilder.CreateTable(
                name: "Participants",
                columns: table => new
                {
                    Id = table.Column<long>(type: "INTEGER", nullable: false).Annotation("Sqlite:Autoincrement", true),
                    StudyId = table.Column<long>(type: "INTEGER", nullable: false),
                    Code = table.Column<string>(type: "TEXT", unicode: false, maxLength: 22, nullable: false),
                    PanelId = table.Column<string>(type: "TEXT", maxLength: 100, nullable: true),
                    ConsentVersion = table.Column<string>(type: "TEXT", maxLength: 40, nullable: true),
                    ConsentUtc = table.Column<DateTime>(type: "TEXT", nullable: true),
                    CreatedUtc = table.Column<DateTime>(type: "TEXT", nullable: false),
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Participants", x => x.Id);
                    table.ForeignKey(
                        name: "FK_Participants_Studies_StudyId",
                        column: x => x.StudyId,
                        principalTable: "Studies",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict
                    );
                }
            );

            migrationBuilder.CreateTable(
                name: "StudyAmendments",
                columns: table => new
                {
                    Id = table.Column<long>(type: "INTEGER", nullable: false).Annotation("Sqlite:Autoincrement", true),
                    StudyId = table.Column<long>(type: "INTEGER", nullable: false),
                    Number = table.Column<int>(type: "INTEGER", nullable: false),
                    Text = table.Column<string>(type: "TEXT", nullable: false),
                    ResultsSeen = table.Column<bool>(type: "INTEGER", nullable: false),
                    Before = table.Column<string>(type: "TEXT", unicode: false, maxLength: 64, nullable: false),
                    MadeUtc = table.Column<DateTime>(type: "TEXT", nullable: false),
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_StudyAmendments", x => x.Id);
                    table.ForeignKey(
                        name: "FK_StudyAmendments_Studies_StudyId",
                        column: x => x.StudyId,
                        principalTable: "Studies",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict
                    );
                }
            );

            migrationBuilder.CreateTable(
                name: "Topics",
                columns: table => new
                {
                    Id = table.Column<long>(type: "INTEGER", nullable: false).Annotation("Sqlite:Autoincrement", true),
                    StudyId = table.Column<long>(type: "INTEGER", nullable: false),
                    Code = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    BlobSha256 = table.Column<string>(type: "TEXT", unicode: false, maxLength: 64, nullable: false),
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Topics", x => x.Id);
                    table.ForeignKey(
                        name: "FK_Topics_Studies_StudyId",
                        column: x => x.StudyId,
                        principalTable: "Studies",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict
                    );
                }
            );

            migrationBuilder.CreateTable(
                name: "VariantMethods",
                columns: table => new
                {
                    Id = table.Column<long>(type: "INTEGER", nullable: false).Annotation("Sqlite:Autoincrement", true),
                    StudyId = table.Column<long>(type: "INTEGER", nullable: false),
                    Name = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false),
                    EncoderHash = table.Column<string>(type: "TEXT", unicode: false, maxLength: 64, nullable: true),
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_VariantMethods", x => x.Id);
                    table.ForeignKey(
                        name: "FK_VariantMethods_Studies_StudyId",
                        column: x => x.StudyId,
                        principalTable: "Studies",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict
                    );
                }
            );

            migrationBuilder.CreateTable(
                name: "Assignments",
                columns: table => new
                {
                    Id = table.Column<long>(type: "INTEGER", nullable: false).Annotation("Sqlite:Autoincrement", true),
                    ParticipantId = table.Column<long>(type: "INTEGER", nullable: false),
                    BlockId = table.Column<long>(type: "INTEGER", nullable: false),
                    Slot = table.Column<int>(type: "INTEGER", nullable: true),
                    State = table.Column<int>(type: "INTEGER", nullable: false),
                    CreatedUtc = table.Column<DateTime>(type: "TEXT", nullable: false),
                    SeenUtc = table.Column<DateTime>(type: "TEXT", nullable: false),
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Assignments", x => x.Id);
                    table.CheckConstraint(
                        "CK_Assignments_Slot",
                        "(\"State\" = 2 AND \"Slot\" IS NULL) OR (\"State\" <> 2 AND \"Slot\" IS NOT NULL AND \"Slot\" >= 0)"
                    );
                    table.ForeignKey(
                        name: "FK_Assignments_Blocks_BlockId",
                        column: x => x.BlockId,
                        principalTable: "Blocks",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict
                    );
                    table.ForeignKey(
                        name: "FK_Assignments_Participants_ParticipantId",
                        column: x => x.ParticipantId,
                        principalTable: "Participants",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade
                    );
                }
            );

            migrationBuilder.CreateTable(
                name: "AttentionChecks",
                columns: table => new
                {
                    Id = table.Column<long>(type: "INTEGER", nullable: false).Annotation("Sqlite:Autoincrement", true),
                    StudyId = table.Column<long>(type: "INTEGER", nullable: false),
                    TopicId = table.Column<long>(type: "INTEGER", nullable: false),
                    Code = table.Column<string>(type: "TEXT", unicode: false, maxLength: 22, nullable: false),
                    Pictures = table.Column<string>(type: "TEXT", nullable: false),
                    Least = table.Column<int>(type: "INTEGER", nullable: false),
                    Most = table.Column<int>(type: "INTEGER", nullable: false),
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_AttentionChecks", x => x.Id);
                    table.ForeignKey(
                        name: "FK_AttentionChecks_Studies_StudyId",
                        column: x => x.StudyId,
                        principalTable: "Studies",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict
                    );
                    table.ForeignKey(
                        name: "FK_AttentionChecks_Topics_TopicId",
                        column: x => x.TopicId,
                        principalTable: "Topics",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict
                    );
                }
            );

            migrationBuilder.CreateTable(
                name: "PoolItems",
                columns: table => new
                {
                    Id = table.Column<long>(type: "INTEGER", nullable: false).Annotation("Sqlite:Autoincrement", true),
                    StudyId = table.Column<long>(type: "INTEGER", nullable: false),
                    TopicId = table.Column<long>(type: "INTEGER", nullable: false),
                    LoraModelId = table.Column<long>(type: "INTEGER", nullable: false),
                    Code = table.Column<string>(type: "TEXT", unicode: false, maxLength: 22, nullable: false),
                    Pictures = table.Column<string>(type: "TEXT", nullable: false),
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_PoolItems", x => x.Id);
                    table.ForeignKey(
                        name: "FK_PoolItems_LoraModels_LoraModelId",
                        column: x => x.LoraModelId,
                        principalTable: "LoraModels",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict
                    );
                    table.ForeignKey(
                        name: "FK_PoolItems_Studies_StudyId",
                        column: x => x.StudyId,
                        principalTable: "Studies",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict
                    );
                    table.ForeignKey(
                        name: "FK_PoolItems_Topics_TopicId",
                        column: x => x.TopicId,
                        principalTable: "Topics",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict
                    );
                }
            );

            migrationBuilder.CreateTable(
                name: "Runs",
                columns: table => new
                {
                    Id = table.Column<long>(type: "INTEGER", nullable: false).Annotation("Sqlite:Autoincrement", true),
                    VariantMethodId = table.Column<long>(type: "INTEGER", nullable: false),
                    Sha256 = table.Column<string>(type: "TEXT", unicode: false, maxLength: 64, nullable: false),
                    CreatedUtc = table.Column<DateTime>(type: "TEXT", nullable: false),
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Runs", x => x.Id);
                    table.ForeignKey(
                        name: "FK_Runs_VariantMethods_VariantMethodId",
                        column: x => x.VariantMethodId,
                        principalTable: "VariantMethods",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade
                    );
                }
            );

            migrationBuilder.CreateTable(
                name: "BlockItems",
                columns: table => new
                {
                    Id = table.Column<long>(type: "INTEGER", nullable: false).Annotation("Sqlite:Autoincrement", true),
                    BlockId = table.Column<long>(type: "INTEGER", nullable: false),
                    Position = table.Column<int>(type: "INTEGER", nullable: false),
                    PoolItemId = table.Column<long>(type: "INTEGER", nullable: true),
                    AttentionCheckId = table.Column<long>(type: "INTEGER", nullable: true),
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_BlockItems", x => x.Id);
                    table.CheckConstraint(
                        "CK_BlockItems_OneOfTwo",
                        "(\"PoolItemId\" IS NULL AND \"AttentionCheckId\" IS NOT NULL) OR (\"PoolItemId\" IS NOT NULL AND \"AttentionCheckId\" IS NULL)"
                    );
                    table.ForeignKey(
                        name: "FK_BlockItems_AttentionChecks_AttentionCheckId",
                        column: x => x.AttentionCheckId,
                        principalTable: "AttentionChecks",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict
                    );
                    table.ForeignKey(
                        name: "FK_BlockItems_Blocks_BlockId",
                        column: x => x.BlockId,
                        principalTable: "Blocks",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade
                    );
                    table.ForeignKey(
                        name: "FK_BlockItems_PoolItems_PoolItemId",
                        column: x => x.PoolItemId,
                        principalTable: "PoolItems",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict
                    );
                }
            );

            migrationBuilder.CreateTable(
                name: "RunEntries",
                columns: table => new
                {
                    Id = table.Column<long>(type: "INTEGER", nullable: false).Annotation("Sqlite:Autoincrement", true),
                    RunId = table.Column<long>(type: "INTEGER", nullable: false),
                    TopicId = table.Column<long>(type: "INTEGER", nullable: false),
                    Rank = table.Column<int>(type: "INTEGER", nullable: false),
                    LoraModelId = table.Column<long>(type: "INTEGER", nullable: false),
                    Score = table.Column<double>(type: "REAL", nullable: false),
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_RunEntries", x => x.Id);
                    table.CheckConstraint("CK_RunEntries_Rank", "\"Rank\" >= 1");
                    table.ForeignKey(
                        name: "FK_RunEntries_LoraModels_LoraModelId",
                        column: x => x.LoraModelId,
                        principalTable: "LoraModels",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict
                    );
                    table.ForeignKey(
                        name: "FK_RunEntries_Runs_RunId",
                        column: x => x.RunId,
                        principalTable: "Runs",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade
                    );
                    table.ForeignKey(
                        name: "FK_RunEntries_Topics_TopicId",
                        column: x => x.TopicId,
                        principalTable: "Topics",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict
                    );
                }
            );

            migrationBuilder.CreateTable(
                name: "Judgments",
                columns: table => new
                {
                    Id = table.Column<long>(type: "INTEGER", nullable: false).Annotation("Sqlite:Autoincrement", true),
                    AssignmentId = table.Column<long>(type: "INTEGER", nullable: false),
                    BlockItemId = table.Column<long>(type: "INTEGER", nullable: false),
                    Score = table.Column<int>(type: "INTEGER", nullable: false),
                    ResponseMilliseconds = table.Column<int>(type: "INTEGER", nullable: false),
                    JudgedUtc = table.Column<DateTime>(type: "TEXT", nullable: false),
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Judgments", x => x.Id);
                    table.CheckConstraint("CK_Judgments_Score", "\"Score\" >= 1 AND \"Score\" <= 4");
                    table.ForeignKey(
                        name: "FK_Judgments_Assignments_AssignmentId",
                        column: x => x.AssignmentId,
                        principalTable: "Assignments",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade
                    );
                    table.ForeignKey(
                        name: "FK_Judgments_BlockItems_BlockItemId",
                        column: x => x.BlockItemId,
                        principalTable: "BlockItems",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict
                    );
                }
            );

            migrationBuilder.CreateIndex(
                name: "IX_Assignments_BlockId_Slot",
                table: "Assignments",
                columns: new[] { "BlockId", "Slot" },
                unique: true
            );

            migrationBuilder.CreateIndex(
                name: "IX_Assignments_ParticipantId_BlockId",
                table: "Assignments",
                columns: new[] { "ParticipantId", "BlockId" },
                unique: true
            );

            migrationBuilder.CreateIndex(name: "IX_AttentionChecks_Code", table: "AttentionChecks", column: "Code", unique: true);

            migrationBuilder.CreateIndex(name: "IX_AttentionChecks_StudyId", table: "AttentionChecks", column: "StudyId");

            migrationBuilder.CreateIndex(name: "IX_AttentionChecks_TopicId", table: "AttentionChecks", column: "TopicId");

            migrationBuilder.CreateIndex(name: "IX_BlockItems_AttentionCheckId", table: "BlockItems", column: "AttentionCheckId");

            migrationBuilder.CreateIndex(
                name: "IX_BlockItems_BlockId_AttentionCheckId",
                table: "BlockItems",
                columns: new[] { "BlockId", "AttentionCheckId" },
                unique: true
            );

            migrationBuilder.CreateIndex(
                name: "IX_BlockItems_BlockId_PoolItemId",
                table: "BlockItems",
                columns: new[] { "BlockId", "PoolItemId" },
                unique: true
            );

            migrationBuilder.CreateIndex(
                name: "IX_BlockItems_BlockId_Position",
                table: "BlockItems",
                columns: new[] { "BlockId", "Position" },
                unique: true
            );

            migrationBuilder.CreateIndex(name: "IX_BlockItems_PoolItemId", table: "BlockItems", column: "PoolItemId");

            migrationBuilder.CreateIndex(
                name: "IX_Blocks_StudyId_Number",
                table: "Blocks",
                columns: new[] { "StudyId", "Number" },
                unique: true
            );

            migrationBuilder.CreateIndex(
                name: "IX_Judgments_AssignmentId_BlockItemId",
                table: "Judgments",
                columns: new[] { "AssignmentId", "BlockItemId" },
                unique: true
            );

            migrationBuilder.CreateIndex(name: "IX_Judgments_BlockItemId", table: "Judgments", column: "BlockItemId");

            migrationBuilder.CreateIndex(name: "IX_Participants_Code", table: "Participants", column: "Code", unique: true);

            migrationBuilder.CreateIndex(name: "IX_Participants_StudyId", table: "Participants", column: "StudyId");

            migrationBuilder.CreateIndex(name: "IX_PoolItems_Code", table: "PoolItems", column: "Code", unique: true);

            migrationBuilder.CreateIndex(name: "IX_PoolItems_LoraModelId", table: "PoolItems", column: "LoraModelId");

            migrationBuilder.CreateIndex(
                name: "IX_PoolItems_StudyId_TopicId_LoraModelId",
                table: "PoolItems",
                columns: new[] { "StudyId", "TopicId", "LoraModelId" },
                unique: true
            );

            migrationBuilder.CreateIndex(name: "IX_PoolItems_TopicId", table: "PoolItems", column: "TopicId");

            migrationBuilder.CreateIndex(name: "IX_RunEntries_LoraModelId", table: "RunEntries", column: "LoraModelId");

            migrationBuilder.CreateIndex(
                name: "IX_RunEntries_RunId_TopicId_LoraModelId",
                table: "RunEntries",
                columns: new[] { "RunId", "TopicId", "LoraModelId" },
                unique: true
            );

            migrationBuilder.CreateIndex(
                name: "IX_RunEntries_RunId_TopicId_Rank",
                table: "RunEntries",
                columns: new[] { "RunId", "TopicId", "Rank" },
                unique: true
            );

            migrationBuilder.CreateIndex(name: "IX_RunEntries_TopicId", table: "RunEntries", column: "TopicId");

            migrationBuilder.CreateIndex(name: "IX_Runs_VariantMethodId", table: "Runs", column: "VariantMethodId", unique: true);

            migrationBuilder.CreateIndex(name: "IX_Studies_State", table: "Studies", column: "State");

            migrationBuilder.CreateIndex(
                name: "IX_StudyAmendments_StudyId_Number",
                table: "StudyAmendments",
                columns: new[] { "StudyId", "Number" },
                unique: true
            );

            migrationBuilder.CreateIndex(name: "IX_Topics_BlobSha256", table: "Topics", column: "BlobSha256");

            migrationBuilder.CreateIndex(
                name: "IX_Topics_StudyId_Code",
                table: "Topics",
                columns: new[] { "StudyId", "Code" },
                unique: true
            );

            migrationBuilder.CreateIndex(
                name: "IX_VariantMethods_StudyId_Name",
                table: "VariantMethods",
                columns: new[] { "StudyId", "Name" },
                unique: true
            );
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(name: "Judgments");

            migrationBuilder.DropTable(name: "RunEntries");

            migrationBuilder.DropTable(name: "StudyAmendments");

            migrationBuilder.DropTable(name: "Assignments");

            migrationBuilder.DropTable(name: "BlockItems");

            migrationBuilder.DropTable(name: "Runs");

            migrationBuilder.DropTable(name: "Participants");

            migrationBuilder.DropTable(name: "AttentionChecks");

            migrationBuilder.DropTable(name: "Blocks");

            migrationBuilder.DropTable(name: "PoolItems");

            migrationBuilder.DropTable(name: "VariantMethods");

            migrationBuilder.DropTable(name: "Topics");

            migrationBuilder.DropTable(name: "Studies");
        }
    }
}
