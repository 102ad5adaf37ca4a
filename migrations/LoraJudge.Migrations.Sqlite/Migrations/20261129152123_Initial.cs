using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace LoraJudge.Migrations.Sqlite.Migrations
{
    /// <inheritdoc />
    public partial class Initial : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "ArtistReports",
                columns: table => new
                {
                    Id = table.Column<long>(type: "INTEGER", nullable: false).Annotation("Sqlite:Autoincrement", true),
                    Code = table.Column<string>(type: "TEXT", unicode: false, maxLength: 22, nullable: false),
                    Title = table.Column<string>(type: "TEXT", maxLength: 200, nullable: true),
                    EncoderHash = table.Column<string>(type: "TEXT", unicode: false, maxLength: 64, nullable: false),
                    EncoderName = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    Findings = table.Column<string>(type: "TEXT", nullable: false),
                    CreatedUtc = table.Column<DateTime>(type: "TEXT", nullable: false),
                    ExpiresUtc = table.Column<DateTime>(type: "TEXT", nullable: false),
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ArtistReports", x => x.Id);
                }
            );

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
                name: "CivitaiRecords",
                columns: table => new
                {
                    Id = table.Column<long>(type: "INTEGER", nullable: false).Annotation("Sqlite:Autoincrement", true),
                    Sha256 = table.Column<string>(type: "TEXT", unicode: false, maxLength: 64, nullable: false),
                    Version = table.Column<string>(type: "TEXT", nullable: true),
                    Model = table.Column<string>(type: "TEXT", nullable: true),
                    AskedUtc = table.Column<DateTime>(type: "TEXT", nullable: false),
                    GoneUtc = table.Column<DateTime>(type: "TEXT", nullable: true),
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_CivitaiRecords", x => x.Id);
                }
            );

            migrationBuilder.CreateTable(
                name: "Encoders",
                columns: table => new
                {
                    Id = table.Column<long>(type: "INTEGER", nullable: false).Annotation("Sqlite:Autoincrement", true),
                    Hash = table.Column<string>(type: "TEXT", unicode: false, maxLength: 64, nullable: false),
                    Name = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    Kind = table.Column<int>(type: "INTEGER", nullable: false),
                    Dimensions = table.Column<int>(type: "INTEGER", nullable: false),
                    Ranking = table.Column<int>(type: "INTEGER", nullable: false),
                    SourceId = table.Column<long>(type: "INTEGER", nullable: true),
                    Projection = table.Column<byte[]>(type: "BLOB", nullable: true),
                    FittedOn = table.Column<int>(type: "INTEGER", nullable: false),
                    CheckpointSha256 = table.Column<string>(type: "TEXT", unicode: false, maxLength: 64, nullable: true),
                    Facts = table.Column<string>(type: "TEXT", nullable: true),
                    IsActive = table.Column<bool>(type: "INTEGER", nullable: false),
                    IsWanted = table.Column<bool>(type: "INTEGER", nullable: false),
                    CreatedUtc = table.Column<DateTime>(type: "TEXT", nullable: false),
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Encoders", x => x.Id);
                    table.ForeignKey(
                        name: "FK_Encoders_Encoders_SourceId",
                        column: x => x.SourceId,
                        principalTable: "Encoders",
                        principalColumn: "Id"
                    );
                }
            );

            migrationBuilder.CreateTable(
                name: "LoraModels",
                columns: table => new
                {
                    Id = table.Column<long>(type: "INTEGER", nullable: false).Annotation("Sqlite:Autoincrement", true),
                    Slug = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false),
                    Name = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    LoraName = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    Version = table.Column<string>(type: "TEXT", maxLength: 200, nullable: true),
                    Creator = table.Column<string>(type: "TEXT", maxLength: 200, nullable: true),
                    BaseModel = table.Column<string>(type: "TEXT", maxLength: 200, nullable: true),
                    Family = table.Column<string>(type: "TEXT", maxLength: 200, nullable: true),
                    TriggerWords = table.Column<string>(type: "TEXT", nullable: false),
                    Licence = table.Column<string>(type: "TEXT", maxLength: 400, nullable: true),
                    AllowsUncredited = table.Column<bool>(type: "INTEGER", nullable: true),
                    AllowsDerivatives = table.Column<bool>(type: "INTEGER", nullable: true),
                    CommercialUse = table.Column<int>(type: "INTEGER", nullable: true),
                    SourceUrl = table.Column<string>(type: "TEXT", maxLength: 2000, nullable: true),
                    NsfwLevel = table.Column<int>(type: "INTEGER", nullable: false),
                    Sha256 = table.Column<string>(type: "TEXT", unicode: false, maxLength: 64, nullable: true),
                    AutoV3 = table.Column<string>(type: "TEXT", unicode: false, maxLength: 12, nullable: true),
                    Rank = table.Column<int>(type: "INTEGER", nullable: true),
                    Alpha = table.Column<double>(type: "REAL", nullable: true),
                    Tags = table.Column<string>(type: "TEXT", nullable: false),
                    TrainingFacts = table.Column<string>(type: "TEXT", nullable: false),
                    ThumbnailSha256 = table.Column<string>(type: "TEXT", unicode: false, maxLength: 64, nullable: true),
                    RetiredUtc = table.Column<DateTime>(type: "TEXT", nullable: true),
                    IsStandIn = table.Column<bool>(type: "INTEGER", nullable: false),
                    Sources = table.Column<string>(type: "TEXT", nullable: false),
                    Statements = table.Column<string>(type: "TEXT", nullable: false),
                    CreatedUtc = table.Column<DateTime>(type: "TEXT", nullable: false),
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_LoraModels", x => x.Id);
                }
            );

            migrationBuilder.CreateTable(
                name: "SampleSets",
                columns: table => new
                {
                    Id = table.Column<long>(type: "INTEGER", nullable: false).Annotation("Sqlite:Autoincrement", true),
                    Name = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    CleansingThreshold = table.Column<double>(type: "REAL", nullable: false),
                    CreatedUtc = table.Column<DateTime>(type: "TEXT", nullable: false),
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_SampleSets", x => x.Id);
                }
            );

            migrationBuilder.CreateTable(
                name: "Searches",
                columns: table => new
                {
                    Id = table.Column<long>(type: "INTEGER", nullable: false).Annotation("Sqlite:Autoincrement", true),
                    Code = table.Column<string>(type: "TEXT", unicode: false, maxLength: 22, nullable: false),
                    BlobSha256 = table.Column<string>(type: "TEXT", unicode: false, maxLength: 64, nullable: true),
                    Width = table.Column<int>(type: "INTEGER", nullable: false),
                    Height = table.Column<int>(type: "INTEGER", nullable: false),
                    Vector = table.Column<byte[]>(type: "BLOB", nullable: true),
                    EncoderHash = table.Column<string>(type: "TEXT", unicode: false, maxLength: 64, nullable: true),
                    GivenForStudiesUtc = table.Column<DateTime>(type: "TEXT", nullable: true),
                    CreatedUtc = table.Column<DateTime>(type: "TEXT", nullable: false),
                    ExpiresUtc = table.Column<DateTime>(type: "TEXT", nullable: false),
                    RemovedUtc = table.Column<DateTime>(type: "TEXT", nullable: true),
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Searches", x => x.Id);
                }
            );

            migrationBuilder.CreateTable(
                name: "ArtistPictures",
                columns: table => new
                {
                    Id = table.Column<long>(type: "INTEGER", nullable: false).Annotation("Sqlite:Autoincrement", true),
                    ArtistReportId = table.Column<long>(type: "INTEGER", nullable: false),
                    Position = table.Column<int>(type: "INTEGER", nullable: false),
                    FileName = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    BlobSha256 = table.Column<string>(type: "TEXT", unicode: false, maxLength: 64, nullable: false),
                    Width = table.Column<int>(type: "INTEGER", nullable: false),
                    Height = table.Column<int>(type: "INTEGER", nullable: false),
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
                name: "Studies",
                columns: table => new
                {
                    Id = table.Column<long>(type: "INTEGER", nullable: false).Annotation("Sqlite:Autoincrement", true),
                    Title = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    OwnerId = table.Column<long>(type: "INTEGER", nullable: true),
                    Invitation = table.Column<string>(type: "TEXT", unicode: false, maxLength: 22, nullable: false),
                    State = table.Column<int>(type: "INTEGER", nullable: false),
                    Plan = table.Column<string>(type: "TEXT", nullable: false),
                    FrozenPlan = table.Column<string>(type: "TEXT", nullable: true),
                    FrozenHash = table.Column<string>(type: "TEXT", unicode: false, maxLength: 64, nullable: true),
                    DataSha256 = table.Column<string>(type: "TEXT", unicode: false, maxLength: 64, nullable: true),
                    IsPaused = table.Column<bool>(type: "INTEGER", nullable: false),
                    CreatedUtc = table.Column<DateTime>(type: "TEXT", nullable: false),
                    OpenedUtc = table.Column<DateTime>(type: "TEXT", nullable: true),
                    ClosedUtc = table.Column<DateTime>(type: "TEXT", nullable: true),
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Studies", x => x.Id);
                    table.ForeignKey(
                        name: "FK_Studies_AspNetUsers_OwnerId",
                        column: x => x.OwnerId,
                        principalTable: "AspNetUsers",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.SetNull
                    );
                }
            );

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
                    TrainedModels = table.Column<string>(type: "TEXT", nullable: false),
                    ValidatedModels = table.Column<string>(type: "TEXT", nullable: false),
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
                name: "BuildRuns",
                columns: table => new
                {
                    Id = table.Column<long>(type: "INTEGER", nullable: false).Annotation("Sqlite:Autoincrement", true),
                    Name = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    SampleSetId = table.Column<long>(type: "INTEGER", nullable: false),
                    Backend = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    Seed = table.Column<long>(type: "INTEGER", nullable: false),
                    Edge = table.Column<int>(type: "INTEGER", nullable: false),
                    State = table.Column<int>(type: "INTEGER", nullable: false),
                    PauseRequested = table.Column<bool>(type: "INTEGER", nullable: false),
                    CancelRequested = table.Column<bool>(type: "INTEGER", nullable: false),
                    Problem = table.Column<string>(type: "TEXT", maxLength: 2000, nullable: true),
                    AwaySinceUtc = table.Column<DateTime>(type: "TEXT", nullable: true),
                    RequestedBy = table.Column<string>(type: "TEXT", maxLength: 200, nullable: true),
                    CreatedUtc = table.Column<DateTime>(type: "TEXT", nullable: false),
                    StartedUtc = table.Column<DateTime>(type: "TEXT", nullable: true),
                    EndedUtc = table.Column<DateTime>(type: "TEXT", nullable: true),
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
                name: "SampleImages",
                columns: table => new
                {
                    Id = table.Column<long>(type: "INTEGER", nullable: false).Annotation("Sqlite:Autoincrement", true),
                    SampleSetId = table.Column<long>(type: "INTEGER", nullable: false),
                    Code = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    Category = table.Column<int>(type: "INTEGER", nullable: false),
                    Licence = table.Column<string>(type: "TEXT", maxLength: 400, nullable: true),
                    BlobSha256 = table.Column<string>(type: "TEXT", unicode: false, maxLength: 64, nullable: true),
                    Width = table.Column<int>(type: "INTEGER", nullable: true),
                    Height = table.Column<int>(type: "INTEGER", nullable: true),
                    LineDrawingSha256 = table.Column<string>(type: "TEXT", unicode: false, maxLength: 64, nullable: true),
                    LineDrawingBackend = table.Column<string>(type: "TEXT", maxLength: 200, nullable: true),
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_SampleImages", x => x.Id);
                    table.ForeignKey(
                        name: "FK_SampleImages_SampleSets_SampleSetId",
                        column: x => x.SampleSetId,
                        principalTable: "SampleSets",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade
                    );
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
                name: "Participants",
                columns: table => new
                {
                    Id = table.Column<long>(type: "INTEGER", nullable: false).Annotation("Sqlite:Autoincrement", true),
                    StudyId = table.Column<long>(type: "INTEGER", nullable: false),
                    Code = table.Column<string>(type: "TEXT", unicode: false, maxLength: 22, nullable: false),
                    PanelId = table.Column<string>(type: "TEXT", maxLength: 100, nullable: true),
                    ConsentVersion = table.Column<string>(type: "TEXT", maxLength: 40, nullable: true),
                    ConsentUtc = table.Column<DateTime>(type: "TEXT", nullable: true),
                    PractisedUtc = table.Column<DateTime>(type: "TEXT", nullable: true),
                    Answers = table.Column<string>(type: "TEXT", nullable: false),
                    FinishedUtc = table.Column<DateTime>(type: "TEXT", nullable: true),
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
                name: "VariantMethods",
                columns: table => new
                {
                    Id = table.Column<long>(type: "INTEGER", nullable: false).Annotation("Sqlite:Autoincrement", true),
                    StudyId = table.Column<long>(type: "INTEGER", nullable: false),
                    Name = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false),
                    Position = table.Column<int>(type: "INTEGER", nullable: false),
                    EncoderHash = table.Column<string>(type: "TEXT", unicode: false, maxLength: 64, nullable: true),
                    RunFileSha256 = table.Column<string>(type: "TEXT", unicode: false, maxLength: 64, nullable: true),
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

            migrationBuilder.CreateTable(
                name: "BuildItems",
                columns: table => new
                {
                    Id = table.Column<long>(type: "INTEGER", nullable: false).Annotation("Sqlite:Autoincrement", true),
                    BuildRunId = table.Column<long>(type: "INTEGER", nullable: false),
                    LoraModelId = table.Column<long>(type: "INTEGER", nullable: false),
                    Stage = table.Column<int>(type: "INTEGER", nullable: false),
                    Total = table.Column<int>(type: "INTEGER", nullable: false),
                    Generated = table.Column<int>(type: "INTEGER", nullable: false),
                    Removed = table.Column<int>(type: "INTEGER", nullable: false),
                    Encoded = table.Column<int>(type: "INTEGER", nullable: false),
                    Failures = table.Column<int>(type: "INTEGER", nullable: false),
                    Problem = table.Column<string>(type: "TEXT", maxLength: 2000, nullable: true),
                    Worker = table.Column<string>(type: "TEXT", maxLength: 200, nullable: true),
                    LeaseEndsUtc = table.Column<DateTime>(type: "TEXT", nullable: true),
                    NotBeforeUtc = table.Column<DateTime>(type: "TEXT", nullable: true),
                    StartedUtc = table.Column<DateTime>(type: "TEXT", nullable: true),
                    EndedUtc = table.Column<DateTime>(type: "TEXT", nullable: true),
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
                name: "ReferenceImages",
                columns: table => new
                {
                    Id = table.Column<long>(type: "INTEGER", nullable: false).Annotation("Sqlite:Autoincrement", true),
                    LoraModelId = table.Column<long>(type: "INTEGER", nullable: false),
                    SampleImageId = table.Column<long>(type: "INTEGER", nullable: false),
                    BlobSha256 = table.Column<string>(type: "TEXT", unicode: false, maxLength: 64, nullable: false),
                    Width = table.Column<int>(type: "INTEGER", nullable: false),
                    Height = table.Column<int>(type: "INTEGER", nullable: false),
                    Backend = table.Column<string>(type: "TEXT", maxLength: 200, nullable: true),
                    Parameters = table.Column<string>(type: "TEXT", nullable: true),
                    Seed = table.Column<long>(type: "INTEGER", nullable: true),
                    Proof = table.Column<string>(type: "TEXT", nullable: true),
                    MseToOriginal = table.Column<double>(type: "REAL", nullable: true),
                    RemovedByCleansing = table.Column<bool>(type: "INTEGER", nullable: false),
                    Ruling = table.Column<int>(type: "INTEGER", nullable: false),
                    CreatedUtc = table.Column<DateTime>(type: "TEXT", nullable: false),
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ReferenceImages", x => x.Id);
                    table.ForeignKey(
                        name: "FK_ReferenceImages_LoraModels_LoraModelId",
                        column: x => x.LoraModelId,
                        principalTable: "LoraModels",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade
                    );
                    table.ForeignKey(
                        name: "FK_ReferenceImages_SampleImages_SampleImageId",
                        column: x => x.SampleImageId,
                        principalTable: "SampleImages",
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
                name: "BuildIncidents",
                columns: table => new
                {
                    Id = table.Column<long>(type: "INTEGER", nullable: false).Annotation("Sqlite:Autoincrement", true),
                    BuildItemId = table.Column<long>(type: "INTEGER", nullable: false),
                    Sample = table.Column<string>(type: "TEXT", maxLength: 200, nullable: true),
                    Fault = table.Column<string>(type: "TEXT", maxLength: 50, nullable: false),
                    Message = table.Column<string>(type: "TEXT", maxLength: 2000, nullable: false),
                    AtUtc = table.Column<DateTime>(type: "TEXT", nullable: false),
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

            migrationBuilder.CreateTable(
                name: "Embeddings",
                columns: table => new
                {
                    Id = table.Column<long>(type: "INTEGER", nullable: false).Annotation("Sqlite:Autoincrement", true),
                    ReferenceImageId = table.Column<long>(type: "INTEGER", nullable: false),
                    EncoderId = table.Column<long>(type: "INTEGER", nullable: false),
                    Vector = table.Column<byte[]>(type: "BLOB", nullable: false),
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Embeddings", x => x.Id);
                    table.ForeignKey(
                        name: "FK_Embeddings_Encoders_EncoderId",
                        column: x => x.EncoderId,
                        principalTable: "Encoders",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict
                    );
                    table.ForeignKey(
                        name: "FK_Embeddings_ReferenceImages_ReferenceImageId",
                        column: x => x.ReferenceImageId,
                        principalTable: "ReferenceImages",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade
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
                    Origin = table.Column<int>(type: "INTEGER", nullable: false),
                    BlobSha256 = table.Column<string>(type: "TEXT", unicode: false, maxLength: 64, nullable: false),
                    Width = table.Column<int>(type: "INTEGER", nullable: false),
                    Height = table.Column<int>(type: "INTEGER", nullable: false),
                    ReferenceImageId = table.Column<long>(type: "INTEGER", nullable: true),
                    Originals = table.Column<string>(type: "TEXT", nullable: false),
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Topics", x => x.Id);
                    table.ForeignKey(
                        name: "FK_Topics_ReferenceImages_ReferenceImageId",
                        column: x => x.ReferenceImageId,
                        principalTable: "ReferenceImages",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict
                    );
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
                name: "Judgments",
                columns: table => new
                {
                    Id = table.Column<long>(type: "INTEGER", nullable: false).Annotation("Sqlite:Autoincrement", true),
                    AssignmentId = table.Column<long>(type: "INTEGER", nullable: false),
                    BlockItemId = table.Column<long>(type: "INTEGER", nullable: false),
                    Score = table.Column<int>(type: "INTEGER", nullable: false),
                    ResponseMilliseconds = table.Column<int>(type: "INTEGER", nullable: false),
                    LoadFailures = table.Column<int>(type: "INTEGER", nullable: true),
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

            migrationBuilder.CreateIndex(name: "IX_ApiTokens_Sha256", table: "ApiTokens", column: "Sha256", unique: true);

            migrationBuilder.CreateIndex(name: "IX_ApiTokens_UserId", table: "ApiTokens", column: "UserId");

            migrationBuilder.CreateIndex(
                name: "IX_ArtistPictures_ArtistReportId_Position",
                table: "ArtistPictures",
                columns: new[] { "ArtistReportId", "Position" },
                unique: true
            );

            migrationBuilder.CreateIndex(name: "IX_ArtistPictures_BlobSha256", table: "ArtistPictures", column: "BlobSha256");

            migrationBuilder.CreateIndex(name: "IX_ArtistReports_Code", table: "ArtistReports", column: "Code", unique: true);

            migrationBuilder.CreateIndex(name: "IX_ArtistReports_ExpiresUtc", table: "ArtistReports", column: "ExpiresUtc");

            migrationBuilder.CreateIndex(name: "IX_AspNetRoleClaims_RoleId", table: "AspNetRoleClaims", column: "RoleId");

            migrationBuilder.CreateIndex(name: "RoleNameIndex", table: "AspNetRoles", column: "NormalizedName", unique: true);

            migrationBuilder.CreateIndex(name: "IX_AspNetUserClaims_UserId", table: "AspNetUserClaims", column: "UserId");

            migrationBuilder.CreateIndex(name: "IX_AspNetUserLogins_UserId", table: "AspNetUserLogins", column: "UserId");

            migrationBuilder.CreateIndex(name: "IX_AspNetUserRoles_RoleId", table: "AspNetUserRoles", column: "RoleId");

            migrationBuilder.CreateIndex(name: "EmailIndex", table: "AspNetUsers", column: "NormalizedEmail");

            migrationBuilder.CreateIndex(name: "UserNameIndex", table: "AspNetUsers", column: "NormalizedUserName", unique: true);

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

            migrationBuilder.CreateIndex(name: "IX_Embeddings_EncoderId", table: "Embeddings", column: "EncoderId");

            migrationBuilder.CreateIndex(
                name: "IX_Embeddings_ReferenceImageId_EncoderId",
                table: "Embeddings",
                columns: new[] { "ReferenceImageId", "EncoderId" },
                unique: true
            );

            migrationBuilder.CreateIndex(name: "IX_Encoders_Hash", table: "Encoders", column: "Hash", unique: true);

            migrationBuilder.CreateIndex(name: "IX_Encoders_SourceId", table: "Encoders", column: "SourceId");

            migrationBuilder.CreateIndex(name: "IX_Evaluations_EncoderId", table: "Evaluations", column: "EncoderId");

            migrationBuilder.CreateIndex(name: "IX_ExportBundles_StudyId", table: "ExportBundles", column: "StudyId");

            migrationBuilder.CreateIndex(
                name: "IX_Judgments_AssignmentId_BlockItemId",
                table: "Judgments",
                columns: new[] { "AssignmentId", "BlockItemId" },
                unique: true
            );

            migrationBuilder.CreateIndex(name: "IX_Judgments_BlockItemId", table: "Judgments", column: "BlockItemId");

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

            migrationBuilder.CreateIndex(name: "IX_LoraModels_AutoV3", table: "LoraModels", column: "AutoV3");

            migrationBuilder.CreateIndex(name: "IX_LoraModels_Sha256", table: "LoraModels", column: "Sha256", unique: true);

            migrationBuilder.CreateIndex(name: "IX_LoraModels_Slug", table: "LoraModels", column: "Slug", unique: true);

            migrationBuilder.CreateIndex(name: "IX_LoraModels_ThumbnailSha256", table: "LoraModels", column: "ThumbnailSha256");

            migrationBuilder.CreateIndex(name: "IX_Participants_Code", table: "Participants", column: "Code", unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Participants_StudyId_PanelId",
                table: "Participants",
                columns: new[] { "StudyId", "PanelId" },
                unique: true
            );

            migrationBuilder.CreateIndex(name: "IX_PoolItems_Code", table: "PoolItems", column: "Code", unique: true);

            migrationBuilder.CreateIndex(name: "IX_PoolItems_LoraModelId", table: "PoolItems", column: "LoraModelId");

            migrationBuilder.CreateIndex(
                name: "IX_PoolItems_StudyId_TopicId_LoraModelId",
                table: "PoolItems",
                columns: new[] { "StudyId", "TopicId", "LoraModelId" },
                unique: true
            );

            migrationBuilder.CreateIndex(name: "IX_PoolItems_TopicId", table: "PoolItems", column: "TopicId");

            migrationBuilder.CreateIndex(name: "IX_ReferenceImages_BlobSha256", table: "ReferenceImages", column: "BlobSha256");

            migrationBuilder.CreateIndex(
                name: "IX_ReferenceImages_LoraModelId_SampleImageId",
                table: "ReferenceImages",
                columns: new[] { "LoraModelId", "SampleImageId" },
                unique: true
            );

            migrationBuilder.CreateIndex(name: "IX_ReferenceImages_SampleImageId", table: "ReferenceImages", column: "SampleImageId");

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

            migrationBuilder.CreateIndex(name: "IX_SampleImages_BlobSha256", table: "SampleImages", column: "BlobSha256");

            migrationBuilder.CreateIndex(name: "IX_SampleImages_LineDrawingSha256", table: "SampleImages", column: "LineDrawingSha256");

            migrationBuilder.CreateIndex(
                name: "IX_SampleImages_SampleSetId_Code",
                table: "SampleImages",
                columns: new[] { "SampleSetId", "Code" },
                unique: true
            );

            migrationBuilder.CreateIndex(name: "IX_SampleSets_Name", table: "SampleSets", column: "Name", unique: true);

            migrationBuilder.CreateIndex(name: "IX_Searches_BlobSha256", table: "Searches", column: "BlobSha256");

            migrationBuilder.CreateIndex(name: "IX_Searches_Code", table: "Searches", column: "Code", unique: true);

            migrationBuilder.CreateIndex(name: "IX_Searches_ExpiresUtc", table: "Searches", column: "ExpiresUtc");

            migrationBuilder.CreateIndex(name: "IX_Studies_DataSha256", table: "Studies", column: "DataSha256");

            migrationBuilder.CreateIndex(name: "IX_Studies_Invitation", table: "Studies", column: "Invitation", unique: true);

            migrationBuilder.CreateIndex(name: "IX_Studies_OwnerId", table: "Studies", column: "OwnerId");

            migrationBuilder.CreateIndex(name: "IX_Studies_State", table: "Studies", column: "State");

            migrationBuilder.CreateIndex(
                name: "IX_StudyAmendments_StudyId_Number",
                table: "StudyAmendments",
                columns: new[] { "StudyId", "Number" },
                unique: true
            );

            migrationBuilder.CreateIndex(name: "IX_Topics_BlobSha256", table: "Topics", column: "BlobSha256");

            migrationBuilder.CreateIndex(name: "IX_Topics_ReferenceImageId", table: "Topics", column: "ReferenceImageId");

            migrationBuilder.CreateIndex(
                name: "IX_Topics_StudyId_Code",
                table: "Topics",
                columns: new[] { "StudyId", "Code" },
                unique: true
            );

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

            migrationBuilder.CreateIndex(
                name: "IX_VariantMethods_StudyId_Name",
                table: "VariantMethods",
                columns: new[] { "StudyId", "Name" },
                unique: true
            );

            migrationBuilder.CreateIndex(name: "IX_Withdrawals_Receipt", table: "Withdrawals", column: "Receipt", unique: true);

            migrationBuilder.CreateIndex(name: "IX_Withdrawals_StudyId", table: "Withdrawals", column: "StudyId");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(name: "ApiTokens");

            migrationBuilder.DropTable(name: "ArtistPictures");

            migrationBuilder.DropTable(name: "AspNetRoleClaims");

            migrationBuilder.DropTable(name: "AspNetUserClaims");

            migrationBuilder.DropTable(name: "AspNetUserLogins");

            migrationBuilder.DropTable(name: "AspNetUserRoles");

            migrationBuilder.DropTable(name: "AspNetUserTokens");

            migrationBuilder.DropTable(name: "BuildIncidents");

            migrationBuilder.DropTable(name: "CivitaiRecords");

            migrationBuilder.DropTable(name: "Embeddings");

            migrationBuilder.DropTable(name: "Evaluations");

            migrationBuilder.DropTable(name: "ExportBundles");

            migrationBuilder.DropTable(name: "Judgments");

            migrationBuilder.DropTable(name: "LiveEntries");

            migrationBuilder.DropTable(name: "RunEntries");

            migrationBuilder.DropTable(name: "Searches");

            migrationBuilder.DropTable(name: "StudyAmendments");

            migrationBuilder.DropTable(name: "TrainingEpochs");

            migrationBuilder.DropTable(name: "TrainingLosses");

            migrationBuilder.DropTable(name: "Withdrawals");

            migrationBuilder.DropTable(name: "ArtistReports");

            migrationBuilder.DropTable(name: "AspNetRoles");

            migrationBuilder.DropTable(name: "BuildItems");

            migrationBuilder.DropTable(name: "Assignments");

            migrationBuilder.DropTable(name: "BlockItems");

            migrationBuilder.DropTable(name: "LiveRankings");

            migrationBuilder.DropTable(name: "Runs");

            migrationBuilder.DropTable(name: "TrainingRuns");

            migrationBuilder.DropTable(name: "BuildRuns");

            migrationBuilder.DropTable(name: "Participants");

            migrationBuilder.DropTable(name: "AttentionChecks");

            migrationBuilder.DropTable(name: "Blocks");

            migrationBuilder.DropTable(name: "PoolItems");

            migrationBuilder.DropTable(name: "VariantMethods");

            migrationBuilder.DropTable(name: "Encoders");

            migrationBuilder.DropTable(name: "Topics");

            migrationBuilder.DropTable(name: "ReferenceImages");

            migrationBuilder.DropTable(name: "Studies");

            migrationBuilder.DropTable(name: "LoraModels");

            migrationBuilder.DropTable(name: "SampleImages");

            migrationBuilder.DropTable(name: "AspNetUsers");

            migrationBuilder.DropTable(name: "SampleSets");
        }
    }
}
