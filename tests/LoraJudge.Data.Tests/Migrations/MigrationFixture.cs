using LoraJudge.Data.Providers;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;

namespace LoraJudge.Data.Tests.Migrations;

/// <summary>A SQLite file that no migration has touched yet, and what a start of the portal does with it.</summary>
internal sealed class MigrationFixture : IDisposable
{
    public static readonly TimeSpan Patience = TimeSpan.FromMilliseconds(500);

    private readonly TempFolder folder = new();
    private readonly ServiceProvider services;

    public MigrationFixture()
    {
        File = Path.Combine(folder.Path, "new folder", "lorajudge.db");
        services = Start(File);
        Contexts = services.GetRequiredService<IDbContextFactory<LoraJudgeDbContext>>();
    }

    public string File { get; }

    public IDbContextFactory<LoraJudgeDbContext> Contexts { get; }

    public static ServiceProvider Start(string file, Action<DbContextOptionsBuilder>? configure = null)
    {
        var start = new ServiceCollection().AddLoraJudgeData(new DatabaseOptions(), Path.GetDirectoryName(file)!);
        start.ConfigureDbContext<LoraJudgeDbContext>(builder => configure?.Invoke(builder));
        return start.BuildServiceProvider();
    }

    /// <summary>A migrator that does not wait long for another process.</summary>
    public DatabaseMigrator Migrator() =>
        new(
            Contexts,
            new SqliteMigrationGuard(File, Patience, TimeProvider.System, NullLogger.Instance),
            NullLogger<DatabaseMigrator>.Instance
        );

    public async Task<int> CountAsync(string sql)
    {
        await using var context = await Contexts.CreateDbContextAsync();
        return await context.Database.SqlQueryRaw<int>(sql).SingleAsync();
    }

    public void Dispose()
    {
        services.Dispose();
        folder.Dispose();
    }
}
