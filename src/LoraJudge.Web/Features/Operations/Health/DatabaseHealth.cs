using LoraJudge.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace LoraJudge.Web.Features.Operations.Health;

/// <summary>Healthy when the database answers and has all migrations.</summary>
internal sealed class DatabaseHealth(IDbContextFactory<LoraJudgeDbContext> contexts) : IHealthCheck
{
    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        try
        {
            await using var database = await contexts.CreateDbContextAsync(cancellationToken);
            var pending = (await database.Database.GetPendingMigrationsAsync(cancellationToken)).Count();
            return pending == 0
                ? HealthCheckResult.Healthy("The database answers and is up to date.")
                : HealthCheckResult.Unhealthy($"The database lacks {pending} migrations. Start the portal again; it applies them.");
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            return HealthCheckResult.Unhealthy(
                "The database does not answer. See the portal's log and Database:ConnectionString.",
                exception
            );
        }
    }
}
