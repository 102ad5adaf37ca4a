using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;

namespace LoraJudge.Data.Providers;

/// <summary>Brings the database to the program's version when it starts.</summary>
public sealed partial class DatabaseMigrator
{
    private readonly IDbContextFactory<LoraJudgeDbContext> contexts;
    private readonly IMigrationGuard guard;
    private readonly ILogger<DatabaseMigrator> logger;

    internal DatabaseMigrator(IDbContextFactory<LoraJudgeDbContext> contexts, IMigrationGuard guard, ILogger<DatabaseMigrator> logger)
    {
        this.contexts = contexts;
        this.guard = guard;
        this.logger = logger;
    }

    /// <summary>
    /// Creates the database where there is none and applies the migrations that it lacks, also where an earlier start was killed in the
    /// middle of that. Doing it twice, or in two processes at once, changes nothing more.
    /// </summary>
    /// <returns>The migrations that were applied, oldest first; none where the database was up to date.</returns>
    /// <exception cref="TimeoutException">Another process goes on migrating.</exception>
    /// <exception cref="EarlierDatabaseException">The tables were made before the first migration of this version; nothing was changed.</exception>
    public async Task<IReadOnlyList<string>> MigrateAsync(CancellationToken cancellation = default)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellation);
        await EnsureOfThisHistoryAsync(context, cancellation);
        await guard.PrepareAsync(context, cancellation);
        if (!(await context.Database.GetPendingMigrationsAsync(cancellation)).Any())
            return [];
        await using var protection = await guard.EnterAsync(context, cancellation);
        // Another process may have applied them while this one waited.
        string[] pending = [.. await context.Database.GetPendingMigrationsAsync(cancellation)];
        if (pending.Length == 0)
            return [];
        LogApplying(pending.Length, pending[^1]);
        await context.Database.MigrateAsync(cancellation);
        return pending;
    }

    /// <summary>Before anything is written: what can be prepared or migrated begins with this program's first migration, or is empty.</summary>
    private static async Task EnsureOfThisHistoryAsync(LoraJudgeDbContext context, CancellationToken cancellation)
    {
        string[] applied = [.. await context.Database.GetAppliedMigrationsAsync(cancellation)];
        if (applied.Length > 0 && !applied.Contains(context.Database.GetMigrations().First(), StringComparer.Ordinal))
            throw new EarlierDatabaseException(context.Database.GetDbConnection().DataSource);
    }

    [LoggerMessage(LogLevel.Information, "Applying {Count} migrations to the database, up to {Last}.")]
    private partial void LogApplying(int count, string last);
}
