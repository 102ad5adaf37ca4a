using Microsoft.EntityFrameworkCore;

namespace LoraJudge.Data.Providers;

/// <summary>EF on SQL Server, the same when migrations are made and when the portal runs.</summary>
public static class SqlServerSetup
{
    public const string EfProviderName = "Microsoft.EntityFrameworkCore.SqlServer";
    public const string MigrationsAssembly = "LoraJudge.Migrations.SqlServer";

    /// <summary>SQL Server 2019. Column types depend on it, so a change needs a migration.</summary>
    private const int CompatibilityLevel = 150;

    /// <summary>A connection reset, as it is numbered on Linux; not among the errors that are retried by default.</summary>
    private const int ConnectionReset = 0;

    public static DbContextOptionsBuilder UseLoraJudgeSqlServer(
        this DbContextOptionsBuilder builder,
        string connectionString,
        int? maxBatchSize = null
    ) =>
        builder.UseSqlServer(
            connectionString,
            server =>
            {
                server
                    .MigrationsAssembly(MigrationsAssembly)
                    .UseCompatibilityLevel(CompatibilityLevel)
                    .EnableRetryOnFailure(errorNumbersToAdd: [ConnectionReset]);
                if (maxBatchSize is { } rows)
                    server.MaxBatchSize(rows);
            }
        );
}
