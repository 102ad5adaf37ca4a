using LoraJudge.Data.Providers;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using Microsoft.Extensions.DependencyInjection;

namespace LoraJudge.Data.Tests.Migrations;

public sealed class DatabaseMigratorTests : IDisposable
{
    /// <summary>What EF writes before it migrates and removes afterwards.</summary>
    private const string EfLock = """
        CREATE TABLE IF NOT EXISTS "__EFMigrationsLock" ("Id" INTEGER NOT NULL PRIMARY KEY, "Timestamp" TEXT NOT NULL);
        INSERT INTO "__EFMigrationsLock" VALUES (1, '2026-01-02 12:00:00');
        """;

    private readonly MigrationFixture start = new();

    public void Dispose() => start.Dispose();

    [Fact]
    public async Task The_first_start_makes_the_folder_the_file_and_the_tables()
    {
        var applied = await start.Migrator().MigrateAsync();

        Assert.EndsWith("_Initial", Assert.Single(applied), StringComparison.Ordinal);
        Assert.Equal(0, await start.CountAsync("SELECT COUNT(*) AS Value FROM LoraModels"));
    }

    [Fact]
    public async Task A_start_does_not_wait_for_the_mark_that_a_killed_one_has_left()
    {
        await LeaveEfLockAsync();

        Assert.NotEmpty(await start.Migrator().MigrateAsync().WaitAsync(TimeSpan.FromMinutes(3)));

        Assert.Equal(0, await start.CountAsync("SELECT COUNT(*) AS Value FROM __EFMigrationsLock"));
    }

    [Fact]
    public async Task A_live_process_that_migrates_is_waited_for()
    {
        Directory.CreateDirectory(Path.GetDirectoryName(start.File)!);
        var other = await MigrationLockFile.AcquireAsync(start.File, TimeSpan.Zero, TimeProvider.System, default);
        var patient = MigrationFixture.Start(start.File);
        var waiting = patient.GetRequiredService<DatabaseMigrator>().MigrateAsync();
        await Assert.ThrowsAsync<TimeoutException>(() => waiting.WaitAsync(MigrationFixture.Patience));

        other.Dispose();

        Assert.NotEmpty(await waiting.WaitAsync(TimeSpan.FromMinutes(3)));
        await patient.DisposeAsync();
    }

    [Fact]
    public async Task The_mark_of_a_live_process_is_left_alone_and_the_start_gives_up_in_words()
    {
        await LeaveEfLockAsync();
        using var other = await MigrationLockFile.AcquireAsync(start.File, TimeSpan.Zero, TimeProvider.System, default);

        var refusal = await Assert.ThrowsAsync<TimeoutException>(() => start.Migrator().MigrateAsync());

        Assert.Contains(start.File, refusal.Message, StringComparison.Ordinal);
        Assert.Equal(1, await start.CountAsync("SELECT COUNT(*) AS Value FROM __EFMigrationsLock"));
    }

    [Fact]
    public async Task An_up_to_date_database_starts_even_while_another_process_holds_the_lock()
    {
        await start.Migrator().MigrateAsync();
        using var other = await MigrationLockFile.AcquireAsync(start.File, TimeSpan.Zero, TimeProvider.System, default);

        Assert.Empty(await start.Migrator().MigrateAsync());
    }

    [Fact]
    public async Task Of_many_starts_at_once_one_migrates()
    {
        var starts = Enumerable.Range(0, 4).Select(_ => MigrationFixture.Start(start.File)).ToList();

        var applied = await Task.WhenAll(starts.Select(s => Task.Run(() => s.GetRequiredService<DatabaseMigrator>().MigrateAsync())));

        Assert.Single(applied, migrations => migrations.Count > 0);
        starts.ForEach(s => s.Dispose());
    }

    [Fact]
    public async Task Foreign_keys_are_on_again_after_a_migration()
    {
        await start.Migrator().MigrateAsync();

        Assert.Equal(1, await start.CountAsync("SELECT foreign_keys AS Value FROM pragma_foreign_keys"));
    }

    /// <summary>Development versions had several migrations, the first of them Catalogue. A backup is not in write-ahead mode.</summary>
    [Theory]
    [InlineData("20261123191332_Catalogue")]
    [InlineData("20261123191332_Catalogue", "20261124225647_Training", "20261129110535_LoraModelFamily")]
    public async Task A_database_of_a_development_version_is_refused_in_words_and_left_as_it_is(params string[] migrations)
    {
        await MakeEarlierAsync(migrations);
        var before = await File.ReadAllBytesAsync(start.File);

        var refusal = await Assert.ThrowsAsync<EarlierDatabaseException>(() => start.Migrator().MigrateAsync());

        Assert.Contains(start.File, refusal.Message, StringComparison.Ordinal);
        Assert.Contains("Storage:Folder", refusal.Message, StringComparison.Ordinal);
        Assert.Equal(before, await File.ReadAllBytesAsync(start.File));
        Assert.Equal([start.File], Directory.GetFiles(Path.GetDirectoryName(start.File)!));
    }

    [Fact]
    public async Task A_database_that_a_later_version_has_migrated_starts()
    {
        await start.Migrator().MigrateAsync();
        await using (var context = await start.Contexts.CreateDbContextAsync())
            await context.Database.ExecuteSqlAsync($"INSERT INTO __EFMigrationsHistory VALUES ('29991231235959_Later', '10.0.0')");

        Assert.Empty(await start.Migrator().MigrateAsync());
    }

    private async Task MakeEarlierAsync(string[] migrations)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(start.File)!);
        await using var context = await start.Contexts.CreateDbContextAsync();
        await context.Database.ExecuteSqlRawAsync(context.GetService<IHistoryRepository>().GetCreateScript());
        foreach (var migration in migrations)
            await context.Database.ExecuteSqlAsync($"INSERT INTO __EFMigrationsHistory VALUES ({migration}, '10.0.0')");
    }

    private async Task LeaveEfLockAsync()
    {
        Directory.CreateDirectory(Path.GetDirectoryName(start.File)!);
        await using var context = await start.Contexts.CreateDbContextAsync();
        await context.Database.ExecuteSqlRawAsync(EfLock);
    }
}
