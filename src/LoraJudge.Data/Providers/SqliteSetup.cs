using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Migrations;

namespace LoraJudge.Data.Providers;

/// <summary>EF on SQLite, the same when migrations are made and when the portal runs.</summary>
public static class SqliteSetup
{
    public const string MigrationsAssembly = "LoraJudge.Migrations.Sqlite";

    public static DbContextOptionsBuilder UseLoraJudgeSqlite(this DbContextOptionsBuilder builder, string connectionString) =>
        builder
            .UseSqlite(connectionString, sqlite => sqlite.MigrationsAssembly(MigrationsAssembly))
            .ReplaceService<IMigrationsSqlGenerator, AtomicSqliteMigrations>()
            .AddInterceptors(SqliteConnectionSettings.Instance);
}
