using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace LoraJudge.Migrations.SqlServer.Migrations
{
    /// <inheritdoc />
    public partial class TrainedModels : Migration
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
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropColumn(name: "TrainedModels", table: "TrainingRuns");

            migrationBuilder.DropColumn(name: "ValidatedModels", table: "TrainingRuns");
        }
    }
}
