using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;

namespace LoraJudge.Data.Providers;

/// <summary>
/// EF marks a migration of SQLite by a row that a killed process leaves behind, and waits for that row for ever. Whoever holds the lock
/// file knows that nobody else migrates, and may remove the row.
/// </summary>
internal sealed partial class SqliteMigrationGuard(string databaseFile, TimeSpan patience, TimeProvider time, ILogger logger)
    : IMigrationGuard
{
    public static readonly TimeSpan DefaultPatience = TimeSpan.FromMinutes(2);

    public async Task PrepareAsync(LoraJudgeDbContext context, CancellationToken cancellation)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(databaseFile)!);
        if (File.Exists(databaseFile))
            await UseWriteAheadLogAsync(context, cancellation);
    }

    public async Task<IAsyncDisposable> EnterAsync(LoraJudgeDbContext context, CancellationToken cancellation)
    {
        var file = await MigrationLockFile.AcquireAsync(databaseFile, patience, time, cancellation);
        try
        {
            // Opened here, the connection stays the migration's, and foreign keys stay off through all of it.
            await context.Database.OpenConnectionAsync(cancellation);
            await UseWriteAheadLogAsync(context, cancellation);
            await RemoveStaleMarkAsync(context, cancellation);
            await context.Database.ExecuteSqlRawAsync("PRAGMA foreign_keys = OFF", cancellation);
            return new Protection(context, file);
        }
        catch
        {
            file.Dispose();
            throw;
        }
    }

    private static Task UseWriteAheadLogAsync(LoraJudgeDbContext context, CancellationToken cancellation) =>
        context.Database.ExecuteSqlRawAsync("PRAGMA journal_mode = WAL", cancellation);

    private async Task RemoveStaleMarkAsync(LoraJudgeDbContext context, CancellationToken cancellation)
    {
        var tables = await context
            .Database.SqlQuery<int>($"SELECT COUNT(*) AS Value FROM sqlite_master WHERE name = '__EFMigrationsLock'")
            .SingleAsync(cancellation);
        if (tables == 0)
            return;
        if (await context.Database.ExecuteSqlRawAsync("DELETE FROM __EFMigrationsLock", cancellation) > 0)
            LogStaleMark(databaseFile);
    }

    [LoggerMessage(LogLevel.Warning, "A migration of {File} was cut off; it is done again.")]
    private partial void LogStaleMark(string file);

    private sealed class Protection(LoraJudgeDbContext context, IDisposable file) : IAsyncDisposable
    {
        public async ValueTask DisposeAsync()
        {
            try
            {
                // The connection goes back to the pool.
                await context.Database.ExecuteSqlRawAsync("PRAGMA foreign_keys = ON");
                await context.Database.CloseConnectionAsync();
            }
            finally
            {
                file.Dispose();
            }
        }
    }
}
