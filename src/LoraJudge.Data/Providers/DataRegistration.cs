using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace LoraJudge.Data.Providers;

public static class DataRegistration
{
    /// <summary>Registers an <see cref="IDbContextFactory{TContext}"/> of the database and its <see cref="DatabaseMigrator"/>.</summary>
    /// <param name="services">The program's services.</param>
    /// <param name="options">The section "Database".</param>
    /// <param name="dataFolder">Where SQLite's file is kept unless the connection string says otherwise.</param>
    /// <exception cref="OptionsValidationException">An option is wrong; the messages say what to write instead.</exception>
    public static IServiceCollection AddLoraJudgeData(this IServiceCollection services, DatabaseOptions options, string dataFolder)
    {
        var target = DatabaseTarget.From(options, dataFolder);
        return services.AddLoraJudgeData(_ => target);
    }

    /// <summary>The same for a target that is known only when the services are built.</summary>
    public static IServiceCollection AddLoraJudgeData(this IServiceCollection services, Func<IServiceProvider, DatabaseTarget> target)
    {
        services.AddLogging();
        services.TryAddSingleton(TimeProvider.System);
        services.AddSingleton(target);
        services.AddSingleton(_ => new WriteGate(WriteGate.DefaultPatience));
        services.AddSingleton<WriteGateTransactions>();
        services.AddSingleton<WriteGateCommands>();
        services.AddDbContextFactory<LoraJudgeDbContext>(Configure);
        services.AddSingleton(Migrator);
        return services;
    }

    private static void Configure(IServiceProvider services, DbContextOptionsBuilder builder)
    {
        var target = services.GetRequiredService<DatabaseTarget>();
        if (target.Provider == DatabaseProvider.SqlServer)
        {
            builder.UseLoraJudgeSqlServer(target.ConnectionString, target.MaxBatchSize);
            return;
        }
        builder
            .UseLoraJudgeSqlite(target.ConnectionString)
            .AddInterceptors(services.GetRequiredService<WriteGateTransactions>(), services.GetRequiredService<WriteGateCommands>());
    }

    private static DatabaseMigrator Migrator(IServiceProvider services)
    {
        var logger = services.GetRequiredService<ILogger<DatabaseMigrator>>();
        IMigrationGuard guard = services.GetRequiredService<DatabaseTarget>() is { File: { } file }
            ? new SqliteMigrationGuard(file, SqliteMigrationGuard.DefaultPatience, services.GetRequiredService<TimeProvider>(), logger)
            : new SqlServerMigrationGuard();
        return new DatabaseMigrator(services.GetRequiredService<IDbContextFactory<LoraJudgeDbContext>>(), guard, logger);
    }
}
