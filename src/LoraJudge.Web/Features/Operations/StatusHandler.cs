using System.Reflection;
using LoraJudge.Data;
using LoraJudge.Web.Features.Catalog.Indexing;
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
        return new PortalStatus([.. parts], await CountAsync(cancellation), snapshots.Current?.EncoderName, Version);
    }

    /// <summary>The portal's, with the beginning of its commit.</summary>
    public static string Version =>
        typeof(StatusHandler).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion is { } version
            ? ShortenCommit(version)
            : "unknown";

    /// <summary>"1.0.0+968ed02d06…" → "1.0.0+968ed02".</summary>
    private static string ShortenCommit(string version) =>
        version.IndexOf('+') is var plus and >= 0 ? version[..Math.Min(version.Length, plus + 8)] : version;

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
