using LoraJudge.Data;
using LoraJudge.Data.Providers;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;

namespace LoraJudge.Migrations.Sqlite;

/// <summary>The context as dotnet-ef sees it: the provider and its settings, no database.</summary>
public sealed class DesignTimeFactory : IDesignTimeDbContextFactory<LoraJudgeDbContext>
{
    public LoraJudgeDbContext CreateDbContext(string[] args)
    {
        var builder = new DbContextOptionsBuilder<LoraJudgeDbContext>();
        builder.UseLoraJudgeSqlite("Data Source=design.db");
        return new LoraJudgeDbContext(builder.Options);
    }
}
