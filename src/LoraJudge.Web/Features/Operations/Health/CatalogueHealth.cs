using LoraJudge.Web.Features.Catalog.Indexing;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace LoraJudge.Web.Features.Operations.Health;

/// <summary>Healthy when there is a snapshot to search.</summary>
internal sealed class CatalogueHealth(CatalogueSnapshots snapshots, CatalogueReadiness readiness) : IHealthCheck
{
    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        if (snapshots.Current is { Index: var index })
            return HealthCheckResult.Healthy($"{index.ModelCount} models with {index.ReferenceCount} pictures can be searched.");
        return HealthCheckResult.Unhealthy(
            await readiness.GetAsync(cancellationToken) switch
            {
                CatalogueStanding.Empty => "The catalogue is empty. Import models: LoraJudge.Web import FOLDER.",
                CatalogueStanding.EncoderUnavailable => "Without an encoder there is nothing to search.",
                _ => "The catalogue is being made.",
            }
        );
    }
}
