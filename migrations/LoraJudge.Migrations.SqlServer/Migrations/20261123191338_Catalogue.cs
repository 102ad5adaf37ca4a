using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace LoraJudge.Migrations.SqlServer.Migrations
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
                    Id = table.Column<long>(type: "bigint", nullable: false).Annotation("SqlServer:Identity", "1, 1"),
                    Hash = table.Column<string>(
                        type: "varchar(64)",
                        unicode: false,
                        maxLength: 64,
                        nullable: false,
                        collation: "Latin1_General_100_BIN2"
                    ),
                    Name = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: false),
                    Kind = table.Column<int>(type: "int", nullable: false),
                    Dimensions = table.Column<int>(type: "int", nullable: false),
                    SourceId = table.Column<long>(type: "bigint", nullable: true),
                    Projection = table.Column<byte[]>(type: "varbinary(max)", nullable: true),
                    FittedOn = table.Column<int>(type: "int", nullable: false),
                    IsActive = table.Column<bool>(type: "bit", nullable: false),
                    CreatedUtc = table.Column<DateTime>(type: "datetime2", nullable: false),
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
                    Id = table.Column<long>(type: "bigint", nullable: false).Annotation("SqlServer:Identity", "1, 1"),
                    Slug = table.Column<string>(
                        type: "nvarchar(100)",
                        maxLength: 100,
                        nullable: false,
                        collation: "Latin1_General_100_BIN2"
                    ),
                    Name = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: false),
                    LoraName = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: false),
                    Version = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: true),
                    Creator = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: true),
                    BaseModel = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: true),
                    TriggerWords = table.Column<string>(type: "nvarchar(max)", nullable: false),
                    Licence = table.Column<string>(type: "nvarchar(400)", maxLength: 400, nullable: true),
                    AllowsUncredited = table.Column<bool>(type: "bit", nullable: true),
                    AllowsDerivatives = table.Column<bool>(type: "bit", nullable: true),
                    CommercialUse = table.Column<int>(type: "int", nullable: true),
                    SourceUrl = table.Column<string>(type: "nvarchar(2000)", maxLength: 2000, nullable: true),
                    NsfwLevel = table.Column<int>(type: "int", nullable: false),
                    Sha256 = table.Column<string>(
                        type: "varchar(64)",
                        unicode: false,
                        maxLength: 64,
                        nullable: true,
                        collation: "Latin1_General_100_BIN2"
                    ),
                    IsStandIn = table.Column<bool>(type: "bit", nullable: false),
                    Sources = table.Column<string>(type: "nvarchar(max)", nullable: false),
                    CreatedUtc = table.Column<DateTime>(type: "datetime2", nullable: false),
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
                    Id = table.Column<long>(type: "bigint", nullable: false).Annotation("SqlServer:Identity", "1, 1"),
                    Name = table.Column<string>(
                        type: "nvarchar(200)",
                        maxLength: 200,
                        nullable: false,
                        collation: "Latin1_General_100_BIN2"
                    ),
                    CreatedUtc = table.Column<DateTime>(type: "datetime2", nullable: false),
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
                    Id = table.Column<long>(type: "bigint", nullable: false).Annotation("SqlServer:Identity", "1, 1"),
                    Code = table.Column<string>(
                        type: "varchar(22)",
                        unicode: false,
                        maxLength: 22,
                        nullable: false,
                        collation: "Latin1_General_100_BIN2"
                    ),
                    BlobSha256 = table.Column<string>(
                        type: "varchar(64)",
                        unicode: false,
                        maxLength: 64,
                        nullable: true,
                        collation: "Latin1_General_100_BIN2"
                    ),
                    Width = table.Column<int>(type: "int", nullable: false),
                    Height = table.Column<int>(type: "int", nullable: false),
                    Vector = table.Column<byte[]>(type: "varbinary(max)", nullable: true),
                    EncoderHash = table.Column<string>(
                        type: "varchar(64)",
                        unicode: false,
                        maxLength: 64,
                        nullable: true,
                        collation: "Latin1_General_100_BIN2"
                    ),
                    CreatedUtc = table.Column<DateTime>(type: "datetime2", nullable: false),
                    ExpiresUtc = table.Column<DateTime>(type: "datetime2", nullable: false),
                    RemovedUtc = table.Column<DateTime>(type: "datetime2", nullable: true),
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
                    Id = table.Column<long>(type: "bigint", nullable: false).Annotation("SqlServer:Identity", "1, 1"),
                    SampleSetId = table.Column<long>(type: "bigint", nullable: false),
                    Code = table.Column<string>(
                        type: "nvarchar(200)",
                        maxLength: 200,
                        nullable: false,
                        collation: "Latin1_General_100_BIN2"
                    ),
                    Category = table.Column<int>(type: "int", nullable: false),
                    Licence = table.Column<string>(type: "nvarchar(400)", maxLength: 400, nullable: true),
                    BlobSha256 = table.Column<string>(
                        type: "varchar(64)",
                        unicode: false,
                        maxLength: 64,
                        nullable: true,
                        collation: "Latin1_General_100_BIN2"
                    ),
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
                    Id = table.Column<long>(type: "bigint", nullable: false).Annotation("SqlServer:Identity", "1, 1"),
                    LoraModelId = table.Column<long>(type: "bigint", nullable: false),
                    SampleImageId = table.Column<long>(type: "bigint", nullable: false),
                    BlobSha256 = table.Column<string>(
                        type: "varchar(64)",
                        unicode: false,
                        maxLength: 64,
                        nullable: false,
                        collation: "Latin1_General_100_BIN2"
                    ),
                    Width = table.Column<int>(type: "int", nullable: false),
                    Height = table.Column<int>(type: "int", nullable: false),
                    Backend = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: true),
                    Parameters = table.Column<string>(type: "nvarchar(max)", nullable: true),
                    Seed = table.Column<long>(type: "bigint", nullable: true),
                    CreatedUtc = table.Column<DateTime>(type: "datetime2", nullable: false),
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
                    Id = table.Column<long>(type: "bigint", nullable: false).Annotation("SqlServer:Identity", "1, 1"),
                    ReferenceImageId = table.Column<long>(type: "bigint", nullable: false),
                    EncoderId = table.Column<long>(type: "bigint", nullable: false),
                    Vector = table.Column<byte[]>(type: "varbinary(max)", nullable: false),
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

            migrationBuilder.CreateIndex(
                name: "IX_LoraModels_Sha256",
                table: "LoraModels",
                column: "Sha256",
                unique: true,
                filter: "[Sha256] IS NOT NULL"
            );

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
