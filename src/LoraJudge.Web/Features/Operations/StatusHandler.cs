using LoraJudge.Data;
using LoraJudge.Web.Features.Catalogue.Indexing;
using LoraJudge.Web.Shared;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace LoraJudge.Web.Features.Operations;

/// <summary>How the portal is.</summary>
internal sealed class StatusHandler(HealthCheckService health, IDbContextFactory<LoraJudgeDbContext> contexts, CatalogueSnapshots snapshots)
{
    public async Task<PortalStatus> GetAsync(CancellationToken cancellation)
    {
        var report = await health.CheckHealthAsync(cancellation);
        var parts = report.Entries.Select(entry => new PartStatus(
            entry.Key,
            entry.Value.Status == HealthStatus.Healthy,
            entry.Value.Description ?? ""
        ));
        return new PortalStatus([.. parts], await CountAsync(cancellation), snapshots.Current?.EncoderName, ProgramVersion.Current);
    }

    /// <summary>Null where the database does not answer: then the parts say so.</summary>
    private async Task<CatalogueCounts?> CountAsync(CancellationToken cancellation)
    {
        try
        {
            await using var context = await contexts.CreateDbContextAsync(cancellation);
            return new CatalogueCounts(
                await context.LoraModels.CountAsync(cancellation),
                await context.ReferenceImages.CountAsync(cancellation),
                await context.SampleImages.CountAsync(cancellation),
                await context.Searches.CountAsync(search => search.RemovedUtc == null, cancellation)
            );
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            return null;
        }
    }
}

/// <param name="Encoder">The encoder of the snapshot that searches read; null where there is none.</param>
internal sealed record PortalStatus(IReadOnlyList<PartStatus> Parts, CatalogueCounts? Counts, string? Encoder, string Version)
{
    public bool IsWell => Parts.All(part => part.IsWell);
}

/// <param name="Says">What is right or wrong, and how to mend it.</param>
internal sealed record PartStatus(string Name, bool IsWell, string Says);

/// <param name="Searches">Searches whose pictures are kept.</param>
internal sealed record CatalogueCounts(int Models, int References, int Samples, int Searches);
