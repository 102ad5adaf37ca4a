using LoraJudge.Data;
using Microsoft.EntityFrameworkCore;

namespace LoraJudge.Web.Features.Catalog.BackEnds;

/// <summary>Samples of the catalogue that a trial can be made of.</summary>
internal sealed class TrialSamples(IDbContextFactory<LoraJudgeDbContext> contexts)
{
    private const int Most = 60;

    public async Task<IReadOnlyList<TrialSample>> ListAsync(CancellationToken cancellation)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellation);
        return await context
            .SampleImages.Where(sample => sample.BlobSha256 != null)
            .OrderBy(sample => sample.SampleSet.Name)
            .ThenBy(sample => sample.Code)
            .Take(Most)
            .Select(sample => new TrialSample(sample.BlobSha256!, $"{sample.SampleSet.Name}: {sample.Code}"))
            .ToListAsync(cancellation);
    }
}

/// <param name="Sha256">Of its file.</param>
public sealed record TrialSample(string Sha256, string Title);
