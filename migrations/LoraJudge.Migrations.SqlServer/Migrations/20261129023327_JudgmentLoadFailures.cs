using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace LoraJudge.Migrations.SqlServer.Migrations
{
    /// <inheritdoc />
    public partial class JudgmentLoadFailures : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<int>(name: "LoadFailures", table: "Judgments", type: "int", nullable: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropColumn(name: "LoadFailures", table: "Judgments");
        }
    }
}
