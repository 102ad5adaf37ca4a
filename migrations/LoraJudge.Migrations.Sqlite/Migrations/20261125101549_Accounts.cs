using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace LoraJudge.Migrations.Sqlite.Migrations
{
    /// <inheritdoc />
    public partial class Accounts : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(name: "IX_Participants_StudyId", table: "Participants");

            migrationBuilder.AddColumn<int>(name: "Position", table: "VariantMethods", type: "INTEGER", nullable: false, defaultValue: 0);

            migrationBuilder.AddColumn<string>(
                name: "RunFileSha256",
                table: "VariantMethods",
                type: "TEXT",
                unicode: false,
                maxLength: 64,
                nullable: true
            );

            migrationBuilder.AddColumn<int>(name: "Height", table: "Topics", type: "INTEGER", nullable: false, defaultValue: 0);

            migrationBuilder.AddColumn<int>(name: "Origin", table: "Topics", type: "INTEGER", nullable: false, defaultValue: 0);

            migrationBuilder.AddColumn<string>(name: "Originals", table: "Topics", type: "TEXT", nullable: false, defaultValue: "");

            migrationBuilder.AddColumn<long>(name: "ReferenceImageId", table: "Topics", type: "INTEGER", nullable: true);

            migrationBuilder.AddColumn<int>(name: "Width", table: "Topics", type: "INTEGER", nullable: false, defaultValue: 0);

            migrationBuilder.AddColumn<string>(
                name: "Invitation",
                table: "Studies",
                type: "TEXT",
                unicode: false,
                maxLength: 22,
                nullable: false,
                defaultValue: ""
            );

            migrationBuilder.AddColumn<long>(name: "OwnerId", table: "Studies", type: "INTEGER", nullable: true);

            migrationBuilder.AddColumn<DateTime>(name: "GivenForStudiesUtc", table: "Searches", type: "TEXT", nullable: true);

            migrationBuilder.AddColumn<string>(name: "Answers", table: "Participants", type: "TEXT", nullable: false, defaultValue: "");

            migrationBuilder.AddColumn<DateTime>(name: "FinishedUtc", table: "Participants", type: "TEXT", nullable: true);

            migrationBuilder.AddColumn<DateTime>(name: "PractisedUtc", table: "Participants", type: "TEXT", nullable: true);

            migrationBuilder.CreateTable(
                name: "AspNetRoles",
                columns: table => new
                {
                    Id = table.Column<long>(type: "INTEGER", nullable: false).Annotation("Sqlite:Autoincrement", true),
                    Name = table.Column<string>(type: "TEXT", maxLength: 256, nullable: true),
                    NormalizedName = table.Column<string>(type: "TEXT", maxLength: 256, nullable: true),
                    ConcurrencyStamp = table.Column<string>(type: "TEXT", nullable: true),
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_AspNetRoles", x => x.Id);
                }
            );

            migrationBuilder.CreateTable(
                name: "AspNetUsers",
                columns: table => new
                {
                    Id = table.Column<long>(type: "INTEGER", nullable: false).Annotation("Sqlite:Autoincrement", true),
                    CreatedUtc = table.Column<DateTime>(type: "TEXT", nullable: false),
                    UserName = table.Column<string>(type: "TEXT", maxLength: 256, nullable: true),
                    NormalizedUserName = table.Column<string>(type: "TEXT", maxLength: 256, nullable: true),
                    Email = table.Column<string>(type: "TEXT", maxLength: 256, nullable: true),
                    NormalizedEmail = table.Column<string>(type: "TEXT", maxLength: 256, nullable: true),
                    EmailConfirmed = table.Column<bool>(type: "INTEGER", nullable: false),
                    PasswordHash = table.Column<string>(type: "TEXT", nullable: true),
                    SecurityStamp = table.Column<string>(type: "TEXT", nullable: true),
                    ConcurrencyStamp = table.Column<string>(type: "TEXT", nullable: true),
                    PhoneNumber = table.Column<string>(type: "TEXT", nullable: true),
                    PhoneNumberConfirmed = table.Column<bool>(type: "INTEGER", nullable: false),
                    TwoFactorEnabled = table.Column<bool>(type: "INTEGER", nullable: false),
                    LockoutEnd = table.Column<DateTime>(type: "TEXT", nullable: true),
                    LockoutEnabled = table.Column<bool>(type: "INTEGER", nullable: false),
                    AccessFailedCount = table.Column<int>(type: "INTEGER", nullable: false),
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_AspNetUsers", x => x.Id);
                }
            );

            migrationBuilder.CreateTable(
                name: "LiveRankings",
                columns: table => new
                {
                    Id = table.Column<long>(type: "INTEGER", nullable: false).Annotation("Sqlite:Autoincrement", true),
                    StudyId = table.Column<long>(type: "INTEGER", nullable: false),
                    SearchCode = table.Column<string>(type: "TEXT", unicode: false, maxLength: 22, nullable: false),
                    IsInterleaved = table.Column<bool>(type: "INTEGER", nullable: false),
                    CreatedUtc = table.Column<DateTime>(type: "TEXT", nullable: false),
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_LiveRankings", x => x.Id);
                    table.ForeignKey(
                        name: "FK_LiveRankings_Studies_StudyId",
                        column: x => x.StudyId,
                        principalTable: "Studies",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict
                    );
                }
            );

            migrationBuilder.CreateTable(
                name: "Withdrawals",
                columns: table => new
                {
                    Id = table.Column<long>(type: "INTEGER", nullable: false).Annotation("Sqlite:Autoincrement", true),
                    StudyId = table.Column<long>(type: "INTEGER", nullable: false),
                    Receipt = table.Column<string>(type: "TEXT", unicode: false, maxLength: 22, nullable: false),
                    Judgments = table.Column<int>(type: "INTEGER", nullable: false),
                    WithdrawnUtc = table.Column<DateTime>(type: "TEXT", nullable: false),
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Withdrawals", x => x.Id);
                    table.ForeignKey(
                        name: "FK_Withdrawals_Studies_StudyId",
                        column: x => x.StudyId,
                        principalTable: "Studies",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict
                    );
                }
            );

            migrationBuilder.CreateTable(
                name: "AspNetRoleClaims",
                columns: table => new
                {
                    Id = table.Column<int>(type: "INTEGER", nullable: false).Annotation("Sqlite:Autoincrement", true),
                    RoleId = table.Column<long>(type: "INTEGER", nullable: false),
                    ClaimType = table.Column<string>(type: "TEXT", nullable: true),
                    ClaimValue = table.Column<string>(type: "TEXT", nullable: true),
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_AspNetRoleClaims", x => x.Id);
                    table.ForeignKey(
                        name: "FK_AspNetRoleClaims_AspNetRoles_RoleId",
                        column: x => x.RoleId,
                        principalTable: "AspNetRoles",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade
                    );
                }
            );

            migrationBuilder.CreateTable(
                name: "AspNetUserClaims",
                columns: table => new
                {
                    Id = table.Column<int>(type: "INTEGER", nullable: false).Annotation("Sqlite:Autoincrement", true),
                    UserId = table.Column<long>(type: "INTEGER", nullable: false),
                    ClaimType = table.Column<string>(type: "TEXT", nullable: true),
                    ClaimValue = table.Column<string>(type: "TEXT", nullable: true),
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_AspNetUserClaims", x => x.Id);
                    table.ForeignKey(
                        name: "FK_AspNetUserClaims_AspNetUsers_UserId",
                        column: x => x.UserId,
                        principalTable: "AspNetUsers",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade
                    );
                }
            );

            migrationBuilder.CreateTable(
                name: "AspNetUserLogins",
                columns: table => new
                {
                    LoginProvider = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    ProviderKey = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    ProviderDisplayName = table.Column<string>(type: "TEXT", nullable: true),
                    UserId = table.Column<long>(type: "INTEGER", nullable: false),
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_AspNetUserLogins", x => new { x.LoginProvider, x.ProviderKey });
                    table.ForeignKey(
                        name: "FK_AspNetUserLogins_AspNetUsers_UserId",
                        column: x => x.UserId,
                        principalTable: "AspNetUsers",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade
                    );
                }
            );

            migrationBuilder.CreateTable(
                name: "AspNetUserRoles",
                columns: table => new
                {
                    UserId = table.Column<long>(type: "INTEGER", nullable: false),
                    RoleId = table.Column<long>(type: "INTEGER", nullable: false),
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_AspNetUserRoles", x => new { x.UserId, x.RoleId });
                    table.ForeignKey(
                        name: "FK_AspNetUserRoles_AspNetRoles_RoleId",
                        column: x => x.RoleId,
                        principalTable: "AspNetRoles",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade
                    );
                    table.ForeignKey(
                        name: "FK_AspNetUserRoles_AspNetUsers_UserId",
                        column: x => x.UserId,
                        principalTable: "AspNetUsers",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade
                    );
                }
            );

            migrationBuilder.CreateTable(
                name: "AspNetUserTokens",
                columns: table => new
                {
                    UserId = table.Column<long>(type: "INTEGER", nullable: false),
                    LoginProvider = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    Name = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    Value = table.Column<string>(type: "TEXT", nullable: true),
                },
                constraints: table =>
                {
                    table.PrimaryKey(
                        "PK_AspNetUserTokens",
                        x => new
                        {
                            x.UserId,
                            x.LoginProvider,
                            x.Name,
                        }
                    );
                    table.ForeignKey(
                        name: "FK_AspNetUserTokens_AspNetUsers_UserId",
                        column: x => x.UserId,
                        principalTable: "AspNetUsers",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade
                    );
                }
            );

            migrationBuilder.CreateTable(
                name: "LiveEntries",
                columns: table => new
                {
                    Id = table.Column<long>(type: "INTEGER", nullable: false).Annotation("Sqlite:Autoincrement", true),
                    LiveRankingId = table.Column<long>(type: "INTEGER", nullable: false),
                    Position = table.Column<int>(type: "INTEGER", nullable: false),
                    LoraModelId = table.Column<long>(type: "INTEGER", nullable: false),
                    VariantMethodId = table.Column<long>(type: "INTEGER", nullable: false),
                    Score = table.Column<int>(type: "INTEGER", nullable: true),
                    JudgedUtc = table.Column<DateTime>(type: "TEXT", nullable: true),
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_LiveEntries", x => x.Id);
                    table.CheckConstraint(
                        "CK_LiveEntries_Score",
                        "(\"Score\" IS NULL AND \"JudgedUtc\" IS NULL) OR (\"Score\" IS NOT NULL AND \"Score\" >= 1 AND \"Score\" <= 4 AND \"JudgedUtc\" IS NOT NULL)"
                    );
                    table.ForeignKey(
                        name: "FK_LiveEntries_LiveRankings_LiveRankingId",
                        column: x => x.LiveRankingId,
                        principalTable: "LiveRankings",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade
                    );
                    table.ForeignKey(
                        name: "FK_LiveEntries_LoraModels_LoraModelId",
                        column: x => x.LoraModelId,
                        principalTable: "LoraModels",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict
                    );
                    table.ForeignKey(
                        name: "FK_LiveEntries_VariantMethods_VariantMethodId",
                        column: x => x.VariantMethodId,
                        principalTable: "VariantMethods",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict
                    );
                }
            );

            migrationBuilder.CreateIndex(name: "IX_Topics_ReferenceImageId", table: "Topics", column: "ReferenceImageId");

            migrationBuilder.CreateIndex(name: "IX_Studies_Invitation", table: "Studies", column: "Invitation", unique: true);

            migrationBuilder.CreateIndex(name: "IX_Studies_OwnerId", table: "Studies", column: "OwnerId");

            migrationBuilder.CreateIndex(
                name: "IX_Participants_StudyId_PanelId",
                table: "Participants",
                columns: new[] { "StudyId", "PanelId" },
                unique: true
            );

            migrationBuilder.CreateIndex(name: "IX_AspNetRoleClaims_RoleId", table: "AspNetRoleClaims", column: "RoleId");

            migrationBuilder.CreateIndex(name: "RoleNameIndex", table: "AspNetRoles", column: "NormalizedName", unique: true);

            migrationBuilder.CreateIndex(name: "IX_AspNetUserClaims_UserId", table: "AspNetUserClaims", column: "UserId");

            migrationBuilder.CreateIndex(name: "IX_AspNetUserLogins_UserId", table: "AspNetUserLogins", column: "UserId");

            migrationBuilder.CreateIndex(name: "IX_AspNetUserRoles_RoleId", table: "AspNetUserRoles", column: "RoleId");

            migrationBuilder.CreateIndex(name: "EmailIndex", table: "AspNetUsers", column: "NormalizedEmail");

            migrationBuilder.CreateIndex(name: "UserNameIndex", table: "AspNetUsers", column: "NormalizedUserName", unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_LiveEntries_LiveRankingId_LoraModelId",
                table: "LiveEntries",
                columns: new[] { "LiveRankingId", "LoraModelId" },
                unique: true
            );

            migrationBuilder.CreateIndex(
                name: "IX_LiveEntries_LiveRankingId_Position",
                table: "LiveEntries",
                columns: new[] { "LiveRankingId", "Position" },
                unique: true
            );

            migrationBuilder.CreateIndex(name: "IX_LiveEntries_LoraModelId", table: "LiveEntries", column: "LoraModelId");

            migrationBuilder.CreateIndex(name: "IX_LiveEntries_VariantMethodId", table: "LiveEntries", column: "VariantMethodId");

            migrationBuilder.CreateIndex(name: "IX_LiveRankings_SearchCode", table: "LiveRankings", column: "SearchCode");

            migrationBuilder.CreateIndex(
                name: "IX_LiveRankings_StudyId_SearchCode",
                table: "LiveRankings",
                columns: new[] { "StudyId", "SearchCode" },
                unique: true
            );

            migrationBuilder.CreateIndex(name: "IX_Withdrawals_Receipt", table: "Withdrawals", column: "Receipt", unique: true);

            migrationBuilder.CreateIndex(name: "IX_Withdrawals_StudyId", table: "Withdrawals", column: "StudyId");

            migrationBuilder.AddForeignKey(
                name: "FK_Studies_AspNetUsers_OwnerId",
                table: "Studies",
                column: "OwnerId",
                principalTable: "AspNetUsers",
                principalColumn: "Id",
                onDelete: ReferentialAction.SetNull
            );

            migrationBuilder.AddForeignKey(
                name: "FK_Topics_ReferenceImages_ReferenceImageId",
                table: "Topics",
                column: "ReferenceImageId",
                principalTable: "ReferenceImages",
                principalColumn: "Id",
                onDelete: ReferentialAction.Restrict
            );
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropForeignKey(name: "FK_Studies_AspNetUsers_OwnerId", table: "Studies");

            migrationBuilder.DropForeignKey(name: "FK_Topics_ReferenceImages_ReferenceImageId", table: "Topics");

            migrationBuilder.DropTable(name: "AspNetRoleClaims");

            migrationBuilder.DropTable(name: "AspNetUserClaims");

            migrationBuilder.DropTable(name: "AspNetUserLogins");

            migrationBuilder.DropTable(name: "AspNetUserRoles");

            migrationBuilder.DropTable(name: "AspNetUserTokens");

            migrationBuilder.DropTable(name: "LiveEntries");

            migrationBuilder.DropTable(name: "Withdrawals");

            migrationBuilder.DropTable(name: "AspNetRoles");

            migrationBuilder.DropTable(name: "AspNetUsers");

            migrationBuilder.DropTable(name: "LiveRankings");

            migrationBuilder.DropIndex(name: "IX_Topics_ReferenceImageId", table: "Topics");

            migrationBuilder.DropIndex(name: "IX_Studies_Invitation", table: "Studies");

            migrationBuilder.DropIndex(name: "IX_Studies_OwnerId", table: "Studies");

            migrationBuilder.DropIndex(name: "IX_Participants_StudyId_PanelId", table: "Participants");

            migrationBuilder.DropColumn(name: "Position", table: "VariantMethods");

            migrationBuilder.DropColumn(name: "RunFileSha256", table: "VariantMethods");

            migrationBuilder.DropColumn(name: "Height", table: "Topics");

            migrationBuilder.DropColumn(name: "Origin", table: "Topics");

            migrationBuilder.DropColumn(name: "Originals", table: "Topics");

            migrationBuilder.DropColumn(name: "ReferenceImageId", table: "Topics");

            migrationBuilder.DropColumn(name: "Width", table: "Topics");

            migrationBuilder.DropColumn(name: "Invitation", table: "Studies");

            migrationBuilder.DropColumn(name: "OwnerId", table: "Studies");

            migrationBuilder.DropColumn(name: "GivenForStudiesUtc", table: "Searches");

            migrationBuilder.DropColumn(name: "Answers", table: "Participants");

            migrationBuilder.DropColumn(name: "FinishedUtc", table: "Participants");

            migrationBuilder.DropColumn(name: "PractisedUtc", table: "Participants");

            migrationBuilder.CreateIndex(name: "IX_Participants_StudyId", table: "Participants", column: "StudyId");
        }
    }
}
