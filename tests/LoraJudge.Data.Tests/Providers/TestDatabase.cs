using LoraJudge.Data.Providers;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace LoraJudge.Data.Tests.Providers;

/// <summary>A migrated database of one provider, for one class of tests.</summary>
public abstract class TestDatabase : IAsyncLifetime
{
    private ServiceProvider? services;

    /// <summary>Why the tests cannot run here; null where they can.</summary>
    public virtual string? Unavailable => null;

    public IDbContextFactory<LoraJudgeDbContext> Contexts => Services.GetRequiredService<IDbContextFactory<LoraJudgeDbContext>>();

    public DatabaseMigrator Migrator => Services.GetRequiredService<DatabaseMigrator>();

    private ServiceProvider Services => services ?? throw new InvalidOperationException(Unavailable ?? "Not initialized.");

    public async ValueTask InitializeAsync()
    {
        if (Unavailable is not null)
            return;
        services = new ServiceCollection().AddLoraJudgeData(_ => Create()).BuildServiceProvider();
        await Migrator.MigrateAsync();
    }

    public async ValueTask DisposeAsync()
    {
        if (services is not null)
        {
            await RemoveAsync();
            await services.DisposeAsync();
        }
        GC.SuppressFinalize(this);
    }

    /// <summary>Removes every row, dependent tables first.</summary>
    public async Task EmptyAsync()
    {
        await using var context = await Contexts.CreateDbContextAsync();
        foreach (var statement in EmptyTables.Statements(context.Model))
            await context.Database.ExecuteSqlRawAsync(statement);
    }

    protected abstract DatabaseTarget Create();

    protected abstract Task RemoveAsync();
}
