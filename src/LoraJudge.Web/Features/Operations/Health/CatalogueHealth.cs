using LoraJudge.Web.Features.Catalog.Indexing;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace LoraJudge.Web.Features.Operations.Health;

/// <summary>Healthy when there is a snapshot to search.</summary>
public sealed class CatalogueHealth(CatalogueSnapshots snapshots, ProgressBoard board) : IHealthCheck
{
    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) =>
        Task.FromResult(
            snapshots.Current is { } snapshot
                ? HealthCheckResult.Healthy(
                    $"{snapshot.Index.ModelCount} models with {snapshot.Index.ReferenceCount} pictures can be searched."
                )
            : board.Running.Count > 0 ? HealthCheckResult.Unhealthy("The catalogue is being made.")
            : HealthCheckResult.Unhealthy("The catalogue is empty. Import models: LoraJudge.Web import FOLDER.")
        );
}
