using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace LoraJudge.Migrations.Sqlite.Migrations
{
    /// <inheritdoc />
    public partial class Catalogue : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "Encoders",
                columns: table => new
                {
                    Id = table.Column<long>(type: "INTEGER", nullable: false).Annotation("Sqlite:Autoincrement", true),
                    Hash = table.Column<string>(type: "TEXT", unicode: false, maxLength: 64, nullable: false),
                    Name = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    Kind = table.Column<int>(type: "INTEGER", nullable: false),
                    Dimensions = table.Column<int>(type: "INTEGER", nullable: false),
                    SourceId = table.Column<long>(type: "INTEGER", nullable: true),
                    Projection = table.Column<byte[]>(type: "BLOB", nullable: true),
                    FittedOn = table.Column<int>(type: "INTEGER", nullable: false),
                    IsActive = table.Column<bool>(type: "INTEGER", nullable: false),
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
                    TriggerWords = table.Column<string>(type: "TEXT", nullable: false),
                    Licence = table.Column<string>(type: "TEXT", maxLength: 400, nullable: true),
                    AllowsUncredited = table.Column<bool>(type: "INTEGER", nullable: true),
                    AllowsDerivatives = table.Column<bool>(type: "INTEGER", nullable: true),
                    CommercialUse = table.Column<int>(type: "INTEGER", nullable: true),
                    SourceUrl = table.Column<string>(type: "TEXT", maxLength: 2000, nullable: true),
                    NsfwLevel = table.Column<int>(type: "INTEGER", nullable: false),
                    Sha256 = table.Column<string>(type: "TEXT", unicode: false, maxLength: 64, nullable: true),
                    IsStandIn = table.Column<bool>(type: "INTEGER", nullable: false),
                    Sources = table.Column<string>(type: "TEXT", nullable: false),
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
                name: "SampleImages",
                columns: table => new
                {
                    Id = table.Column<long>(type: "INTEGER", nullable: false).Annotation("Sqlite:Autoincrement", true),
                    SampleSetId = table.Column<long>(type: "INTEGER", nullable: false),
                    Code = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    Category = table.Column<int>(type: "INTEGER", nullable: false),
                    Licence = table.Column<string>(type: "TEXT", maxLength: 400, nullable: true),
                    BlobSha256 = table.Column<string>(type: "TEXT", unicode: false, maxLength: 64, nullable: true),
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

            migrationBuilder.CreateIndex(name: "IX_Embeddings_EncoderId", table: "Embeddings", column: "EncoderId");

            migrationBuilder.CreateIndex(
                name: "IX_Embeddings_ReferenceImageId_EncoderId",
                table: "Embeddings",
                columns: new[] { "ReferenceImageId", "EncoderId" },
                unique: true
            );

            migrationBuilder.CreateIndex(name: "IX_Encoders_Hash", table: "Encoders", column: "Hash", unique: true);

            migrationBuilder.CreateIndex(name: "IX_Encoders_SourceId", table: "Encoders", column: "SourceId");

            migrationBuilder.CreateIndex(name: "IX_LoraModels_Sha256", table: "LoraModels", column: "Sha256", unique: true);

            migrationBuilder.CreateIndex(name: "IX_LoraModels_Slug", table: "LoraModels", column: "Slug", unique: true);

            migrationBuilder.CreateIndex(name: "IX_ReferenceImages_BlobSha256", table: "ReferenceImages", column: "BlobSha256");

            migrationBuilder.CreateIndex(
                name: "IX_ReferenceImages_LoraModelId_SampleImageId",
                table: "ReferenceImages",
                columns: new[] { "LoraModelId", "SampleImageId" },
                unique: true
            );

            migrationBuilder.CreateIndex(name: "IX_ReferenceImages_SampleImageId", table: "ReferenceImages", column: "SampleImageId");

            migrationBuilder.CreateIndex(name: "IX_SampleImages_BlobSha256", table: "SampleImages", column: "BlobSha256");

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
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(name: "Embeddings");

            migrationBuilder.DropTable(name: "Searches");

            migrationBuilder.DropTable(name: "Encoders");

            migrationBuilder.DropTable(name: "ReferenceImages");

            migrationBuilder.DropTable(name: "LoraModels");

            migrationBuilder.DropTable(name: "SampleImages");

            migrationBuilder.DropTable(name: "SampleSets");
        }
    }
}
