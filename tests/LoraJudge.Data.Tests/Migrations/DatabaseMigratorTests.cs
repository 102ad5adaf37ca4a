using LoraJudge.Data.Providers;
using Microsoft.EntityFrameworkCore;
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

        Assert.EndsWith("_Catalogue", applied[0], StringComparison.Ordinal);
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

    private async Task LeaveEfLockAsync()
    {
        Directory.CreateDirectory(Path.GetDirectoryName(start.File)!);
        await using var context = await start.Contexts.CreateDbContextAsync();
        await context.Database.ExecuteSqlRawAsync(EfLock);
    }
}
